//! Makes every protocol usable as the codec of event streams.

use super::{Protocol, ReadBody};
use crate::event_stream::EventCodec;
use crate::schema::read::ReadError;
use crate::schema::shape::Traits;
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

impl EventCodec for &'static dyn Protocol {
    fn content_type(&self) -> &'static str {
        Protocol::content_type(*self)
    }

    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
        Protocol::write_document(*self, view, traits)
    }

    fn read_document(&self, payload: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
        Protocol::read_document(*self, payload, read)
    }

    fn error_metadata(&self, payload: &[u8]) -> ErrorMetadataBuilder {
        let status = http::StatusCode::OK.into();
        let response = HttpResponse::new(status, SdkBody::from(payload.to_vec()));
        Protocol::error_summary(*self, &response).metadata
    }
}
