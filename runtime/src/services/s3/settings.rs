//! Endpoint settings (`clientContextParams`).
//!
//! Each is a trait that the marker type of a generated client implements if its rules have the parameter.

use crate::config::service::Service;
use crate::config::Builder;

macro_rules! settings {
    ($($(#[$doc:meta])* $trait:ident: $name:ident, $set:ident => $param:literal;)*) => { $(
        $(#[$doc])*
        pub trait $trait: Service {}

        impl<S: $trait> Builder<S> {
            $(#[$doc])*
            pub fn $name(mut self, value: impl Into<bool>) -> Self {
                self.$set(Some(value.into()));
                self
            }
            $(#[$doc])*
            ///
            /// `None` goes back to the default.
            pub fn $set(&mut self, value: Option<bool>) -> &mut Self {
                self.__set_endpoint_param($param, value);
                self
            }
        }
    )* };
}

settings! {
    /// Uses path-style addressing: buckets are in the path of the URL instead of the host.
    ForcePathStyle: force_path_style, set_force_path_style => "ForcePathStyle";
    /// Uses S3 Transfer Acceleration.
    Accelerate: accelerate, set_accelerate => "Accelerate";
    /// Uses the region of an ARN instead of the configured one.
    UseArnRegion: use_arn_region, set_use_arn_region => "UseArnRegion";
    /// Forbids multi-region access points.
    DisableMultiRegionAccessPoints: disable_multi_region_access_points, set_disable_multi_region_access_points
        => "DisableMultiRegionAccessPoints";
    /// Uses the usual signatures instead of sessions with S3 Express.
    DisableS3ExpressSessionAuth: disable_s3_express_session_auth, set_disable_s3_express_session_auth
        => "DisableS3ExpressSessionAuth";
}
