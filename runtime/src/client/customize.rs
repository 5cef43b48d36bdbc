//! Customization of a call before it is sent.

#[cfg(feature = "presigning")]
use crate::client::presigning::{PresignedRequest, PresigningConfig};
use crate::client::send::SendFuture;
#[cfg(feature = "presigning")]
use crate::client::send::SendResult;
use crate::config::service::{ConfigBuilder, Service};
use crate::config::settings::Settings;
use crate::config::shared::Shared;
use crate::config::IntoShared;
use aws_runtime::auth::PayloadSigningOverrideRuntimePlugin;
use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use std::fmt;
#[cfg(feature = "presigning")]
use std::future::Future;
use std::marker::PhantomData;

/// A builder whose request can be sent with overrides.
pub trait CustomizableSend<T, E>: Send {
    /// The service whose configuration is overridden.
    type Service: Service;
    /// Sends the request.
    fn send_with_overrides(self, overrides: Shared<Settings>) -> SendFuture<T, E>;
}

/// A builder whose request can be presigned with overrides.
#[cfg(feature = "presigning")]
pub trait CustomizablePresigned<T, E>: CustomizableSend<T, E> {
    /// Creates the presigned request.
    fn presigned_with_overrides(
        self,
        overrides: Shared<Settings>,
        presigning_config: PresigningConfig,
    ) -> impl Future<Output = SendResult<PresignedRequest, E>> + Send;
}

/// The output of an operation whose service accepts signatures that do not cover the body.
pub trait PayloadCanBeUnsigned {}

/// A single call, with changes that apply to it only.
pub struct CustomizableOperation<T, E, B: CustomizableSend<T, E>> {
    call: B,
    overrides: Option<Shared<Settings>>,
    interceptors: Vec<SharedInterceptor>,
    is_payload_unsigned: bool,
    types: PhantomData<fn() -> (T, E)>,
}

impl<T, E, B: CustomizableSend<T, E> + fmt::Debug> fmt::Debug for CustomizableOperation<T, E, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CustomizableOperation")
            .field("call", &self.call)
            .field("config_override", &self.overrides)
            .field("interceptors", &self.interceptors)
            .field("is_payload_unsigned", &self.is_payload_unsigned)
            .finish()
    }
}

impl<T, E, B: CustomizableSend<T, E>> CustomizableOperation<T, E, B> {
    /// Wraps a call, without changes.
    #[doc(hidden)]
    pub fn new(call: B) -> Self {
        Self {
            call,
            overrides: None,
            interceptors: Vec::new(),
            is_payload_unsigned: false,
            types: PhantomData,
        }
    }

    /// Adds an interceptor for the stages of this call. The order of interceptors is unspecified.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.interceptors.push(SharedInterceptor::new(interceptor));
        self
    }

    /// Replaces the request by the result of the function, or fails the call with its error.
    pub fn map_request<F, MapE>(self, f: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, MapE> + Send + Sync + 'static,
        MapE: std::error::Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(f))
    }

    /// Changes the request in place.
    pub fn mutate_request<F>(self, f: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.interceptor(MutateRequestInterceptor::new(f))
    }

    /// Overrides the client's configuration for this call: settings in it take precedence, others are unchanged.
    pub fn config_override(
        mut self,
        config_override: impl Into<<B::Service as Service>::ConfigBuilder>,
    ) -> Self {
        self.overrides = Some(config_override.into().into_settings().shared());
        self
    }

    fn into_parts(self) -> (B, Shared<Settings>) {
        let overrides = all_overrides(self.overrides, self.interceptors, self.is_payload_unsigned);
        (self.call, overrides)
    }

    /// Sends the request and returns the response.
    pub fn send(self) -> SendFuture<T, E> {
        let (call, overrides) = self.into_parts();
        call.send_with_overrides(overrides)
    }

    /// Creates the signed request without sending it; anybody can send it within the configured time.
    #[cfg(feature = "presigning")]
    pub async fn presigned(self, presigning_config: PresigningConfig) -> SendResult<PresignedRequest, E>
    where
        B: CustomizablePresigned<T, E>,
    {
        let (call, overrides) = self.into_parts();
        call.presigned_with_overrides(overrides, presigning_config).await
    }
}

impl<T: PayloadCanBeUnsigned, E, B: CustomizableSend<T, E>> CustomizableOperation<T, E, B> {
    /// Leaves the body out of the signature. This saves time, but the service cannot detect changes to the body in
    /// transit.
    pub fn disable_payload_signing(mut self) -> Self {
        self.is_payload_unsigned = true;
        self
    }
}

/// Adds the other changes of a call to the overrides of the configuration. Not generic, so that callers do not compile it.
fn all_overrides(
    overrides: Option<Shared<Settings>>,
    interceptors: Vec<SharedInterceptor>,
    is_payload_unsigned: bool,
) -> Shared<Settings> {
    let mut settings = overrides.map_or_else(Settings::default, |overrides| Settings::clone(&overrides));
    for interceptor in interceptors {
        settings.push_interceptor(interceptor);
    }
    if is_payload_unsigned {
        let unsigned = PayloadSigningOverrideRuntimePlugin::unsigned();
        settings.push_runtime_plugin(unsigned.into_shared());
    }
    settings.shared()
}
