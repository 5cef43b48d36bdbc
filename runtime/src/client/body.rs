//! Streaming bodies of bytes or events.

#[cfg(feature = "event-stream")]
use crate::error::operation::OperationError;
#[cfg(feature = "event-stream")]
use crate::event_stream::{EventBody, EventCodec, EventReceiver};
#[cfg(feature = "event-stream")]
use crate::schema::read::{Empty, Read};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;

/// The streaming body of a response.
#[derive(Debug)]
pub struct ResponseBody {
    pub(crate) body: SdkBody,
    /// The codec of its events.
    #[cfg(feature = "event-stream")]
    pub(crate) codec: &'static dyn EventCodec,
    /// True if the events must not be logged.
    #[cfg(feature = "event-stream")]
    pub(crate) has_secrets: bool,
}

impl From<ResponseBody> for ByteStream {
    fn from(response: ResponseBody) -> Self {
        ByteStream::new(response.body)
    }
}

#[cfg(feature = "event-stream")]
#[doc(hidden)]
impl<T, E> From<ResponseBody> for EventReceiver<T, E>
where
    T: Read + Empty + Send + Sync + 'static,
    E: OperationError,
{
    fn from(response: ResponseBody) -> Self {
        EventReceiver::new(response.body, response.codec, response.has_secrets)
    }
}

/// A streaming body taken out of an input.
#[derive(Debug)]
pub enum RequestBody {
    /// Bytes.
    Bytes(ByteStream),
    /// Events.
    #[cfg(feature = "event-stream")]
    Events(EventBody),
}
