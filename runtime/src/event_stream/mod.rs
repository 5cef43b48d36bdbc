//! Event streams: bodies that are messages one after the other, each an event or an error of the model
//! (<https://smithy.io/2.0/spec/streaming.html#event-streams>). Frames and signatures are those of AWS's own crates; what
//! a message holds is written and read by the protocol, as any value is.

mod codec;
mod initial;
mod marshall;
mod reader;
mod receiver;
mod sender;

pub use aws_smithy_http::event_stream::EventStreamSender;
pub(crate) use codec::EventCodec;
pub(crate) use initial::Later;
pub use initial::{Events, Payload};
pub use marshall::SentError;
pub use receiver::EventReceiver;
pub(crate) use sender::{initial_request, Context, Signer};
pub use sender::{nothing, EventBody};
