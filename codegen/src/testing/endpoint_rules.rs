//! Parses endpoint rules without a model.

use crate::diagnostics::Diagnostics;
use crate::endpoint::{self, EndpointRules, RuleSource};
use crate::json;
use crate::model::ShapeId;

/// Parses the JSON of the trait `endpointRuleSet`, or of `endpointBdd`.
///
/// Errors: the first deviation from the specification, with its path within the trait.
///
/// # Panics
///
/// The text is not JSON.
pub fn endpoint_rules(text: &str, is_bdd: bool, service: &ShapeId) -> Result<EndpointRules, Diagnostics> {
    let rules = json::parse(text).expect("endpoint rules are JSON");
    let source = if is_bdd {
        RuleSource::Bdd(&rules)
    } else {
        RuleSource::RuleSet(&rules)
    };
    endpoint::lower(source, service, |finding, _| finding)
}
