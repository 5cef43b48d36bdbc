//! Operations: a marker type with input, output and error, and a static descriptor without these types.

use super::clock_skew;
use crate::client::body::{RequestBody, ResponseBody};
use crate::client::request_ids::RequestIds;
use crate::config::service::{Service, ServiceDescriptor};
use crate::config::validation::ValidateInput;
use crate::error::operation::OperationError;
use crate::error::reader::ErrorReader;
use crate::error::service_error::ServiceError;
use crate::error::Unhandled;
use crate::schema::operation::OperationShape;
use crate::schema::read::{Empty, Read, ReadError, Reader};
use crate::schema::value::{Value, View};
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;

/// An operation of a generated client.
pub trait Operation: Default + Send + Sync + 'static {
    /// Its input.
    type Input: Value + Empty + fmt::Debug + Send + Sync + 'static;
    /// Its output.
    type Output: OperationOutput + Empty;
    /// Its error.
    type Error: OperationError;
    /// The service it belongs to.
    type Service: Service;
    /// The description for its protocol.
    const SHAPE: OperationShape;

    /// Returns the member of the input for an idempotency token, if there is one.
    const IDEMPOTENCY_TOKEN: Option<IdempotencyToken<Self::Input>> = None;

    /// Takes the streaming member out of the input, if there is one.
    const TAKE_BODY: Option<TakeBody<Self::Input>> = None;
}

/// A function that returns the member of an input for an idempotency token.
pub type IdempotencyToken<I> = fn(&mut I) -> &mut Option<String>;

/// A function that takes the streaming member out of an input.
pub type TakeBody<I> = fn(&mut I) -> RequestBody;

/// The output of an operation.
pub trait OperationOutput: Read + fmt::Debug + Send + Sync + 'static {
    /// Stores the request id of the response.
    fn set_request_id(&mut self, request_id: Option<String>);
    /// Stores the second request id of the response, if the service has one.
    fn set_extended_request_id(&mut self, extended_request_id: Option<String>) {
        let _ = extended_request_id;
    }
    /// Stores the body of the response, if the output has a member for it.
    fn set_body(&mut self, body: ResponseBody) {
        let _ = body;
    }
    /// Returns its event stream, if it has other members as well.
    #[cfg(feature = "event-stream")]
    fn events(&mut self) -> Option<&mut dyn crate::event_stream::ErasedEvents> {
        None
    }
}

// Callers compile the functions of the operations that they call: `match` in place of methods of `Option` and `Result`,
// which would be compiled with them.

/// A type-erased operation, whose types are hidden behind function pointers.
pub(crate) struct Descriptor {
    pub service: &'static ServiceDescriptor,
    pub shape: OperationShape,
    /// True if inputs are validated by default.
    pub validates_input: bool,
    pub view: fn(&Input) -> Option<View<'_>>,
    pub idempotency_token: Option<ErasedIdempotencyToken>,
    pub take_body: Option<fn(&mut Input) -> Option<RequestBody>>,
    pub read_output: fn(&mut dyn Reader, RequestIds<'_>) -> Result<Output, ReadError>,
    pub output: fn(&mut Output) -> Option<&mut dyn OperationOutput>,
    pub read_error: fn(&str, &mut ErrorReader<'_>) -> Option<Error>,
    pub unhandled: fn(Unhandled) -> Error,
    pub service_error: fn(&Error) -> Option<&dyn ServiceError>,
    pub clock_skew_classifier: fn() -> SharedRetryClassifier,
}

type ErasedIdempotencyToken = fn(&mut Input) -> Option<&mut Option<String>>;

impl Descriptor {
    /// Returns `true` if inputs are validated before they are sent.
    pub(crate) fn checks_input(&self, cfg: &ConfigBag) -> bool {
        cfg.load::<ValidateInput>()
            .map_or(self.validates_input, |setting| setting.0)
    }
}

impl fmt::Debug for Descriptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shape.name)
    }
}

/// Provides the descriptor of each operation.
pub(crate) trait Described: Operation {
    const DESCRIPTOR: &'static Descriptor = &Descriptor {
        service: <Self::Service as Service>::DESCRIPTOR,
        shape: Self::SHAPE,
        validates_input: <Self::Service as Service>::VALIDATES_INPUT,
        view: view::<Self>,
        idempotency_token: match Self::IDEMPOTENCY_TOKEN {
            Some(_) => Some(idempotency_token::<Self>),
            None => None,
        },
        take_body: match Self::TAKE_BODY {
            Some(_) => Some(take_body::<Self>),
            None => None,
        },
        read_output: read_output::<Self::Output>,
        output: output::<Self::Output>,
        read_error: read_error::<Self::Error>,
        unhandled: unhandled::<Self::Error>,
        service_error: service_error::<Self::Error>,
        clock_skew_classifier: clock_skew::classifier::<Self::Error>,
    };
}

impl<O: Operation> Described for O {}

fn view<O: Operation>(input: &Input) -> Option<View<'_>> {
    input.downcast_ref::<O::Input>().map(Value::view)
}

fn idempotency_token<O: Operation>(input: &mut Input) -> Option<&mut Option<String>> {
    match (O::IDEMPOTENCY_TOKEN, input.downcast_mut::<O::Input>()) {
        (Some(member), Some(input)) => Some(member(input)),
        _ => None,
    }
}

fn take_body<O: Operation>(input: &mut Input) -> Option<RequestBody> {
    match (O::TAKE_BODY, input.downcast_mut::<O::Input>()) {
        (Some(take), Some(input)) => Some(take(input)),
        _ => None,
    }
}

fn output<T: OperationOutput>(output: &mut Output) -> Option<&mut dyn OperationOutput> {
    match output.downcast_mut::<T>() {
        Some(output) => Some(output),
        None => None,
    }
}

fn read_output<T: OperationOutput + Empty>(
    reader: &mut dyn Reader,
    ids: RequestIds<'_>,
) -> Result<Output, ReadError> {
    let mut output = T::CORRECTED();
    match fill_output(&mut output, reader, ids) {
        Ok(()) => Ok(Output::erase(output)),
        Err(error) => Err(error),
    }
}

fn fill_output(
    output: &mut dyn OperationOutput,
    reader: &mut dyn Reader,
    ids: RequestIds<'_>,
) -> Result<(), ReadError> {
    output.fill(reader, &[])?;
    output.set_request_id(ids.own.map(str::to_owned));
    output.set_extended_request_id(ids.extended.map(|(_, id)| id.to_owned()));
    Ok(())
}

#[allow(clippy::manual_map)]
fn read_error<E: OperationError>(code: &str, reader: &mut ErrorReader<'_>) -> Option<Error> {
    match E::read(code, reader) {
        Some(error) => Some(Error::erase(error)),
        None => None,
    }
}

fn unhandled<E: OperationError>(error: Unhandled) -> Error {
    Error::erase(E::from_unhandled(error))
}

fn service_error<E: OperationError>(error: &Error) -> Option<&dyn ServiceError> {
    match error.downcast_ref::<E>() {
        Some(error) => Some(error.inner()),
        None => None,
    }
}
