//! The members of an output beside its event stream: over protocols without HTTP bindings they come in the first message.

use super::erased::Erased;
use super::operation::Descriptor;
use super::request_ids::RequestIds;
use crate::schema::read::ReadError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::body::SdkBody;

/// Waits for the first message, where the protocol has one and the output has members for it.
pub(crate) async fn with_initial(
    operation: &'static Descriptor,
    mut output: Output,
    request_id: Option<String>,
) -> Erased {
    let protocol = operation.service.protocol;
    let events = (operation.events)(&mut output).filter(|_| protocol.has_initial_messages());
    let Some(events) = events else {
        return Ok(output);
    };
    let Some(payload) = events.initial().await.map_err(failed)? else {
        return Ok(output);
    };
    let ids = RequestIds {
        own: request_id.as_deref(),
        // no service has both
        extended: None,
    };
    let mut filled = None;
    let read = protocol.read_document(&payload, &mut |reader| {
        filled = Some((operation.read_output)(reader, ids)?);
        Ok(())
    });
    let filled = read.and(filled.ok_or_else(|| ReadError::new("the first message holds no members")));
    let mut filled = filled.map_err(|error| failed(error.into()))?;
    if let Some(place) = (operation.events)(&mut filled) {
        events.move_to(place);
    }
    Ok(filled)
}

/// The response itself is what the stream is read from.
fn failed(error: BoxError) -> SdkError<Error, HttpResponse> {
    let status = http::StatusCode::OK.into();
    SdkError::response_error(error, HttpResponse::new(status, SdkBody::empty()))
}
