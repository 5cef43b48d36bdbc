//! Types of values that the standard library does not provide, as the official crates export them from `primitives`.

pub use aws_smithy_types::body::SdkBody;
pub use aws_smithy_types::byte_stream::error::Error as ByteStreamError;
pub use aws_smithy_types::byte_stream::{AggregatedBytes, ByteStream};
#[cfg(feature = "rt-tokio")]
pub use aws_smithy_types::byte_stream::{FsBuilder, Length};
pub use aws_smithy_types::date_time::Format as DateTimeFormat;
pub use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime};

/// Values without a schema.
pub mod document {
    pub use aws_smithy_types::Document;
}

/// Messages of event streams.
pub mod event_stream {
    #[cfg(feature = "event-stream")]
    pub use crate::event_stream::{EventReceiver, EventStreamSender};
    pub use aws_smithy_types::event_stream::{Header, HeaderValue, Message, RawMessage};
    pub use aws_smithy_types::str_bytes::StrBytes;
}
