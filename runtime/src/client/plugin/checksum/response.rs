//! The checksum of a response, which is validated while the body is read.

use super::presigned::is_presigned;
use aws_smithy_checksums::body::validate::ChecksumBody;
use aws_smithy_checksums::http::CHECKSUM_ALGORITHMS_IN_PRIORITY_ORDER;
use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeSerializationInterceptorContextMut,
    BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::checksum_config::ResponseChecksumValidation;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

/// Requests a checksum, and validates the one in the response.
#[derive(Debug)]
pub(crate) struct ResponseChecksum {
    /// The header that requests it.
    pub mode_header: &'static str,
    /// The algorithms that the service may use.
    pub algorithms: &'static [&'static str],
}

/// Marks a call that requested a checksum.
#[derive(Debug)]
struct ChecksumRequested;

impl Storable for ChecksumRequested {
    type Storer = StoreReplace<Self>;
}

fn is_on(cfg: &ConfigBag) -> bool {
    !matches!(
        cfg.load::<ResponseChecksumValidation>(),
        Some(ResponseChecksumValidation::WhenRequired)
    )
}

#[dyn_dispatch_hint]
impl Intercept for ResponseChecksum {
    fn name(&self) -> &'static str {
        "ResponseChecksumInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let feature = if is_on(cfg) {
            SmithySdkFeature::FlexibleChecksumsResWhenSupported
        } else {
            SmithySdkFeature::FlexibleChecksumsResWhenRequired
        };
        cfg.interceptor_state().store_append(feature);
        Ok(())
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        if is_on(cfg) && !is_presigned(cfg) {
            headers.try_insert(self.mode_header, "ENABLED")?;
        }
        // the caller may have set the header for this call
        if headers.get(self.mode_header) == Some("ENABLED") {
            cfg.interceptor_state().store_put(ChecksumRequested);
        }
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if cfg.load::<ChecksumRequested>().is_none() {
            return Ok(());
        }
        let response = context.response_mut();
        if let Some((algorithm, expected)) = expected(response, self.algorithms) {
            let body = std::mem::replace(response.body_mut(), SdkBody::taken());
            *response.body_mut() = body.map(move |body| {
                let checksum = algorithm.into_impl();
                SdkBody::from_body_1_x(ChecksumBody::new(body, checksum, expected.clone().into()))
            });
        }
        Ok(())
    }
}

/// Returns the checksum in the headers with the fastest algorithm. `None` for a checksum over checksums of the parts of
/// an upload, or one that is not base64.
fn expected(response: &HttpResponse, algorithms: &[&str]) -> Option<(ChecksumAlgorithm, Vec<u8>)> {
    let is_known = |name: &&str| {
        algorithms
            .iter()
            .any(|algorithm| algorithm.eq_ignore_ascii_case(name))
    };
    let known = CHECKSUM_ALGORITHMS_IN_PRIORITY_ORDER.into_iter().filter(is_known);
    let mut algorithms = known.filter_map(|name| name.parse::<ChecksumAlgorithm>().ok());
    let (algorithm, text) = algorithms.find_map(|algorithm| {
        let header = algorithm.into_impl().header_name();
        Some((algorithm, response.headers().get(header)?))
    })?;
    match base64::decode(text) {
        Ok(expected) => Some((algorithm, expected)),
        Err(_) => {
            if is_of_parts(text) {
                // programs look for the text of the official clients in their logs
                tracing::warn!(
                    more_info = "See https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html#large-object-checksums for more information.",
                    "This checksum is a part-level checksum which can't be validated by the Rust SDK. Disable checksum validation for this request to fix this warning.",
                );
            } else {
                tracing::error!(
                    "Checksum received from server could not be base64 decoded. No checksum validation will be performed."
                );
            }
            None
        }
    }
}

/// Returns `true` for a checksum over the checksums of parts, which ends with their number, as in `…-12`.
fn is_of_parts(text: &str) -> bool {
    let number = text.rsplit_once('-').map(|(_, number)| number);
    number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
