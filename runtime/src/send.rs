//! The future of a call.

use crate::config::Builder;
use crate::handle::Handle;
use crate::operation::{Described, Operation};
use crate::orchestrate::{invoke, ErasedFuture};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The result of a call.
pub type SendResult<T, E> = Result<T, SdkError<E, HttpResponse>>;

/// A call under way; resolves to its output or error.
#[must_use = "a call is made when its future is awaited"]
pub struct SendFuture<T, E> {
    erased: ErasedFuture,
    types: PhantomData<fn() -> (T, E)>,
}

impl<T, E> fmt::Debug for SendFuture<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendFuture")
    }
}

impl<T, E> Future for SendFuture<T, E>
where
    T: fmt::Debug + Send + Sync + 'static,
    E: std::error::Error + Send + Sync + 'static,
{
    type Output = SendResult<T, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // the types come back out as they went in: the descriptor of the operation put them there, and interceptors
        // that replace an output or error with one of another type break the contract of the orchestrator
        self.erased.as_mut().poll(context).map(|result| match result {
            Ok(output) => Ok(output.downcast::<T>().expect("an output of the operation")),
            Err(error) => {
                Err(error
                    .map_service_error(|error| error.downcast::<E>().expect("an error of the operation")))
            }
        })
    }
}

/// Sends an input.
pub(crate) fn send<O: Operation>(
    handle: &Handle<O::Service>,
    overrides: Option<Builder<O::Service>>,
    input: O::Input,
) -> SendFuture<O::Output, O::Error> {
    let erased = invoke(
        O::DESCRIPTOR,
        &handle.plugins,
        &handle.config.inner,
        overrides.map(|overrides| overrides.inner),
        Input::erase(input),
    );
    SendFuture {
        erased,
        types: PhantomData,
    }
}
