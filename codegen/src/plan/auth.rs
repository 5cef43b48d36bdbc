//! The auth schemes of operations.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{AuthScheme, Shape, Traits};
use crate::passes::Prepared;

/// The id for no authentication in lists of schemes.
const NO_AUTH: &str = "smithy.api#noAuth";

/// Returns the schemes of an operation, in order of preference: those of its `auth` trait, or that of the service, or
/// all schemes of the service in the order of their ids (<https://smithy.io/2.0/spec/authentication-traits.html>).
/// `None` stands for a request without authentication: with `optionalAuth`, or if there are no schemes.
pub fn effective(service: &Traits, operation: &Traits) -> Vec<Option<AuthScheme>> {
    let mut schemes: Vec<Option<AuthScheme>> = Vec::new();
    match operation.auth.as_ref().or(service.auth.as_ref()) {
        Some(ids) => {
            for id in ids {
                let scheme = find(service, id).cloned();
                let is_known = scheme.is_some() || id == NO_AUTH;
                if is_known && !schemes.contains(&scheme) {
                    schemes.push(scheme);
                }
            }
            if ids.is_empty() {
                schemes.push(None);
            }
        }
        None => {
            let mut all: Vec<_> = service.auth_schemes.iter().collect();
            all.sort_by_key(|scheme| scheme.id());
            schemes.extend(all.into_iter().cloned().map(Some));
            if schemes.is_empty() {
                schemes.push(None);
            }
        }
    }
    if operation.optional_auth && !schemes.contains(&None) {
        schemes.push(None);
    }
    schemes
}

fn find<'a>(service: &'a Traits, id: &str) -> Option<&'a AuthScheme> {
    service.auth_schemes.iter().find(|scheme| scheme.id() == id)
}

/// Checks that the `auth` traits of the service and the chosen operations name schemes of the service.
pub fn check(prepared: &Prepared, findings: &mut Diagnostics) {
    let service = &prepared.model[prepared.service];
    for scheme in &service.traits.auth_schemes {
        if matches!(scheme, AuthScheme::Custom(_) | AuthScheme::Digest) {
            let message = format!("tinsmith does not implement the auth scheme `{}`", scheme.id());
            let hint = "calls fail unless an auth scheme is added with `config::Builder::push_auth_scheme`";
            findings.push(at(service, Diagnostic::warning(codes::AUTH, message).hint(hint)));
        }
    }
    findings.extend(unknown(service, service));
    for operation in &prepared.operations {
        findings.extend(unknown(service, &prepared.model[operation.shape]));
    }
}

/// Returns the finding about an `auth` trait with schemes that the service does not have: an error if all of them are
/// missing, since requests would not be authenticated.
fn unknown(service: &Shape, shape: &Shape) -> Option<Diagnostic> {
    let listed = shape.traits.auth.as_ref()?;
    let is_unknown = |id: &&String| find(&service.traits, id).is_none() && *id != NO_AUTH;
    let unknown: Vec<_> = listed.iter().filter(is_unknown).collect();
    if unknown.is_empty() {
        return None;
    }
    let quoted = |ids: Vec<&str>| {
        ids.iter()
            .map(|id| format!("`{id}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let names = quoted(unknown.iter().map(|id| id.as_str()).collect());
    let all = quoted(service.traits.auth_schemes.iter().map(AuthScheme::id).collect());
    let finding = if unknown.len() == listed.len() {
        let message = format!(
            "the trait `smithy.api#auth` names only auth schemes that the service does not have: {names}"
        );
        Diagnostic::error(codes::AUTH, message)
    } else {
        let message =
            format!("the trait `smithy.api#auth` names auth schemes that the service does not have: {names}");
        Diagnostic::warning(codes::AUTH, message)
    };
    let hint = if all.is_empty() {
        "the service has none; add the trait of the scheme to it".to_owned()
    } else {
        format!("the service has {all}; add the trait of the other scheme to it as well")
    };
    Some(at(shape, finding.hint(hint)))
}

fn at(shape: &Shape, finding: Diagnostic) -> Diagnostic {
    finding.shape(&shape.id)
}
