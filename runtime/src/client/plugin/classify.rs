//! Retry classifiers, compiled once for all operations.
//!
//! The published classifiers are generic over the error type; only the one for clock skew needs the real type, since it
//! reads a private extension of the response. The others get the metadata of the error instead.

use crate::client::operation::Descriptor;
use crate::error::service_error::ServiceError;
use crate::schema::service::ServiceTrait;
use aws_runtime::retries::classifiers::{AwsErrorCodeClassifier, TRANSIENT_ERRORS};
use aws_smithy_runtime::client::retries::classifiers::TransientErrorClassifier;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::ErrorMetadata;

/// Adds the classifiers of an operation, in the order of the official clients.
pub(crate) fn push(components: &mut RuntimeComponentsBuilder, operation: &'static Descriptor) {
    // it only looks at connection failures, so any error type will do
    components.push_retry_classifier(TransientErrorClassifier::<ErrorMetadata>::new());
    components.push_retry_classifier(ModeledAsRetryable(operation));
    components.push_retry_classifier(ByMetadata(operation, by_code(operation)));
    components.push_retry_classifier((operation.clock_skew_classifier)());
}

/// Returns the classifier for error codes, including those that are transient for the service.
fn by_code(operation: &Descriptor) -> AwsErrorCodeClassifier<ErrorMetadata> {
    let of_service = operation.service.traits.iter().filter_map(|each| match each {
        ServiceTrait::TransientError(code) => Some(*code),
        _ => None,
    });
    let transient: Vec<_> = TRANSIENT_ERRORS.iter().copied().chain(of_service).collect();
    AwsErrorCodeClassifier::builder()
        .transient_errors(transient)
        .build()
}

/// Retries errors that the model says are retryable.
#[derive(Debug)]
struct ModeledAsRetryable(&'static Descriptor);

impl ClassifyRetry for ModeledAsRetryable {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let error = match context.output_or_error() {
            Some(Err(error)) => error.as_operation_error(),
            _ => None,
        };
        match error
            .and_then(|error| (self.0.service_error)(error).and_then(ServiceError::retryable_error_kind))
        {
            Some(kind) => RetryAction::retryable_error(kind),
            None => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "Errors Modeled As Retryable"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::modeled_as_retryable_classifier()
    }
}

/// Wraps a classifier, and passes it the metadata of an operation's error in place of the error.
#[derive(Debug)]
struct ByMetadata<C>(&'static Descriptor, C);

impl<C> ByMetadata<C> {
    /// Creates a context with the metadata in place of the error; `None` if there is no error with a code.
    fn shadow(&self, context: &InterceptorContext) -> Option<InterceptorContext> {
        let error = context.output_or_error()?.err()?.as_operation_error()?;
        let metadata = (self.0.service_error)(error).map(ServiceError::metadata)?.clone();
        metadata.code()?;
        let mut shadow = InterceptorContext::new(Input::erase(()));
        if let Some(response) = context.response() {
            shadow.set_response(head(response));
        }
        shadow.set_output_or_error(Err(OrchestratorError::operation(Error::erase(metadata))));
        Some(shadow)
    }
}

/// Copies status and headers of a response, which is all that classifiers read.
fn head(response: &HttpResponse) -> HttpResponse {
    let mut head = HttpResponse::new(response.status(), SdkBody::empty());
    for (name, value) in response.headers() {
        head.headers_mut().insert(name.to_owned(), value.to_owned());
    }
    head
}

impl<C: ClassifyRetry> ClassifyRetry for ByMetadata<C> {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        match self.shadow(context) {
            Some(shadow) => self.1.classify_retry(&shadow),
            None => RetryAction::NoActionIndicated,
        }
    }

    fn classify_retry_v2(&self, context: &InterceptorContext, preceding: &RetryAction) -> RetryAction {
        match self.shadow(context) {
            Some(shadow) => self.1.classify_retry_v2(&shadow, preceding),
            None => self.1.classify_retry_v2(context, preceding),
        }
    }

    fn name(&self) -> &'static str {
        self.1.name()
    }

    fn priority(&self) -> RetryClassifierPriority {
        self.1.priority()
    }
}
