//! What a waiter notes of its calls.

use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::Arc;

/// Tells the service that the call is one of a waiter, and keeps the status of the response, which acceptors are not told.
#[derive(Debug, Default)]
pub(super) struct WaiterInterceptor {
    pub status: Arc<AtomicU16>,
}

#[dyn_dispatch_hint]
impl Intercept for WaiterInterceptor {
    fn name(&self) -> &'static str {
        "WaiterInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_append(SmithySdkFeature::Waiter);
        Ok(())
    }

    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let status = context.response().status().as_u16();
        self.status.store(status, Ordering::Relaxed);
        Ok(())
    }
}
