//! Long polls: operations whose service holds the request open until it has something to return.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};

/// Marks calls as long polls for the retry strategy: if the retry quota is exhausted, it waits before it gives up,
/// since the caller's loop would call again at once. Retry strategies before 2.1 ignore this.
#[derive(Debug)]
pub(crate) struct LongPoll;

#[dyn_dispatch_hint]
impl Intercept for LongPoll {
    fn name(&self) -> &'static str {
        "LongPollingInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(config) = cfg.load::<RetryConfig>().cloned() else {
            return Ok(());
        };
        let spec = config.retry_spec().cloned();
        if let Some(spec) = spec.filter(|spec| spec.is_at_least(RetrySpec::V2_1)) {
            let config = config.with_retry_spec(spec.with_long_polling(true));
            cfg.interceptor_state().store_put(config);
        }
        Ok(())
    }
}
