//! Type-erased calls.

use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use std::future::Future;
use std::pin::Pin;

/// The type-erased result of a call.
pub(crate) type ErasedResult = Result<Output, SdkError<Error, HttpResponse>>;

/// The future of a type-erased call.
pub(crate) type ErasedFuture = Pin<Box<dyn Future<Output = ErasedResult> + Send>>;
