//! Checks the property `authSchemes` of endpoints
//! (<https://smithy.io/2.0/aws/rules-engine/auth-schemes.html>).

use crate::diagnostics::{codes, Diagnostic};
use crate::model::ShapeId;
use crate::node::Node;
use crate::source::Location;

/// The names of the auth schemes that the runtime has.
const NAMES: [&str; 7] = [
    "sigv4",
    "sigv4a",
    "sigv4-s3express",
    "httpApiKeyAuth",
    "httpBasicAuth",
    "httpBearerAuth",
    "httpDigestAuth",
];

/// A property of the schemes for AWS's signatures: its name, its type, and the check for values of this type.
type Property = (&'static str, &'static str, fn(&Node) -> bool);

const PROPERTIES: [Property; 6] = [
    ("name", "a string", is_text),
    ("signingName", "a string", is_text),
    ("signingRegion", "a string", is_text),
    ("signingRegionSet", "a list of strings", is_list_of_texts),
    ("disableDoubleEncoding", "true or false", is_boolean),
    ("disableNormalizePath", "true or false", is_boolean),
];

fn is_text(value: &Node) -> bool {
    value.as_str().is_some()
}

fn is_boolean(value: &Node) -> bool {
    value.as_bool().is_some()
}

fn is_list_of_texts(value: &Node) -> bool {
    let items = value.as_array().unwrap_or_default();
    !items.is_empty() && items.iter().all(is_text)
}

/// Returns warnings for the auth schemes in the value of the trait `endpointRuleSet` or `endpointBdd`, with their
/// locations.
pub fn check(rules: &Node, service: &ShapeId) -> Vec<(Diagnostic, Location)> {
    let mut faults = Vec::new();
    rules_of(rules, &mut faults);
    let warning = |Fault { at, message, hint }| {
        let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message).shape(service);
        (finding.hint(hint), at)
    };
    faults.into_iter().map(warning).collect()
}

struct Fault {
    at: Location,
    message: String,
    hint: &'static str,
}

/// Checks nested rules, whose depth was limited when they were parsed.
fn rules_of(rules: &Node, faults: &mut Vec<Fault>) {
    for rule in ["rules", "results"].into_iter().flat_map(|key| rules.items(key)) {
        let endpoint = rule
            .get("endpoint")
            .and_then(|endpoint| endpoint.get("properties"));
        if let Some(schemes) = endpoint.and_then(|properties| properties.get("authSchemes")) {
            list(schemes, faults);
        }
        rules_of(rule, faults);
    }
}

fn list(schemes: &Node, faults: &mut Vec<Fault>) {
    match schemes.as_array() {
        Some(schemes) => schemes.iter().for_each(|each| scheme(each, faults)),
        None => faults.push(Fault {
            at: schemes.at,
            message: "the property `authSchemes` of an endpoint is not a list".to_owned(),
            hint: "requests to this endpoint fail; make it a list of objects with a `name`",
        }),
    }
}

fn scheme(scheme: &Node, faults: &mut Vec<Fault>) {
    let Some(name) = scheme.text("name") else {
        return faults.push(Fault {
            at: scheme.at,
            message: "an auth scheme of an endpoint is not an object with a `name`, which must be a string"
                .to_owned(),
            hint: "it is ignored; correct or remove it",
        });
    };
    // the name may be the value of a variable
    let is_known = NAMES.contains(&name) || name.contains('{');
    if !is_known {
        faults.push(Fault {
            at: scheme.at,
            message: format!("tinsmith does not implement the auth scheme `{name}` of an endpoint"),
            hint: "it is used only if it is added with `config::Builder::push_auth_scheme`",
        });
    }
    if !name.starts_with("sigv4") || !is_known {
        return;
    }
    for entry in scheme.members() {
        let message = match PROPERTIES.iter().find(|(known, ..)| *known == entry.key) {
            None => format!("the auth scheme `{name}` has no property `{}`", entry.key),
            Some((key, expected, fits)) if !fits(&entry.value) => {
                format!("the property `{key}` of the auth scheme `{name}` is not {expected}")
            }
            Some(_) => continue,
        };
        faults.push(Fault {
            at: entry.value.at,
            message,
            hint: "it is ignored; correct or remove it",
        });
    }
}
