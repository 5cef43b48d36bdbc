//! The request ids of a response.

use crate::schema::operation::{OperationShape, OperationTrait};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::error::metadata::Builder as MetadataBuilder;
use aws_types::request_id::RequestId;

/// The request ids that an output or error keeps.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RequestIds<'a> {
    pub own: Option<&'a str>,
    /// The second request id, with its key in the metadata of errors.
    pub extended: Option<(&'static str, &'a str)>,
}

impl<'a> RequestIds<'a> {
    /// Returns the request ids of a response.
    pub(crate) fn of(operation: &OperationShape, response: &'a HttpResponse) -> Self {
        Self {
            own: response.request_id(),
            extended: operation
                .traits
                .iter()
                .find_map(|operation_trait| match operation_trait {
                    OperationTrait::ExtendedRequestId(header, key) => {
                        Some((*key, response.headers().get(*header)?))
                    }
                    _ => None,
                }),
        }
    }

    /// Adds the second request id to the metadata of an error, which has the first one already.
    pub(crate) fn noted_in(&self, metadata: MetadataBuilder) -> MetadataBuilder {
        match self.extended {
            Some((key, id)) => metadata.custom(key, id),
            None => metadata,
        }
    }
}
