//! `requestCompression`: compresses bodies above a size with gzip.

use crate::config::compression::{DisableRequestCompression, RequestMinCompressionSize};
use aws_smithy_compression::body::compress::CompressedBody;
use aws_smithy_compression::{CompressionAlgorithm, CompressionOptions};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

/// Compresses the body before the first attempt.
#[derive(Debug)]
pub(crate) struct Compress;

#[dyn_dispatch_hint]
impl Intercept for Compress {
    fn name(&self) -> &'static str {
        "RequestCompressionInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if cfg
            .load::<DisableRequestCompression>()
            .is_some_and(|setting| setting.0)
        {
            return Ok(());
        }
        let mut options = CompressionOptions::default();
        if let Some(size) = cfg.load::<RequestMinCompressionSize>() {
            options = options.with_min_compression_size_bytes(size.0)?;
        }
        let request = context.request_mut();
        let length = request.body().content_length();
        if length.is_some_and(|length| length < options.min_compression_size_bytes().into()) {
            return Ok(());
        }
        let algorithm = CompressionAlgorithm::Gzip;
        let body = std::mem::replace(request.body_mut(), SdkBody::taken());
        let body = match body.bytes() {
            Some(_) => CompressedBody::new(body, algorithm.into_impl_http_body_1_x(&options))
                .into_compressed_sdk_body()?,
            None => body.map_preserve_contents(move |body| {
                SdkBody::from_body_1_x(CompressedBody::new(
                    body,
                    algorithm.into_impl_http_body_1_x(&options),
                ))
            }),
        };
        let headers = request.headers_mut();
        match body.content_length() {
            Some(length) => drop(headers.try_insert("content-length", length.to_string())?),
            None => drop(headers.remove("content-length")),
        }
        headers.try_append("content-encoding", algorithm.as_str())?;
        *request.body_mut() = body;
        cfg.interceptor_state()
            .store_append(SmithySdkFeature::GzipRequestCompression);
        Ok(())
    }
}
