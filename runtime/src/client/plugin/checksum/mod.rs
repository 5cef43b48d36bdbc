//! `aws.protocols#httpChecksum` (<https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>): requests carry
//! a checksum of their body, and that of a response is held against its body.

mod chunked;
mod presigned;
mod request;
mod response;

pub(crate) use request::RequestChecksum;
pub(crate) use response::ResponseChecksum;
