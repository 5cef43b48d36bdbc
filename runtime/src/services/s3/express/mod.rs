//! S3 Express: directory buckets are called with credentials of a session, which the client creates for a bucket and
//! keeps until they expire
//! (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-create-session.html>).
//!
//! The endpoint rules ask for it, by naming an auth scheme of its own.

mod disable;
mod extension;
mod identity;
mod plugin;
mod scheme;
mod session;
mod settings;

pub use extension::sessions;
pub use settings::S3ExpressAuth;
