//! Amazon S3: the second id of each request, and the sessions of directory buckets.

#[cfg(feature = "s3-express")]
pub(crate) mod express;
pub(crate) mod request_ids;
