//! The future of a call.

use crate::client::erased::{ErasedFuture, ErasedResult};
use crate::client::handle::Handle;
use crate::client::operation::{Described, Operation, OperationOutput};
use crate::client::orchestrate::invoke;
use crate::config::inner::ConfigInner;
use crate::config::settings::Settings;
use crate::config::shared::Shared;
use crate::error::operation::OperationError;
use crate::error::{ErrorMetadata, Unhandled};
use crate::schema::read::Empty;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The result of a call.
pub type SendResult<T, E> = Result<T, SdkError<E, HttpResponse>>;

/// A call in progress; resolves to its output or error.
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

impl<T: OperationOutput + Empty, E: OperationError> Future for SendFuture<T, E> {
    type Output = SendResult<T, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.erased.as_mut().poll(context).map(typed)
    }
}

/// Restores the types of a result. They are those of the operation, unless an interceptor replaced a value.
#[allow(clippy::result_large_err)] // the size of the published error type
fn typed<T: OperationOutput + Empty, E: OperationError>(result: ErasedResult) -> SendResult<T, E> {
    match result {
        // compiled for each call: moving the value out of its place is less than `downcast`
        Ok(mut output) => match output.downcast_mut::<T>() {
            Some(value) => Ok(mem::replace(value, T::CORRECTED())),
            None => Err(SdkError::construction_failure(foreign(&output))),
        },
        Err(error) => Err(typed_error(error)),
    }
}

/// Restores the type of an error.
pub(crate) fn typed_error<E: OperationError>(
    error: SdkError<Error, HttpResponse>,
) -> SdkError<E, HttpResponse> {
    error.map_service_error(|mut error| match error.downcast_mut::<E>() {
        Some(value) => mem::replace(value, E::from_unhandled(taken())),
        None => E::from_unhandled(unhandled(&error)),
    })
}

/// The error that is left in the place of one that was moved out of it.
fn taken() -> Unhandled {
    Unhandled::new("the error was moved", ErrorMetadata::default())
}

fn unhandled(error: &Error) -> Unhandled {
    Unhandled::new(foreign(error), ErrorMetadata::default())
}

/// Describes a value of another type than the operation's.
fn foreign(value: &dyn fmt::Debug) -> String {
    format!("an interceptor replaced the result of the call by one of another operation: {value:?}")
}

/// Sends an input.
pub(crate) fn send<O: Operation>(
    config: Shared<ConfigInner>,
    overrides: Option<Shared<Settings>>,
    input: Input,
) -> SendFuture<O::Output, O::Error> {
    SendFuture {
        erased: invoke(O::DESCRIPTOR, config, overrides, input),
        types: PhantomData,
    }
}

/// Sends a copy of an input, for calls that are made several times.
pub(crate) fn send_copy<O: Operation>(
    handle: &Handle<O::Service>,
    overrides: &Shared<Settings>,
    input: &O::Input,
) -> SendFuture<O::Output, O::Error>
where
    O::Input: Clone,
{
    let (config, input) = (handle.config.inner.clone(), Input::erase(input.clone()));
    send::<O>(config, Some(overrides.clone()), input)
}
