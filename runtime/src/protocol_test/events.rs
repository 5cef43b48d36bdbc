//! Protocol tests of event streams: sent events, and received ones.

use super::case::Outcome;
use super::request::{block_on, Request, Sent};
use super::response::Response;
use crate::client::operation::Operation;
use crate::client::operation::OperationOutput;
use crate::client::send::SendFuture;
use crate::error::operation::OperationError;
use crate::error::SdkError;
use crate::event_stream::{EventReceiver, EventStreamSender};
use crate::schema::read::Empty;
use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_types::base64;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::event_stream::{Message, RawMessage};
use std::error::Error;
use std::fmt;

/// Creates a stream of these events.
pub fn stream<T, E>(events: Vec<Result<T, E>>) -> EventStreamSender<T, E>
where
    T: Send + Sync + 'static,
    E: Error + Send + Sync + 'static,
{
    EventStreamSender::from(futures_util::stream::iter(events))
}

impl Sent {
    /// Makes the call, ignores its result, and compares the request and its messages, which are given in base64.
    pub fn check_events<T, E>(
        self,
        call: SendFuture<T, E>,
        initial: Option<&Request>,
        messages: &[&str],
    ) -> Outcome
    where
        T: OperationOutput + Empty,
        E: OperationError,
    {
        let mut request = self.request(call)?;
        if let Some(initial) = initial {
            initial.compare(&request)?;
        }
        let body = std::mem::replace(request.body_mut(), aws_smithy_types::body::SdkBody::taken());
        let body = block_on(ByteStream::new(body).collect()).map_err(|error| format!("{error:?}"))?;
        let sent = unsigned(messages_of(&body.to_vec())?)?;
        let expected = messages
            .iter()
            .map(|message| decoded(message))
            .collect::<Result<Vec<_>, _>>()?;
        let (sent, expected) = (printed(&sent), printed(&expected));
        if sent == expected {
            Ok(())
        } else {
            Err(format!(
                "the messages are\n{sent:#?}\nwhere these were expected:\n{expected:#?}"
            ))
        }
    }
}

/// A response with an event stream.
#[derive(Clone, Copy, Debug)]
pub struct Events {
    /// Status and headers.
    pub initial: Response,
    /// Its messages, in base64.
    pub messages: &'static [&'static str],
}

impl Events {
    /// Reads the response as the output of an operation.
    pub fn output<O: Operation>(&self) -> Result<O::Output, String> {
        let mut body = self.initial.body.as_bytes().to_vec();
        for message in self.messages {
            body.extend(base64::decode(*message).map_err(|error| error.to_string())?);
        }
        self.initial.output_of::<O>(body)
    }
}

/// Receives all events of a stream, or its error.
pub fn receive<T, E>(stream: &mut EventReceiver<T, E>) -> Result<Vec<T>, SdkError<E, RawMessage>> {
    block_on(async {
        let mut events = Vec::new();
        while let Some(event) = stream.recv().await? {
            events.push(event);
        }
        Ok(events)
    })
}

/// Receives a modelled error from a stream that must fail.
pub fn service_error<T: fmt::Debug, E: fmt::Debug>(
    received: Result<Vec<T>, SdkError<E, RawMessage>>,
) -> Result<E, String> {
    match received {
        Err(SdkError::ServiceError(error)) => Ok(error.into_err()),
        other => Err(format!("{other:?} where an error of the service was expected")),
    }
}

fn decoded(message: &str) -> Result<Message, String> {
    let bytes = base64::decode(message).map_err(|error| error.to_string())?;
    read_message_from(bytes.as_slice()).map_err(|error| format!("{error:?}"))
}

fn messages_of(body: &[u8]) -> Result<Vec<Message>, String> {
    let (mut rest, mut messages) = (body, Vec::new());
    while let Some(length) = rest.first_chunk() {
        let length = u32::from_be_bytes(*length) as usize;
        let (frame, after) = rest.split_at_checked(length).ok_or("a message is cut off")?;
        messages.push(read_message_from(frame).map_err(|error| format!("{error:?}"))?);
        rest = after;
    }
    Ok(messages)
}

/// Unwraps signed messages; the last one is empty.
fn unsigned(messages: Vec<Message>) -> Result<Vec<Message>, String> {
    let is_signed = |message: &Message| {
        let mut headers = message.headers().iter();
        headers.any(|header| header.name().as_str() == ":chunk-signature")
    };
    let mut inner = Vec::new();
    for message in messages {
        if is_signed(&message) {
            inner.extend(messages_of(message.payload())?)
        } else {
            inner.push(message)
        }
    }
    Ok(inner)
}

/// Formats messages, with headers sorted by name.
fn printed(messages: &[Message]) -> Vec<(Vec<String>, String)> {
    let printed = |message: &Message| {
        let mut headers: Vec<_> = message
            .headers()
            .iter()
            .map(|header| format!("{header:?}"))
            .collect();
        headers.sort();
        (headers, String::from_utf8_lossy(message.payload()).into_owned())
    };
    messages.iter().map(printed).collect()
}
