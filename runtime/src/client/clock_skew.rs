//! The retry classifier for clock skew.

use aws_runtime::service_clock_skew::ServiceClockSkewClassifier;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

/// Creates the classifier for clock skew, which must be instantiated for the error type.
pub(crate) fn classifier<E>() -> SharedRetryClassifier
where
    E: std::error::Error + ProvideErrorMetadata + Send + Sync + 'static,
{
    SharedRetryClassifier::new(ServiceClockSkewClassifier::<E>::new())
}
