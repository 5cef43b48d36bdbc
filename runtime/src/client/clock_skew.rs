//! The retry classifier for clock skew.

use aws_runtime::service_clock_skew::ServiceClockSkewClassifier;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

/// Adds the classifier for clock skew, which must be instantiated for the error type.
pub(crate) fn push<E>(components: &mut RuntimeComponentsBuilder)
where
    E: std::error::Error + ProvideErrorMetadata + Send + Sync + 'static,
{
    components.push_retry_classifier(ServiceClockSkewClassifier::<E>::new());
}
