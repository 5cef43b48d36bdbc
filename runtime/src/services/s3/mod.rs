//! Amazon S3: the second request id, and the sessions of directory buckets.

#[cfg(feature = "s3-express")]
mod express;
mod request_ids;

#[cfg(feature = "s3-express")]
pub use express::sessions;
pub use request_ids::{RequestIdExt, EXTENDED_REQUEST_ID};
