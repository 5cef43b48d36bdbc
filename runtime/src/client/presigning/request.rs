//! The presigned request.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
#[cfg(feature = "http-02x")]
use aws_smithy_runtime_api::http::Request;
use aws_smithy_runtime_api::http::{Headers, HttpError};
use std::fmt;

/// A signed request: method, URI and headers, without a body.
#[derive(Clone)]
#[non_exhaustive]
pub struct PresignedRequest {
    method: String,
    uri: String,
    headers: Headers,
    request: http::Request<()>,
    #[cfg(feature = "http-02x")]
    head_02x: Head02x,
}

impl PresignedRequest {
    pub(super) fn new(request: HttpRequest) -> Result<Self, HttpError> {
        Ok(Self {
            method: request.method().to_owned(),
            uri: request.uri().to_owned(),
            headers: request.headers().clone(),
            #[cfg(feature = "http-02x")]
            head_02x: Head02x::new(&request)?,
            request: request.try_into_http1x()?.map(|_| ()),
        })
    }

    /// Returns the method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the URI, with the signature in its query.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// Returns the headers to be sent, except `Host`, which follows from the URI.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter()
    }

    /// Creates the request with a body.
    pub fn make_http_1x_request<B>(&self, body: B) -> http::Request<B> {
        self.clone().into_http_1x_request(body)
    }

    /// Creates the request with a body, of `http` 0.2.
    #[cfg(feature = "http-02x")]
    #[deprecated = "`make_http_1x_request` makes one of `http` 1"]
    pub fn make_http_02x_request<B>(&self, body: B) -> http_02x::Request<B> {
        self.head_02x.clone().with_body(body)
    }

    /// Converts to the request with a body, of `http` 0.2.
    #[cfg(feature = "http-02x")]
    #[deprecated = "`into_http_1x_request` makes one of `http` 1"]
    pub fn into_http_02x_request<B>(self, body: B) -> http_02x::Request<B> {
        self.head_02x.with_body(body)
    }

    /// Converts to the request with a body.
    pub fn into_http_1x_request<B>(self, body: B) -> http::Request<B> {
        self.request.map(|()| body)
    }
}

/// The parts of a request of `http` 0.2, whose requests cannot be copied.
#[cfg(feature = "http-02x")]
#[derive(Clone)]
struct Head02x {
    method: http_02x::Method,
    uri: http_02x::Uri,
    headers: http_02x::HeaderMap,
}

#[cfg(feature = "http-02x")]
impl Head02x {
    fn new(request: &HttpRequest) -> Result<Self, HttpError> {
        let mut copy = Request::new(());
        copy.set_method(request.method())?;
        copy.set_uri(request.uri())?;
        for (name, value) in request.headers() {
            copy.headers_mut().try_append(name.to_owned(), value.to_owned())?;
        }
        let (head, _) = copy.try_into_http02x()?.into_parts();
        Ok(Self {
            method: head.method,
            uri: head.uri,
            headers: head.headers,
        })
    }

    fn with_body<B>(self, body: B) -> http_02x::Request<B> {
        let mut request = http_02x::Request::new(body);
        *request.method_mut() = self.method;
        *request.uri_mut() = self.uri;
        *request.headers_mut() = self.headers;
        request
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
