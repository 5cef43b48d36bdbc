//! Reads the members of an output beside its event stream, which protocols without HTTP bindings send in the initial
//! message.

use super::erased::ErasedResult;
use super::operation::Descriptor;
use super::request_ids::RequestIds;
use crate::schema::read::ReadError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_types::request_id::RequestId;

/// Waits for the initial message, if the protocol has one and the output has members in it.
pub(crate) async fn with_initial(
    operation: &'static Descriptor,
    mut output: Output,
    response: Option<HttpResponse>,
) -> ErasedResult {
    let protocol = operation.service.protocol;
    let events = (operation.output)(&mut output).and_then(|output| output.events());
    let Some(events) = events.filter(|_| protocol.has_initial_messages()) else {
        return Ok(output);
    };
    let payload = match events.initial().await {
        Ok(Some(payload)) => payload,
        Ok(None) => return Ok(output),
        Err(error) => return Err(failed(error, response)),
    };
    let ids = RequestIds {
        own: response.as_ref().and_then(RequestId::request_id),
        // no service has both initial messages and extended request ids
        extended: None,
    };
    let mut filled = None;
    let read = protocol.read_document(&payload, &mut |reader| {
        filled = Some((operation.read_output)(reader, ids)?);
        Ok(())
    });
    let filled = read.and(filled.ok_or_else(|| ReadError::new("the first message holds no members")));
    let mut filled = match filled {
        Ok(filled) => filled,
        Err(error) => return Err(failed(error.into(), response)),
    };
    if let Some(place) = (operation.output)(&mut filled).and_then(|output| output.events()) {
        events.move_to(place);
    }
    Ok(filled)
}

/// Creates the error for an invalid initial message. It has the status and the headers of the response; the body is in
/// the stream.
fn failed(error: BoxError, response: Option<HttpResponse>) -> SdkError<Error, HttpResponse> {
    match response {
        Some(response) => SdkError::response_error(error, response),
        None => SdkError::construction_failure(error),
    }
}
