//! Presigned requests, which are signed now and can be sent by anybody within a time limit.

mod builder;
mod plugin;
mod request;
mod serialize;
mod validity;

pub use request::PresignedRequest;
pub use validity::{PresigningConfig, PresigningConfigBuilder, PresigningConfigError};

pub(crate) use serialize::Presigned;

use crate::client::builder::Call;
use crate::client::operation::{Described, Operation};
use crate::client::orchestrate::plugins;
use crate::client::send::{typed_error, SendResult};
use crate::schema::operation::OperationShape;
use crate::schema::shape::Shape;
use crate::secrets::{has_secrets, unlogged};
use aws_smithy_runtime::client::orchestrator::{invoke_with_stop_point, StopPoint};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::result::SdkError;
use plugin::PresigningPlugin;

/// An operation whose requests can be presigned.
pub trait Presignable: Operation {
    /// The operation and input to presign, if they differ from those of a regular request.
    const PRESIGNED_AS: Option<(&'static OperationShape, &'static Shape)> = None;
}

/// Creates the signed request of a call, with the signature in its query, without sending it.
///
/// # Errors
///
/// Those of sending the call, as far as they concern input, configuration and credentials.
#[doc(hidden)] // called by the builders of a generated crate
pub async fn presign<O: Presignable, T>(
    call: Call<O, T>,
    build: impl FnOnce(T) -> O::Input,
    config: PresigningConfig,
) -> SendResult<PresignedRequest, O::Error> {
    let Call {
        handle,
        input,
        overrides,
    } = call;
    let input = Input::erase(build(input));
    let operation = O::DESCRIPTOR;
    let plugins = plugins(operation, &handle.config.inner, overrides)
        .with_client_plugin(PresigningPlugin::new(config, O::PRESIGNED_AS));
    let (service, name) = (operation.service.name(), operation.shape.name);
    let call = invoke_with_stop_point(service, name, input, &plugins, StopPoint::BeforeTransmit);
    let stopped = unlogged(has_secrets(operation.shape.traits), call).await;
    let mut context = stopped.map_err(typed_error)?;
    let request = context.take_request();
    let request = request.ok_or_else(|| SdkError::construction_failure("an interceptor took the request"))?;
    PresignedRequest::new(request).map_err(SdkError::construction_failure)
}
