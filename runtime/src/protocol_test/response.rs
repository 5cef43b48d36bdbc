//! Responses: the client reads what it is given.

use super::case::Outcome;
use super::request::block_on;
use crate::client::operation::{Described, Operation, OperationOutput};
use crate::client::plugin::operation::OperationPlugin;
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
    /// The body; that of a binary media type in base64.
    pub body: &'static str,
    /// Its media type.
    pub body_media_type: &'static str,
}

impl Response {
    /// What an operation makes of a successful response.
    pub fn output<O: Operation>(&self) -> Result<O::Output, String> {
        self.output_of::<O>(self.bytes()?)
    }

    /// [`output`](Self::output), with another body.
    pub(super) fn output_of<O: Operation>(&self, body: Vec<u8>) -> Result<O::Output, String> {
        match self.read::<O>(body)? {
            Ok(output) => output
                .downcast()
                .map_err(|output| format!("an output of another type: {output:?}")),
            Err(error) => Err(format!("an error: {error:?}")),
        }
    }

    /// What an operation makes of an error response.
    pub fn error<O: Operation>(&self) -> Result<O::Error, String> {
        match self.read::<O>(self.bytes()?)? {
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

    pub(super) fn read<O: Operation>(&self, body: Vec<u8>) -> Result<OutputOrError, String> {
        let mut response = http::Response::builder().status(self.code);
        for (name, value) in self.headers {
            response = response.header(*name, *value);
        }
        let response = response
            .body(SdkBody::from(body))
            .map_err(|error| error.to_string())?;
        let mut response = HttpResponse::try_from(response).map_err(|error| error.to_string())?;
        let plugin = OperationPlugin(O::DESCRIPTOR);
        if let Some(streamed) = plugin.deserialize_streaming_with_config(&mut response, &ConfigBag::base()) {
            return Ok(streamed);
        }
        Ok(plugin.deserialize_nonstreaming_with_config(&response, &ConfigBag::base()))
    }
}

/// Whether a value is what was expected. `NaN`, which equals nothing, is compared as it prints if `by_print`.
pub fn same<T: PartialEq + fmt::Debug>(got: &T, expected: &T, by_print: bool) -> Outcome {
    if got == expected || (by_print && format!("{got:?}") == format!("{expected:?}")) {
        return Ok(());
    }
    Err(format!("{got:?}\nwhere this was expected:\n{expected:?}"))
}

/// [`same`], for the output of an operation; the request id is not compared.
pub fn same_output<T>(got: &T, mut expected: T, by_print: bool) -> Outcome
where
    T: OperationOutput + RequestId + PartialEq,
{
    expected.set_request_id(got.request_id().map(str::to_owned));
    same(got, &expected, by_print)
}

/// [`same_output`], of an output that can only be compared as it prints.
pub fn same_print<T>(got: &T, mut expected: T) -> Outcome
where
    T: OperationOutput + RequestId,
{
    expected.set_request_id(got.request_id().map(str::to_owned));
    same(&format!("{got:?}"), &format!("{expected:?}"), false)
}

/// The bytes of a streaming body.
pub fn collect(stream: aws_smithy_types::byte_stream::ByteStream) -> Result<Vec<u8>, String> {
    let collected = block_on(stream.collect()).map_err(|error| error.to_string())?;
    Ok(collected.to_vec())
}

/// Reads any bytes as the response of an operation: whether they are an output.
pub fn read_bytes<O: Operation>(code: u16, body: &[u8]) -> bool {
    let response = Response {
        code,
        headers: &[],
        body: "",
        body_media_type: "",
    };
    response.read::<O>(body.to_vec()).is_ok_and(|read| read.is_ok())
}

/// Makes an output of any bytes with the status of a success; they may be events.
///
/// # Errors
///
/// What went wrong, as text.
pub fn output_of_bytes<O: Operation>(body: Vec<u8>) -> Result<O::Output, String> {
    let response = Response {
        code: 200,
        headers: &[],
        body: "",
        body_media_type: "",
    };
    response.output_of::<O>(body)
}
