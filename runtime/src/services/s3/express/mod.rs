//! S3 Express: directory buckets need the credentials of a session, which the client creates for a bucket and caches
//! until they expire (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-create-session.html>).
//!
//! The endpoint rules select sessions with an auth scheme of their own.

mod disable;
mod extension;
mod identity;
mod plugin;
mod scheme;
mod session;
mod settings;

pub use extension::sessions;
