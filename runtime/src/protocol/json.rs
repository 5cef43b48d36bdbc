//! Code shared by the protocols with JSON bodies.

use super::{body, error_code, ErrorSummary, ReadBody};
use crate::codec::json::{self, ErrorBody, JsonReader};
use crate::schema::read::ReadError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::error::ErrorMetadata;

/// Passes a reader of a body to `read`; an empty body is an empty structure.
pub(super) fn read(body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
    let body = match body {
        [] => b"{}",
        body => body,
    };
    let mut reader = JsonReader::new(body)?;
    read(&mut reader)?;
    reader.finish()
}

/// Returns the code and the message of an error response: the code from its header, else from its body, the message
/// from its body.
pub(super) fn error_summary(response: &HttpResponse) -> ErrorSummary {
    let (ErrorBody { code, message }, problem) = match body(response) {
        Ok(body) => json::error_body(body),
        Err(error) => (ErrorBody::default(), Some(error)),
    };
    let mut metadata = ErrorMetadata::builder();
    let in_header = response
        .headers()
        .get("x-amzn-errortype")
        .and_then(error_code::bare);
    if let Some(code) = in_header.or(code.as_deref().and_then(error_code::bare)) {
        metadata = metadata.code(code);
    }
    if let Some(message) = message {
        metadata = metadata.message(message);
    }
    ErrorSummary { metadata, problem }
}
