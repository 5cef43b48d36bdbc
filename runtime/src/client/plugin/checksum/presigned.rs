//! Detects presigned requests.

#[cfg(feature = "presigning")]
use crate::client::presigning::Presigned;
use aws_smithy_types::config_bag::ConfigBag;

/// Returns `true` for a presigned request, whose body is not known yet.
pub(super) fn is_presigned(cfg: &ConfigBag) -> bool {
    #[cfg(feature = "presigning")]
    return cfg.load::<Presigned>().is_some();
    #[cfg(not(feature = "presigning"))]
    {
        let _ = cfg;
        false
    }
}
