//! Protocols: how the requests of a service are written as HTTP and its responses read. An input goes in as a
//! [`View`] and comes out as a request; a response goes in and a [`Reader`] over its contents comes out.
//!
//! A protocol puts a codec and the rules of HTTP together. One that binds members to the URI, headers or the status
//! (`restJson1`, `restXml`) hands out a reader of its own that serves those members and leaves the rest to the codec's.

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

/// What a caller does with the reader that stands at an output or error structure.
pub type ReadBody<'a> = &'a mut dyn FnMut(&mut dyn Reader) -> Result<(), ReadError>;

/// How requests of a service are written and its responses read.
pub trait Protocol: fmt::Debug + Send + Sync + 'static {
    /// Builds the request: method, URI (path and query, no host), headers, body.
    ///
    /// # Errors
    ///
    /// `input` holds something that cannot be written, or, with `checks`, a value that its constraints forbid: which, and what
    /// else, is for [`validate`](crate::validate::validate) to say.
    fn request(
        &self,
        service: &ServiceShape,
        operation: &OperationShape,
        input: View<'_>,
        checks: bool,
    ) -> Result<HttpRequest, WriteError>;

    /// Hands `read` a reader at the output structure of a successful response, whose body is in memory.
    ///
    /// # Errors
    ///
    /// Those of `read`, and a body that is not what the protocol says.
    fn output(
        &self,
        operation: &OperationShape,
        response: &HttpResponse,
        read: ReadBody<'_>,
    ) -> Result<(), ReadError>;

    /// Code and message of an error response and what else belongs into its metadata, but for the request id.
    fn error_summary(&self, response: &HttpResponse) -> ErrorSummary;

    /// The name of the error's shape, where an error response has it besides the code in the metadata: services that spoke
    /// awsQuery before keep its codes.
    fn error_shape(&self, response: &HttpResponse) -> Option<String> {
        let _ = response;
        None
    }

    /// Hands `read` a reader at the error structure of an error response, whose body is in memory.
    ///
    /// # Errors
    ///
    /// Those of `read`, and a body that is not what the protocol says.
    fn error(&self, response: &HttpResponse, read: ReadBody<'_>) -> Result<(), ReadError>;

    /// Whether a response with the status of a success is an error all the same.
    fn is_error_in_success(&self, response: &HttpResponse) -> bool {
        let _ = response;
        false
    }

    /// The media type of structured bodies.
    fn content_type(&self) -> &'static str;

    /// Writes a structured value for an event of a stream.
    ///
    /// # Errors
    ///
    /// `view` holds something that cannot be written.
    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError>;

    /// Hands `read` a reader at a structured value of an event of a stream.
    ///
    /// # Errors
    ///
    /// Those of `read`, and a body that is not what the protocol says.
    fn read_document(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError>;

    /// What the user agent says of the protocol.
    fn feature(&self) -> Option<SmithySdkFeature> {
        None
    }

    /// Whether the members of inputs and outputs beside an event stream are its first message.
    fn has_initial_messages(&self) -> bool {
        true
    }
}

/// What an error response says of itself, in whatever state its body is.
#[derive(Debug)]
pub struct ErrorSummary {
    /// Code and message, as far as they could be found.
    pub metadata: ErrorMetadataBuilder,
    /// Why the body is not what the protocol says.
    pub problem: Option<ReadError>,
}

#[cfg(any(feature = "json", feature = "xml", feature = "cbor"))]
/// The body of `response`, which has been read from the network before a protocol sees it.
fn body(response: &HttpResponse) -> Result<&[u8], ReadError> {
    response
        .body()
        .bytes()
        .ok_or_else(|| ReadError::new("the body of the response is not in memory"))
}
