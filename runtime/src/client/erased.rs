//! Calls without their types.

use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use std::future::Future;
use std::pin::Pin;

/// The result of a call, without its types.
pub(crate) type Erased = Result<Output, SdkError<Error, HttpResponse>>;

/// A call under way.
pub(crate) type ErasedFuture = Pin<Box<dyn Future<Output = Erased> + Send>>;
