//! Protocols: turn an input, given as a [`View`], into an HTTP request, and an HTTP response into a [`Reader`] over its
//! contents.
//!
//! A protocol combines a codec with the rules of HTTP. Protocols that bind members to the URI, the headers or the
//! status (`restJson1`, `restXml`) supply a reader of their own, which serves those members and leaves the rest to that
//! of the codec.

#[cfg(feature = "json")]
pub mod aws_json;
#[cfg(any(feature = "json", feature = "cbor"))]
mod error_code;
#[cfg(feature = "event-stream")]
mod events;
#[cfg(feature = "json")]
mod json;
#[cfg(any(feature = "cbor", feature = "json", feature = "xml"))]
mod output;
#[cfg(any(feature = "cbor", feature = "json", feature = "xml"))]
mod post;
#[cfg(feature = "xml")]
pub mod query;
#[cfg(any(feature = "json", feature = "xml"))]
mod rest;
#[cfg(feature = "json")]
pub mod rest_json;
#[cfg(feature = "xml")]
pub mod rest_xml;
#[cfg(any(feature = "json", feature = "cbor"))]
pub mod rpc_v2;
#[cfg(feature = "xml")]
mod xml;

#[cfg(all(test, feature = "json"))]
mod tests;

use crate::schema::operation::OperationShape;
use crate::schema::read::{ReadError, Reader};
use crate::schema::service::ServiceShape;
use crate::schema::shape::Traits;
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use std::fmt;

/// A callback that gets the reader at an output or error structure.
pub type ReadBody<'a> = &'a mut dyn FnMut(&mut dyn Reader) -> Result<(), ReadError>;

/// A protocol: writes the requests of a service and reads its responses.
pub trait Protocol: fmt::Debug + Send + Sync + 'static {
    /// Builds the request: method, URI (path and query, no host), headers, body.
    ///
    /// # Errors
    ///
    /// `input` holds a value that cannot be written or, with `checks`, violates its constraints;
    /// [`validate`](crate::validate::validate) lists all violations.
    fn request(
        &self,
        service: &ServiceShape,
        operation: &OperationShape,
        input: View<'_>,
        checks: bool,
    ) -> Result<HttpRequest, WriteError>;

    /// Calls `read` with a reader at the output structure of a successful response, whose body is in memory.
    ///
    /// # Errors
    ///
    /// Those of `read`, and a malformed body.
    fn output(
        &self,
        operation: &OperationShape,
        response: &HttpResponse,
        read: ReadBody<'_>,
    ) -> Result<(), ReadError>;

    /// Returns the code, the message and other metadata of an error response, except the request id.
    fn error_summary(&self, response: &HttpResponse) -> ErrorSummary;

    /// Returns the name of the error's shape if it differs from the code in the metadata: services that used awsQuery
    /// before keep their old codes.
    fn error_shape(&self, response: &HttpResponse) -> Option<String> {
        let _ = response;
        None
    }

    /// Calls `read` with a reader at the error structure of an error response, whose body is in memory.
    ///
    /// # Errors
    ///
    /// Those of `read`, and a malformed body.
    fn error(&self, response: &HttpResponse, read: ReadBody<'_>) -> Result<(), ReadError>;

    /// Detects an error in a response with the status of a success.
    fn is_error_in_success(&self, response: &HttpResponse) -> bool {
        let _ = response;
        false
    }

    /// Returns the media type of structured bodies.
    fn content_type(&self) -> &'static str;

    /// Writes a structured value for an event of a stream.
    ///
    /// # Errors
    ///
    /// `view` holds a value that cannot be written.
    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError>;

    /// Calls `read` with a reader at a structured value of an event of a stream.
    ///
    /// # Errors
    ///
    /// Those of `read`, and a malformed body.
    fn read_document(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError>;

    /// Returns the identifier of the protocol in the user agent, if it has one.
    fn feature(&self) -> Option<SmithySdkFeature> {
        None
    }

    /// Returns `true` if the members beside an event stream are sent and received as its initial message.
    fn has_initial_messages(&self) -> bool {
        true
    }
}

/// The description of an error, from the headers and body of its response.
#[derive(Debug)]
pub struct ErrorSummary {
    /// Code and message, as far as they could be found.
    pub metadata: ErrorMetadataBuilder,
    /// The reason the body could not be parsed.
    pub problem: Option<ReadError>,
}

/// Returns the body of `response`, which is read from the network before a protocol sees it.
#[cfg(any(feature = "json", feature = "xml", feature = "cbor"))]
fn body(response: &HttpResponse) -> Result<&[u8], ReadError> {
    response
        .body()
        .bytes()
        .ok_or_else(|| ReadError::new("the body of the response is not in memory"))
}
