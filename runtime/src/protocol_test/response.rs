//! Protocol tests of responses.

use super::case::Outcome;
use super::request::block_on;
use crate::client::operation::{Described, Descriptor, Operation, OperationOutput};
use crate::client::plugin::operation::OperationPlugin;
use crate::schema::read::Empty;
use aws_smithy_runtime_api::client::interceptors::context::OutputOrError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::ser_de::DeserializeResponse;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::request_id::RequestId;
use std::fmt;

/// A response of the service.
#[derive(Clone, Copy, Debug)]
pub struct Response {
    /// The status.
    pub code: u16,
    /// Headers with their values.
    pub headers: &'static [(&'static str, &'static str)],
    /// The body; in base64 if its media type is binary.
    pub body: &'static str,
    /// Its media type.
    pub body_media_type: &'static str,
}

impl Response {
    /// Reads the response as the output of an operation.
    pub fn output<O: Operation>(&self) -> Result<O::Output, String> {
        self.output_of::<O>(self.bytes()?)
    }

    /// Reads the response with another body as the output of an operation.
    pub(super) fn output_of<O: Operation>(&self, body: Vec<u8>) -> Result<O::Output, String> {
        match self.read(O::DESCRIPTOR, body)? {
            Ok(output) => output
                .downcast()
                .map_err(|output| format!("an output of another type: {output:?}")),
            Err(error) => Err(format!("an error: {error:?}")),
        }
    }

    /// Reads the response as the error of an operation.
    pub fn error<O: Operation>(&self) -> Result<O::Error, String> {
        match self.read(O::DESCRIPTOR, self.bytes()?)? {
            Ok(output) => Err(format!("an output: {output:?}")),
            Err(error) => {
                let mut found = None;
                let other = error.map_operation_error(|error| found = Some(error));
                let error = found.ok_or_else(|| format!("{other:?}"))?;
                let error: Result<O::Error, _> = error.downcast();
                error.map_err(|error| format!("an error of another type: {error:?}"))
            }
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        match self.body_media_type {
            "application/cbor" => {
                aws_smithy_types::base64::decode(self.body).map_err(|error| error.to_string())
            }
            _ => Ok(self.body.as_bytes().to_vec()),
        }
    }

    fn read(&self, operation: &'static Descriptor, body: Vec<u8>) -> Result<OutputOrError, String> {
        let mut response = http::Response::builder().status(self.code);
        for (name, value) in self.headers {
            response = response.header(*name, *value);
        }
        let response = response
            .body(SdkBody::from(body))
            .map_err(|error| error.to_string())?;
        let mut response = HttpResponse::try_from(response).map_err(|error| error.to_string())?;
        let plugin = OperationPlugin(operation);
        if let Some(streamed) = plugin.deserialize_streaming_with_config(&mut response, &ConfigBag::base()) {
            return Ok(streamed);
        }
        Ok(plugin.deserialize_nonstreaming_with_config(&response, &ConfigBag::base()))
    }
}

/// Compares a value with the expected one; with `by_print`, by their debug output, since `NaN` does not equal itself.
pub fn same<T: PartialEq + fmt::Debug>(got: &T, expected: &T, by_print: bool) -> Outcome {
    if got == expected || (by_print && format!("{got:?}") == format!("{expected:?}")) {
        return Ok(());
    }
    Err(format!("{got:?}\nwhere this was expected:\n{expected:?}"))
}

/// Compares outputs of an operation like [`same`], without their request ids.
pub fn same_output<T>(got: &T, mut expected: T, by_print: bool) -> Outcome
where
    T: OperationOutput + Empty + RequestId + PartialEq,
{
    expected.set_request_id(got.request_id().map(str::to_owned));
    same(got, &expected, by_print)
}

/// Compares outputs like [`same_output`], always by their debug output.
pub fn same_print<T>(got: &T, mut expected: T) -> Outcome
where
    T: OperationOutput + Empty + RequestId,
{
    expected.set_request_id(got.request_id().map(str::to_owned));
    same(&format!("{got:?}"), &format!("{expected:?}"), false)
}

/// Collects the bytes of a streaming body.
pub fn collect(stream: aws_smithy_types::byte_stream::ByteStream) -> Result<Vec<u8>, String> {
    let collected = block_on(stream.collect()).map_err(|error| error.to_string())?;
    Ok(collected.to_vec())
}

/// Reads bytes as the response of an operation; returns `true` if they are a valid output.
pub fn read_bytes<O: Operation>(code: u16, body: &[u8]) -> bool {
    let response = Response {
        code,
        headers: &[],
        body: "",
        body_media_type: "",
    };
    response
        .read(O::DESCRIPTOR, body.to_vec())
        .is_ok_and(|read| read.is_ok())
}

/// Reads bytes as the output of a successful response, including event streams.
///
/// # Errors
///
/// The error as text.
pub fn output_of_bytes<O: Operation>(body: Vec<u8>) -> Result<O::Output, String> {
    let response = Response {
        code: 200,
        headers: &[],
        body: "",
        body_media_type: "",
    };
    response.output_of::<O>(body)
}
