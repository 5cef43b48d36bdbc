//! `aws.protocols#httpChecksum` (<https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>): adds
//! checksums to requests, and validates those of responses.

mod chunked;
mod presigned;
mod request;
mod response;

pub(crate) use request::RequestChecksum;
pub(crate) use response::ResponseChecksum;
