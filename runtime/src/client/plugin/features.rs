//! Records the features that a call uses for the user agent.

use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeSerializationInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetryMode};
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl};

/// Records the retry mode.
#[derive(Debug)]
pub(crate) struct RetryModeFeature;

#[dyn_dispatch_hint]
impl Intercept for RetryModeFeature {
    fn name(&self) -> &'static str {
        "RetryModeFeatureTrackerInterceptor"
    }

    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let feature = match cfg.load::<RetryConfig>().map(RetryConfig::mode) {
            Some(RetryMode::Standard) => SmithySdkFeature::RetryModeStandard,
            Some(RetryMode::Adaptive) => SmithySdkFeature::RetryModeAdaptive,
            _ => return Ok(()),
        };
        cfg.interceptor_state().store_append(feature);
        Ok(())
    }
}

/// Records a feature that the call always uses.
#[derive(Debug)]
pub(crate) struct UsesFeature(pub SmithySdkFeature);

#[dyn_dispatch_hint]
impl Intercept for UsesFeature {
    fn name(&self) -> &'static str {
        "FeatureTrackerInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_append(self.0.clone());
        Ok(())
    }
}

/// Records an endpoint set by the caller, and metrics with OpenTelemetry.
#[derive(Debug)]
pub(crate) struct EndpointAndMetricsFeatures;

#[dyn_dispatch_hint]
impl Intercept for EndpointAndMetricsFeatures {
    fn name(&self) -> &'static str {
        "EndpointOverrideFeatureTrackerInterceptor"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if cfg.load::<EndpointUrl>().is_some() {
            cfg.interceptor_state()
                .store_append(AwsSdkFeature::EndpointOverride);
        }
        if let Ok(provider) = aws_smithy_observability::global::get_telemetry_provider() {
            if provider.meter_provider().provider_name() == "AwsSmithyObservabilityOtelProvider" {
                cfg.interceptor_state()
                    .store_append(SmithySdkFeature::ObservabilityOtelMetrics);
            }
        }
        Ok(())
    }
}

/// Records the mode of account ids in endpoints, for services that have it.
#[derive(Debug)]
pub(crate) struct AccountIdModeFeature;

#[dyn_dispatch_hint]
impl Intercept for AccountIdModeFeature {
    fn name(&self) -> &'static str {
        "AccountIdEndpointFeatureTrackerInterceptor"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let mode = cfg.load::<AccountIdEndpointMode>().cloned().unwrap_or_default();
        let feature = match mode {
            AccountIdEndpointMode::Preferred => AwsSdkFeature::AccountIdModePreferred,
            AccountIdEndpointMode::Required => AwsSdkFeature::AccountIdModeRequired,
            AccountIdEndpointMode::Disabled => AwsSdkFeature::AccountIdModeDisabled,
            _ => return Ok(()),
        };
        cfg.interceptor_state().store_append(feature);
        Ok(())
    }
}
