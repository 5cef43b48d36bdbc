//! The initial response message: under protocols without HTTP bindings it holds the members of the output besides the
//! stream (<https://smithy.io/2.0/spec/streaming.html#initial-response-messages>).

use super::receiver::EventReceiver;
use crate::schema::read::{Read, ReadError, Reader};
use crate::schema::shape::{Shape, Traits};
use aws_smithy_runtime_api::box_error::BoxError;
use std::any::Any;
use std::future::Future;
use std::pin::Pin;

/// The future payload of the initial message.
pub type Payload<'a> = Pin<Box<dyn Future<Output = Result<Option<Vec<u8>>, BoxError>> + Send + 'a>>;

/// Marks an output whose members arrive later, in the initial message.
pub(crate) struct AwaitsInitialMessage;

impl Reader for AwaitsInitialMessage {
    fn structure(&mut self, _: Traits, _: &'static Shape, _: &mut [&mut dyn Read]) -> Result<(), ReadError> {
        Ok(())
    }
}

/// A stream of events of any type.
pub trait ErasedEvents: Send {
    /// Receives the payload of the initial message; `None` if the first message is an event, which is kept for later.
    fn initial(&mut self) -> Payload<'_>;
    /// Moves this stream into the place of another one of the same type.
    fn move_to(&mut self, place: &mut dyn ErasedEvents);
    /// Returns the stream as [`Any`].
    fn as_any(&mut self) -> &mut dyn Any;
}

#[doc(hidden)]
impl<T, E> ErasedEvents for EventReceiver<T, E>
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

    fn move_to(&mut self, place: &mut dyn ErasedEvents) {
        if let Some(place) = place.as_any().downcast_mut::<Self>() {
            std::mem::swap(self, place);
        }
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}
