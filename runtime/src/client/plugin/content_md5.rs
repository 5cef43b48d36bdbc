//! `httpChecksumRequired`: the header `Content-MD5`.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::config_bag::ConfigBag;
use md5::{Digest, Md5};

/// Adds the header before the first attempt, unless the caller did.
#[derive(Debug)]
pub(crate) struct ContentMd5;

#[dyn_dispatch_hint]
impl Intercept for ContentMd5 {
    fn name(&self) -> &'static str {
        "HttpChecksumRequiredInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if request.headers().contains_key("content-md5") {
            return Ok(());
        }
        let body = request.body().bytes();
        let body = body.ok_or("a body that is a stream cannot have the checksum the operation requires")?;
        let checksum = base64::encode(Md5::digest(body));
        request.headers_mut().try_insert("content-md5", checksum)?;
        Ok(())
    }
}
