//! The second request id of responses.

use crate::error::{ErrorMetadata, SdkError};
use crate::schema::operation::OperationTrait;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::{Headers, Response};

const EXTENDED_HEADER: &str = "x-amz-id-2";
/// The key of the id in the metadata of errors, as in the official crate.
const EXTENDED_KEY: &str = "s3_extended_request_id";

/// The trait of an operation whose responses have the id.
pub const EXTENDED_REQUEST_ID: OperationTrait =
    OperationTrait::ExtendedRequestId(EXTENDED_HEADER, EXTENDED_KEY);

/// Provides the second request id, which AWS support needs.
pub trait RequestIdExt {
    /// Returns the id, if the response has one.
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

/// Implements the second request id for errors.
#[doc(hidden)]
#[macro_export]
macro_rules! extended_request_ids {
    ($($type:ty),*) => { $(
        impl $crate::codegen::RequestIdExt for $type {
            fn extended_request_id(&self) -> ::std::option::Option<&str> {
                $crate::codegen::RequestIdExt::extended_request_id($crate::codegen::error::ProvideErrorMetadata::meta(self))
            }
        }
    )* };
}
