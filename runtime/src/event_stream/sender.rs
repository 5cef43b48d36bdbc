//! Sends events as the body of a request.

use super::codec::EventCodec;
use super::marshall::{head, ErrorMarshaller, Marshaller, SentError};
use crate::schema::value::{Value, View};
use crate::secrets::unlogged_stream;
use aws_smithy_eventstream::frame::{DeferredSigner, NoOpSigner, SignMessage, SignMessageError};
use aws_smithy_http::event_stream::{EventOrInitial, EventOrInitialMarshaller, EventStreamSender};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::Message;
use futures_util::{stream, StreamExt};
use http_body_util::StreamBody;
use std::error::Error;
use std::fmt;

/// Writers never see the stream: the operation takes it out of its input before the input is written.
impl<T, E> Value for EventStreamSender<T, E> {
    fn view(&self) -> View<'_> {
        View::Unset
    }
}

/// Creates a stream without events.
pub fn nothing<T, E>() -> EventStreamSender<T, E>
where
    T: Send + Sync + 'static,
    E: Error + Send + Sync + 'static,
{
    EventStreamSender::from(stream::empty())
}

/// A stream of events that becomes the body of a request once the signer and the protocol are known.
pub struct EventBody(Box<dyn FnOnce(Context) -> SdkBody + Send + Sync>);

impl fmt::Debug for EventBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventBody")
    }
}

/// The parameters for writing events.
pub(crate) struct Context {
    pub codec: &'static dyn EventCodec,
    pub signer: Signer,
    /// True if the events must not be logged.
    pub has_secrets: bool,
    /// The initial message, sent before the events.
    pub initial: Option<Message>,
}

impl EventBody {
    /// Wraps a stream of events.
    pub fn new<T, E>(events: EventStreamSender<T, E>) -> Self
    where
        T: Value + Send + Sync + 'static,
        E: SentError,
    {
        Self(Box::new(|context| {
            let initial = stream::iter(
                context
                    .initial
                    .map(|message| Ok(EventOrInitial::InitialMessage(message))),
            );
            let events = events.into_inner().map(|event| event.map(EventOrInitial::Event));
            let sender: EventStreamSender<EventOrInitial<T>, E> = initial.chain(events).into();
            let marshaller = EventOrInitialMarshaller::new(Marshaller::new(context.codec));
            let errors = ErrorMarshaller::new(context.codec);
            let frames = sender.into_body_stream(marshaller, errors, context.signer);
            SdkBody::from_body_1_x(StreamBody::new(unlogged_stream(context.has_secrets, frames)))
        }))
    }

    pub(crate) fn into_body(self, context: Context) -> SdkBody {
        (self.0)(context)
    }
}

/// The signer of messages.
#[derive(Debug)]
pub(crate) enum Signer {
    /// The signer of the request, which becomes known when the request is signed.
    Deferred(DeferredSigner),
    /// No signatures.
    None(NoOpSigner),
}

impl SignMessage for Signer {
    fn sign(&mut self, message: Message) -> Result<Message, SignMessageError> {
        match self {
            Signer::Deferred(signer) => signer.sign(message),
            Signer::None(signer) => signer.sign(message),
        }
    }

    fn sign_empty(&mut self) -> Option<Result<Message, SignMessageError>> {
        match self {
            Signer::Deferred(signer) => signer.sign_empty(),
            Signer::None(signer) => signer.sign_empty(),
        }
    }
}

/// Creates the initial message, which holds the members of an input besides its stream, for protocols without HTTP
/// bindings.
pub(crate) fn initial_request(content_type: &'static str, payload: Vec<u8>) -> Message {
    let head = head("event", ":event-type", "initial-request", Some(content_type));
    Message::new_from_parts(head, payload)
}
