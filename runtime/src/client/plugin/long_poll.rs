//! Operations whose service holds the request open until there is something to answer.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};

/// Tells the retry strategy that calls come in a loop: it waits before it gives up for lack of quota, since the loop would
/// call again at once. Retry strategies before 2.1 know no such thing.
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
