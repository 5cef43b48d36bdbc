//! The first message of a response: over protocols without HTTP bindings it holds the members of the output beside the
//! stream (<https://smithy.io/2.0/spec/streaming.html#initial-response-messages>).

use super::receiver::EventReceiver;
use crate::schema::read::{ReadError, Reader, Slot};
use crate::schema::shape::{Shape, Traits};
use aws_smithy_runtime_api::box_error::BoxError;
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
