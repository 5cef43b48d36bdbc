//! Turns a request into a presigned one.

use super::serialize::Presigned;
use super::PresigningConfig;
use crate::schema::operation::OperationShape;
use crate::schema::shape::Shape;
use aws_runtime::auth::{HttpSignatureType, SigV4OperationSigningConfig};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_sigv4::http_request::SignableBody;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime::client::retries::strategy::NeverRetryStrategy;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    disable_interceptor, dyn_dispatch_hint, Intercept, SharedInterceptor,
};
use aws_smithy_runtime_api::client::retries::SharedRetryStrategy;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use std::borrow::Cow;

/// Disables the parts of a request that matter only if it is sent immediately, and puts the signature into the query.
#[derive(Debug)]
pub(super) struct PresigningPlugin {
    presigned: Presigned,
    components: RuntimeComponentsBuilder,
}

impl PresigningPlugin {
    pub(super) fn new(
        config: PresigningConfig,
        instead: Option<(&'static OperationShape, &'static Shape)>,
    ) -> Self {
        let time = SharedTimeSource::new(StaticTimeSource::new(config.start_time()));
        // the body of a presigned request is unknown, unless it has none
        let payload = match instead {
            Some(_) => SignableBody::Bytes(&[]),
            None => SignableBody::UnsignedPayload,
        };
        Self {
            presigned: Presigned { instead },
            components: RuntimeComponentsBuilder::new("Presigning")
                .with_interceptor(SharedInterceptor::permanent(SignInQuery { config, payload }))
                .with_retry_strategy(Some(SharedRetryStrategy::new(NeverRetryStrategy::new())))
                .with_time_source(Some(time)),
        }
    }
}

impl RuntimePlugin for PresigningPlugin {
    fn config(&self) -> Option<FrozenLayer> {
        let mut layer = Layer::new("Presigning");
        layer.store_put(self.presigned);
        layer.store_put(disable_interceptor::<InvocationIdInterceptor>("presigning"));
        layer.store_put(disable_interceptor::<RequestInfoInterceptor>("presigning"));
        layer.store_put(disable_interceptor::<UserAgentInterceptor>("presigning"));
        Some(layer.freeze())
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}

#[derive(Debug)]
struct SignInQuery {
    config: PresigningConfig,
    payload: SignableBody<'static>,
}

#[dyn_dispatch_hint]
impl Intercept for SignInQuery {
    fn name(&self) -> &'static str {
        "SigV4PresigningInterceptor"
    }

    fn modify_before_signing(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let signing = cfg.load::<SigV4OperationSigningConfig>().cloned();
        let mut signing = signing.ok_or("only what is signed with SigV4 can be presigned")?;
        let options = &mut signing.signing_options;
        options.expires_in = Some(self.config.expires());
        options.signature_type = HttpSignatureType::HttpRequestQueryParams;
        options.payload_override = Some(self.payload.clone());
        cfg.interceptor_state().store_put(signing);
        Ok(())
    }
}
