//! Requests of the RPC protocols: a POST with a few headers.

#[cfg(any(feature = "json", feature = "xml"))]
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::HttpError;
use aws_smithy_types::body::SdkBody;
use std::borrow::Cow;

/// Creates a POST to `uri` (path and query), with the length of its body if there is one.
///
/// # Errors
///
/// The URI or a header is not valid in HTTP.
pub(super) fn post(
    uri: &str,
    headers: &[(&'static str, Cow<'static, str>)],
    body: Vec<u8>,
    says_length: bool,
) -> Result<HttpRequest, WriteError> {
    let build = || -> Result<HttpRequest, HttpError> {
        let mut request = HttpRequest::new(SdkBody::empty());
        request.set_method("POST")?;
        request.set_uri(uri)?;
        for (name, value) in headers {
            request.headers_mut().try_insert(*name, value.clone())?;
        }
        if says_length {
            request
                .headers_mut()
                .try_insert("content-length", body.len().to_string())?;
        }
        *request.body_mut() = SdkBody::from(body);
        Ok(request)
    };
    build().map_err(|error| WriteError::new(error.to_string()))
}

/// Returns `true` if a structure has members. Requests of inputs that have none are sent without a `content-length`
/// header, as by the official clients.
#[cfg(any(feature = "json", feature = "xml"))]
pub(super) fn has_members(view: &View<'_>) -> bool {
    matches!(view, View::Structure(structure) if structure.shape().is_ok_and(|shape| !shape.members.is_empty()))
}
