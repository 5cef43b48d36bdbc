//! Records the status of a waiter's calls.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::Arc;

/// Records the status of the response, which acceptors would not get otherwise.
#[derive(Debug, Default)]
pub(super) struct KeepStatus {
    pub status: Arc<AtomicU16>,
}

#[dyn_dispatch_hint]
impl Intercept for KeepStatus {
    fn name(&self) -> &'static str {
        "KeepStatus"
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
