//! `restJson1`: HTTP bindings, and bodies in JSON.
//! Source: the Smithy specification "AWS REST JSON 1 protocol".

use super::rest::{self, BodyCodec};
use super::{json, ErrorSummary, Protocol, ReadBody};
use crate::codec::json::write;
use crate::schema::operation::OperationShape;
use crate::schema::read::ReadError;
use crate::schema::service::ServiceShape;
use crate::schema::shape::Traits;
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};

/// `aws.protocols#restJson1`
pub static REST_JSON_1: RestJson = RestJson;

/// The protocol restJson1.
#[derive(Clone, Copy, Debug)]
pub struct RestJson;

impl BodyCodec for RestJson {
    fn content_type(&self) -> &'static str {
        "application/json"
    }

    fn unset(&self) -> Option<&'static [u8]> {
        Some(b"{}")
    }

    fn write(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
        write(view, traits)
    }

    fn read(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
        json::read(body, read)
    }
}

impl Protocol for RestJson {
    fn request(
        &self,
        _: &ServiceShape,
        operation: &OperationShape,
        input: View<'_>,
        checks: bool,
    ) -> Result<HttpRequest, WriteError> {
        rest::request(self, operation, input, checks)
    }

    fn output(
        &self,
        _: &OperationShape,
        response: &HttpResponse,
        read: ReadBody<'_>,
    ) -> Result<(), ReadError> {
        rest::read(self, response, read)
    }

    fn error_summary(&self, response: &HttpResponse) -> ErrorSummary {
        json::error_summary(response)
    }

    fn error(&self, response: &HttpResponse, read: ReadBody<'_>) -> Result<(), ReadError> {
        rest::read(self, response, read)
    }

    fn content_type(&self) -> &'static str {
        BodyCodec::content_type(self)
    }

    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
        BodyCodec::write(self, view, traits)
    }

    fn read_document(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
        BodyCodec::read(self, body, read)
    }

    fn has_initial_messages(&self) -> bool {
        false
    }
}
