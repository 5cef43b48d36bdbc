//! Parses endpoint rule sets (<https://smithy.io/2.0/additional-specs/rules-engine/>) into data for the runtime's
//! evaluator.
//!
//! The input is the trait `endpointRuleSet` or its BDD form `endpointBdd`. The output is [`EndpointRules`], a checked
//! graph of conditions and outcomes.

mod auth_schemes;
mod bdd;
mod expr;
mod rules;
mod ruleset;

pub use auth_schemes::check as check_auth_schemes;
#[cfg(feature = "__testing")]
pub use rules::{Condition, Node};
pub use rules::{EndpointRules, Expr, Function, Next, Outcome, Param, ParamKind, ParamValue, Step};

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::ShapeId;
use crate::node;

/// The source of rules.
#[derive(Clone, Copy, Debug)]
pub enum RuleSource<'a> {
    /// The trait `smithy.rules#endpointRuleSet`.
    RuleSet(&'a node::Node),
    /// The trait `smithy.rules#endpointBdd`.
    Bdd(&'a node::Node),
}

/// Parses the rules of a service; the caller adds the location to a finding, given the path in the trait.
///
/// # Errors
///
/// The first deviation from the specification.
pub fn lower(
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
