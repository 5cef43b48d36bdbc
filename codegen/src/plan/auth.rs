//! Which auth schemes an operation may be called with.

use crate::model::{AuthScheme, Traits};

/// The schemes of an operation, best first: those its `auth` trait names, or the service's, or all that the service has,
/// in order of their ids (<https://smithy.io/2.0/spec/authentication-traits.html>). With `optionalAuth`, and where there
/// is none at all, `None` is among them: the request then goes out as it is.
pub fn effective(service: &Traits, operation: &Traits) -> Vec<Option<AuthScheme>> {
    let mut all: Vec<_> = service.auth_schemes.iter().collect();
    all.sort_by_key(|scheme| scheme.id());
    let chosen: Vec<_> = match operation.auth.as_ref().or(service.auth.as_ref()) {
        Some(ids) => {
            let find = |id: &String| all.iter().find(|scheme| scheme.id() == id);
            ids.iter().filter_map(find).copied().collect()
        }
        None => all,
    };
    let mut schemes: Vec<_> = chosen.into_iter().cloned().map(Some).collect();
    if schemes.is_empty() || operation.optional_auth {
        schemes.push(None);
    }
    schemes
}

/// The settings a client has for the schemes of its service, as traits of the runtime.
pub fn settings(service: &Traits) -> Vec<&'static str> {
    let setting = |scheme: &AuthScheme| {
        Some(match scheme {
            AuthScheme::SigV4 { .. } => return None,
            AuthScheme::SigV4a { .. } => "SigV4aAuth",
            AuthScheme::S3Express => "S3ExpressAuth",
            AuthScheme::Bearer => "BearerAuth",
            AuthScheme::Basic => "BasicAuth",
            AuthScheme::Digest => "DigestAuth",
            AuthScheme::ApiKey { .. } => "ApiKeyAuth",
        })
    };
    service.auth_schemes.iter().filter_map(setting).collect()
}
