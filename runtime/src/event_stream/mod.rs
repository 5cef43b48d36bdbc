//! Event streams: bodies that consist of messages, each an event or an error of the model
//! (<https://smithy.io/2.0/spec/streaming.html#event-streams>). Framing and signing are left to AWS's own crates; the
//! contents of a message are written and read by the protocol, like any other value.

mod codec;
mod initial;
mod marshall;
mod reader;
mod receiver;
mod sender;

pub use aws_smithy_http::event_stream::EventStreamSender;
pub(crate) use codec::EventCodec;
pub(crate) use initial::AwaitsInitialMessage;
pub use initial::{ErasedEvents, Payload};
pub use marshall::SentError;
pub use receiver::EventReceiver;
pub(crate) use sender::{initial_request, Context, Signer};
pub use sender::{nothing, EventBody};
