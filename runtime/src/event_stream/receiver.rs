//! Receives events from the bodies of responses.

use super::codec::EventCodec;
use super::reader::EventReader;
use crate::error::operation::OperationError;
use crate::error::reader::ErrorReader;
use crate::error::{SdkError, Unhandled};
use crate::schema::read::{Empty, Read, ReadError, Reader};
use crate::schema::shape::Traits;
use crate::secrets::unlogged;
use aws_smithy_eventstream::error::Error;
use aws_smithy_eventstream::frame::{UnmarshallMessage, UnmarshalledMessage};
use aws_smithy_eventstream::smithy::parse_response_headers;
use aws_smithy_http::event_stream::{InitialMessageType, Receiver};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::event_stream::{Message, RawMessage};
use std::fmt;
use std::marker::PhantomData;

/// Receives the events of a stream, one at a time.
#[derive(Debug)]
pub struct EventReceiver<T, E> {
    /// The receiver; `None` if there is no stream.
    inner: Option<Receiver<T, E>>,
    is_at_start: bool,
    /// True if the messages must not be logged.
    has_secrets: bool,
}

#[doc(hidden)]
impl<T, E> Default for EventReceiver<T, E> {
    fn default() -> Self {
        Self {
            inner: None,
            is_at_start: true,
            has_secrets: false,
        }
    }
}

impl<T, E> EventReceiver<T, E> {
    /// Receives the next event; `None` at the end of the stream.
    ///
    /// # Errors
    ///
    /// A service error if the service sends one, otherwise the reason the transmission failed.
    pub async fn recv(&mut self) -> Result<Option<T>, SdkError<E, RawMessage>> {
        self.recv_initial().await?;
        match &mut self.inner {
            Some(receiver) => unlogged(self.has_secrets, receiver.recv()).await,
            None => Ok(None),
        }
    }

    /// Receives the initial message; `None` if the first message is an event.
    pub(super) async fn recv_initial(&mut self) -> Result<Option<Message>, SdkError<E, RawMessage>> {
        match &mut self.inner {
            Some(receiver) if std::mem::take(&mut self.is_at_start) => {
                let initial = receiver.try_recv_initial(InitialMessageType::Response);
                unlogged(self.has_secrets, initial).await
            }
            _ => Ok(None),
        }
    }
}

impl<T, E> EventReceiver<T, E>
where
    T: Read + Empty + Send + Sync + 'static,
    E: OperationError,
{
    /// Creates a receiver from the body of a response.
    pub(crate) fn new(body: SdkBody, codec: &'static dyn EventCodec, has_secrets: bool) -> Self {
        let unmarshaller = Unmarshaller {
            codec,
            types: PhantomData,
        };
        Self {
            inner: Some(Receiver::new(unmarshaller, body)),
            is_at_start: true,
            has_secrets,
        }
    }
}

#[doc(hidden)]
impl<T, E> Empty for EventReceiver<T, E> {
    fn empty() -> Self {
        Self::default()
    }
}

/// Fails: a protocol reader cannot read an event stream as a value.
#[doc(hidden)]
impl<T, E> Read for EventReceiver<T, E> {
    fn fill(&mut self, _: &mut dyn Reader, _: Traits) -> Result<(), ReadError> {
        Err(ReadError::new("an event stream cannot be part of a body"))
    }
}

struct Unmarshaller<T, E> {
    codec: &'static dyn EventCodec,
    types: PhantomData<fn() -> (T, E)>,
}

impl<T, E> fmt::Debug for Unmarshaller<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unmarshaller")
    }
}

impl<T: Read + Empty, E: OperationError> UnmarshallMessage for Unmarshaller<T, E> {
    type Output = T;
    type Error = E;

    fn unmarshall(&self, message: &Message) -> Result<UnmarshalledMessage<T, E>, Error> {
        if text(message, ":message-type") == Some("error") {
            return Ok(UnmarshalledMessage::Error(unmodeled(message)));
        }
        let headers = parse_response_headers(message)?;
        let name = headers.smithy_type.as_str();
        let mut reader = EventReader {
            codec: self.codec,
            message,
            name,
        };
        let unmarshalled = match headers.message_type.as_str() {
            "event" => T::read(&mut reader, &[]).map(UnmarshalledMessage::Event),
            _ => self.exception(name, &mut reader).map(UnmarshalledMessage::Error),
        };
        unmarshalled.map_err(|error| Error::unmarshalling(error.to_string()))
    }
}

impl<T: Read + Empty, E: OperationError> Unmarshaller<T, E> {
    /// Reads a modelled exception, or an unhandled one if the model does not define it.
    fn exception(&self, name: &str, reader: &mut EventReader<'_>) -> Result<E, ReadError> {
        let metadata = self.codec.error_metadata(reader.message.payload());
        let metadata = metadata.code(name).build();
        let error = ErrorReader::new(reader, &metadata).modeled(name, E::read)?;
        Ok(error.unwrap_or_else(|| E::from_unhandled(Unhandled::generic(metadata))))
    }
}

/// Converts a message of the type `error`, which no model defines.
fn unmodeled<E: OperationError>(message: &Message) -> E {
    let mut metadata = ErrorMetadata::builder();
    if let Some(code) = text(message, ":error-code") {
        metadata = metadata.code(code);
    }
    if let Some(text) = text(message, ":error-message") {
        metadata = metadata.message(text);
    }
    E::from_unhandled(Unhandled::generic(metadata.build()))
}

fn text<'a>(message: &'a Message, name: &str) -> Option<&'a str> {
    let mut headers = message.headers().iter();
    let header = headers.find(|header| header.name().as_str() == name)?;
    header.value().as_string().ok().map(|text| text.as_str())
}
