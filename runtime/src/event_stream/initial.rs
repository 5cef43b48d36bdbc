//! The first message of a response: over protocols without HTTP bindings it holds the members of the output beside the
//! stream (<https://smithy.io/2.0/spec/streaming.html#initial-response-messages>).

use super::EventReceiver;
use crate::client::operation::Descriptor;
use crate::client::orchestrate::Erased;
use crate::schema::read::{ReadError, Reader, Slot};
use crate::schema::shape::{Shape, Traits};
use crate::services::s3::request_ids::RequestIds;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::body::SdkBody;
use std::any::Any;
use std::future::Future;
use std::pin::Pin;

/// The payload of a message to come.
pub type Payload<'a> = Pin<Box<dyn Future<Output = Result<Option<Vec<u8>>, BoxError>> + Send + 'a>>;

/// An output whose members come later, in the first message.
pub(crate) struct Later;

impl Reader for Later {
    fn structure(&mut self, _: Traits, _: &'static Shape, _: &mut [&mut dyn Slot]) -> Result<(), ReadError> {
        Ok(())
    }
}

/// A stream of events, whatever they are.
pub trait Events: Send {
    /// The payload of the first message where that is no event; an event is kept.
    fn initial(&mut self) -> Payload<'_>;
    /// Puts itself into the place of another stream of the same events.
    fn move_to(&mut self, place: &mut dyn Events);
    /// The stream itself.
    fn as_any(&mut self) -> &mut dyn Any;
}

impl<T, E> Events for EventReceiver<T, E>
where
    T: Send + Sync + 'static,
    E: std::error::Error + Send + Sync + 'static,
{
    fn initial(&mut self) -> Payload<'_> {
        Box::pin(async move {
            let message = self.recv_initial().await?;
            Ok(message.map(|message| message.payload().to_vec()))
        })
    }

    fn move_to(&mut self, place: &mut dyn Events) {
        if let Some(place) = place.as_any().downcast_mut::<Self>() {
            std::mem::swap(self, place);
        }
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}

/// Waits for the first message, where the protocol has one and the output has members for it.
pub(crate) async fn with_initial(
    operation: &'static Descriptor,
    mut output: Output,
    request_id: Option<String>,
) -> Erased {
    let protocol = operation.service.protocol;
    let events = (operation.events)(&mut output).filter(|_| protocol.has_initial_messages());
    let Some(events) = events else {
        return Ok(output);
    };
    let Some(payload) = events.initial().await.map_err(failed)? else {
        return Ok(output);
    };
    let ids = RequestIds {
        own: request_id.as_deref(),
        // no service has both
        extended: None,
    };
    let mut filled = None;
    let read = protocol.read_document(&payload, &mut |reader| {
        filled = Some((operation.read_output)(reader, ids)?);
        Ok(())
    });
    let filled = read.and(filled.ok_or_else(|| ReadError::new("the first message holds no members")));
    let mut filled = filled.map_err(|error| failed(error.into()))?;
    if let Some(place) = (operation.events)(&mut filled) {
        events.move_to(place);
    }
    Ok(filled)
}

/// The response itself is what the stream is read from.
fn failed(error: BoxError) -> SdkError<Error, HttpResponse> {
    let status = http::StatusCode::OK.into();
    SdkError::response_error(error, HttpResponse::new(status, SdkBody::empty()))
}
