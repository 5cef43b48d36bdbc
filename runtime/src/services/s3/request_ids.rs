//! The ids of a response: the one that every service sends, and the second one of S3.

use crate::error::{ErrorMetadata, SdkError};
use crate::protocol::{OperationShape, OperationTrait};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::{Headers, Response};
use aws_smithy_types::error::metadata::Builder as MetadataBuilder;
use aws_types::request_id::RequestId;

const EXTENDED_HEADER: &str = "x-amz-id-2";
/// Under which key the metadata of an error have the id, as in the official crate.
const EXTENDED_KEY: &str = "s3_extended_request_id";

/// The second id of a request, which the support for S3 asks for.
pub trait RequestIdExt {
    /// The id, where the response has one.
    fn extended_request_id(&self) -> Option<&str>;
}

impl RequestIdExt for Headers {
    fn extended_request_id(&self) -> Option<&str> {
        self.get(EXTENDED_HEADER)
    }
}

impl<B> RequestIdExt for Response<B> {
    fn extended_request_id(&self) -> Option<&str> {
        self.headers().extended_request_id()
    }
}

impl RequestIdExt for ErrorMetadata {
    fn extended_request_id(&self) -> Option<&str> {
        self.extra(EXTENDED_KEY)
    }
}

impl<E> RequestIdExt for SdkError<E, HttpResponse> {
    fn extended_request_id(&self) -> Option<&str> {
        self.raw_response()?.extended_request_id()
    }
}

impl<T: RequestIdExt, E: RequestIdExt> RequestIdExt for Result<T, E> {
    fn extended_request_id(&self) -> Option<&str> {
        match self {
            Ok(output) => output.extended_request_id(),
            Err(error) => error.extended_request_id(),
        }
    }
}

/// Gives errors the second id that their metadata have.
#[doc(hidden)]
#[macro_export]
macro_rules! extended_request_ids {
    ($($type:ty),*) => { $(
        impl $crate::RequestIdExt for $type {
            fn extended_request_id(&self) -> ::std::option::Option<&str> {
                $crate::RequestIdExt::extended_request_id($crate::error::ProvideErrorMetadata::meta(self))
            }
        }
    )* };
}

/// The ids of a response that an output or error keeps.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RequestIds<'a> {
    pub own: Option<&'a str>,
    pub extended: Option<&'a str>,
}

impl<'a> RequestIds<'a> {
    /// Those of a response to an operation.
    pub(crate) fn of(operation: &OperationShape, response: &'a HttpResponse) -> Self {
        let is_extended = |it: &OperationTrait| matches!(it, OperationTrait::ExtendedRequestId);
        Self {
            own: response.request_id(),
            extended: match operation.traits.iter().any(is_extended) {
                true => response.extended_request_id(),
                false => None,
            },
        }
    }

    /// The metadata of an error with the second id; the first is there.
    pub(crate) fn noted_in(&self, metadata: MetadataBuilder) -> MetadataBuilder {
        match self.extended {
            Some(id) => metadata.custom(EXTENDED_KEY, id),
            None => metadata,
        }
    }
}
