//! Requests that somebody else sends.

#[cfg(feature = "presigning")]
use crate::client::presigning::Presigned;
use aws_smithy_types::config_bag::ConfigBag;

/// Whether somebody else will send the request, whose body is not known yet.
pub(super) fn is_presigned(cfg: &ConfigBag) -> bool {
    #[cfg(feature = "presigning")]
    return cfg.load::<Presigned>().is_some();
    #[cfg(not(feature = "presigning"))]
    {
        let _ = cfg;
        false
    }
}
