//! Amazon S3: the second request id, endpoint settings, and the sessions of directory buckets.

#[cfg(feature = "s3-express")]
mod express;
mod request_ids;
pub(crate) mod settings;

#[cfg(feature = "s3-express")]
pub use express::{sessions, S3ExpressAuth};
pub use request_ids::{RequestIdExt, EXTENDED_REQUEST_ID};
