//! The ids of a response.

use crate::schema::operation::{OperationShape, OperationTrait};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::error::metadata::Builder as MetadataBuilder;
use aws_types::request_id::RequestId;

/// The ids of a response that an output or error keeps.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RequestIds<'a> {
    pub own: Option<&'a str>,
    /// The second one, under the key that it has in the metadata of errors.
    pub extended: Option<(&'static str, &'a str)>,
}

impl<'a> RequestIds<'a> {
    /// Those of a response to an operation.
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

    /// The metadata of an error with the second id; the first is there.
    pub(crate) fn noted_in(&self, metadata: MetadataBuilder) -> MetadataBuilder {
        match self.extended {
            Some((key, id)) => metadata.custom(key, id),
            None => metadata,
        }
    }
}
