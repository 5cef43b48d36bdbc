//! Parses endpoint rule sets (<https://smithy.io/2.0/additional-specs/rules-engine/>) into data for the runtime's
//! evaluator.
//!
//! The input is the trait `endpointRuleSet` or its BDD form `endpointBdd`. The output is [`EndpointRules`], a checked
//! graph of conditions and outcomes.

mod bdd;
mod expr;
mod rules;
mod ruleset;

#[cfg(feature = "__testing")]
pub use rules::{Condition, Node};
pub use rules::{EndpointRules, Expr, Function, Next, Outcome, Param, ParamKind, Step};

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::ShapeId;
use serde_json::Value;

/// The source of rules.
#[derive(Clone, Copy, Debug)]
pub enum RuleSource<'a> {
    /// The trait `smithy.rules#endpointRuleSet`.
    RuleSet(&'a Value),
    /// The trait `smithy.rules#endpointBdd`.
    Bdd(&'a Value),
}

/// Parses the rules of a service.
///
/// # Errors
///
/// The first deviation from the specification, with the path to it within the trait.
#[cfg(feature = "__testing")]
pub fn lower(source: RuleSource<'_>, service: &ShapeId) -> Result<EndpointRules, Diagnostics> {
    lower_with_places(source, service, |finding, _| finding)
}

/// Parses the rules like [`lower`]; the caller adds locations to findings, given the path in the trait.
pub fn lower_with_places(
    source: RuleSource<'_>,
    service: &ShapeId,
    place: impl FnOnce(Diagnostic, &str) -> Diagnostic,
) -> Result<EndpointRules, Diagnostics> {
    let lowered = match source {
        RuleSource::RuleSet(value) => ruleset::lower(value),
        RuleSource::Bdd(value) => bdd::lower(value),
    };
    lowered.map_err(|wrong| {
        let message = format!(
            "the endpoint rules are invalid at `{}`: {}",
            wrong.path, wrong.message
        );
        let finding = Diagnostic::error(codes::ENDPOINT_RULES, message).shape(service);
        place(finding, &wrong.path).into()
    })
}
