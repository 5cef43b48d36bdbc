//! The request that comes of presigning.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::{Headers, HttpError};
use std::fmt;

/// A request that is signed: method, URI and headers, without a body.
#[derive(Clone)]
#[non_exhaustive]
pub struct PresignedRequest {
    method: String,
    uri: String,
    headers: Headers,
    request: http::Request<()>,
}

impl PresignedRequest {
    pub(super) fn new(request: HttpRequest) -> Result<Self, HttpError> {
        Ok(Self {
            method: request.method().to_owned(),
            uri: request.uri().to_owned(),
            headers: request.headers().clone(),
            request: request.try_into_http1x()?.map(|_| ()),
        })
    }

    /// The method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The URI, with the signature in its query.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// The headers that have to be sent with it, but for `Host`, which follows from the URI.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter()
    }

    /// The request with a body.
    pub fn make_http_1x_request<B>(&self, body: B) -> http::Request<B> {
        self.clone().into_http_1x_request(body)
    }

    /// Becomes the request with a body.
    pub fn into_http_1x_request<B>(self, body: B) -> http::Request<B> {
        self.request.map(|()| body)
    }
}

impl fmt::Debug for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignedRequest")
            .field("method", &self.method)
            .field("uri", &self.uri)
            .field("headers", &self.headers)
            .finish()
    }
}
