//! The checksum of a request: in a header, or in a trailer after a streaming body.

use super::chunked;
use super::presigned::is_presigned;
use aws_smithy_checksums::body::calculate::ChecksumBody;
use aws_smithy_checksums::body::ChecksumCache;
use aws_smithy_checksums::http::HttpChecksum;
use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::checksum_config::RequestChecksumCalculation;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

/// The prefix of the headers for checksums.
const CHECKSUM_HEADER_PREFIX: &str = "x-amz-checksum-";

/// Adds the checksum, unless the caller has set one.
#[derive(Debug)]
pub(crate) struct RequestChecksum {
    /// The header that names the algorithm chosen by the caller; empty if there is no choice.
    pub algorithm_header: &'static str,
    /// True if the service requires a checksum.
    pub required: bool,
}

/// The algorithm for a request, with its cached checksum.
#[derive(Clone, Debug)]
struct ActiveChecksum {
    algorithm: ChecksumAlgorithm,
    /// The checksum of the first attempt, to detect a body that changes between attempts.
    cache: ChecksumCache,
}

impl Storable for ActiveChecksum {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for RequestChecksum {
    fn name(&self) -> &'static str {
        "RequestChecksumInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        let is_given = headers
            .iter()
            .any(|(name, _)| name.starts_with(CHECKSUM_HEADER_PREFIX));
        if is_given || is_presigned(cfg) {
            return Ok(());
        }
        let chosen = headers.get(self.algorithm_header).map(str::to_owned);
        let calculation = cfg
            .load::<RequestChecksumCalculation>()
            .cloned()
            .unwrap_or_default();
        let (feature, is_wanted) = match calculation {
            RequestChecksumCalculation::WhenRequired => (
                SmithySdkFeature::FlexibleChecksumsReqWhenRequired,
                self.required || chosen.is_some(),
            ),
            _ => (SmithySdkFeature::FlexibleChecksumsReqWhenSupported, true),
        };
        cfg.interceptor_state().store_append(feature);
        if !is_wanted {
            return Ok(());
        }
        let algorithm: ChecksumAlgorithm = match &chosen {
            Some(name) => name.parse()?,
            None => ChecksumAlgorithm::default(),
        };
        if chosen.is_none() && !self.algorithm_header.is_empty() {
            let name = algorithm.as_str().to_ascii_uppercase();
            headers.try_insert(self.algorithm_header, name)?;
        }
        let state = cfg.interceptor_state();
        if let Some(feature) = feature_of(algorithm) {
            state.store_append(feature);
        }
        state.store_put(ActiveChecksum {
            algorithm,
            cache: ChecksumCache::new(),
        });
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(chosen) = cfg.load::<ActiveChecksum>().cloned() else {
            return Ok(());
        };
        let mut checksum = chosen.algorithm.into_impl();
        let request = context.request_mut();
        let Some(body) = request.body().bytes() else {
            request
                .headers_mut()
                .try_insert("x-amz-trailer", checksum.header_name())?;
            return chunked::announce(request, HttpChecksum::size(checksum.as_ref()), cfg);
        };
        checksum.update(body);
        let name = checksum.header_name();
        let value = checksum.header_value().to_str()?.to_owned();
        request.headers_mut().try_insert(name, value)?;
        Ok(())
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(chosen) = cfg.load::<ActiveChecksum>().cloned() else {
            return Ok(());
        };
        let body = context.request_mut().body_mut();
        if body.bytes().is_some() {
            return Ok(());
        }
        let inner = std::mem::replace(body, SdkBody::taken());
        let with_checksum = inner.map(move |inner| {
            let body = ChecksumBody::new(inner, chosen.algorithm.into_impl());
            SdkBody::from_body_1_x(body.with_cache(chosen.cache.clone()))
        });
        *body = chunked::encode(with_checksum, cfg)?;
        Ok(())
    }
}

/// Returns the identifier of an algorithm in the user agent.
fn feature_of(algorithm: ChecksumAlgorithm) -> Option<SmithySdkFeature> {
    match algorithm {
        ChecksumAlgorithm::Crc32 => Some(SmithySdkFeature::FlexibleChecksumsReqCrc32),
        ChecksumAlgorithm::Crc32c => Some(SmithySdkFeature::FlexibleChecksumsReqCrc32c),
        ChecksumAlgorithm::Crc64Nvme => Some(SmithySdkFeature::FlexibleChecksumsReqCrc64),
        ChecksumAlgorithm::Sha1 => Some(SmithySdkFeature::FlexibleChecksumsReqSha1),
        ChecksumAlgorithm::Sha256 => Some(SmithySdkFeature::FlexibleChecksumsReqSha256),
        _ => None,
    }
}
