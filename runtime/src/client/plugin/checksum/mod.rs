//! `aws.protocols#httpChecksum` (<https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>): requests carry
//! a checksum of their body, and that of a response is held against its body.

mod chunked;
mod request;
mod response;

pub(crate) use chunked::ChunkSize;
pub(crate) use request::RequestChecksum;
pub(crate) use response::ResponseChecksum;

use aws_smithy_types::config_bag::ConfigBag;

/// Whether somebody else will send the request, whose body is not known yet.
fn is_presigned(cfg: &ConfigBag) -> bool {
    #[cfg(feature = "presigning")]
    return cfg.load::<crate::client::presigning::Presigned>().is_some();
    #[cfg(not(feature = "presigning"))]
    {
        let _ = cfg;
        false
    }
}
