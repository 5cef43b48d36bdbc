//! Endpoint parameters that operations and their inputs set: `staticContextParams`, `contextParam`,
//! `operationContextParams` (<https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>).

use super::context::Context;
use super::operation_trait::{OperationTrait, ParamStep};
use crate::diagnostics::{codes, Diagnostic};
use crate::endpoint::{EndpointRules, Param, ParamKind, ParamValue};
use crate::jmespath::{self, Expr, Function, ResultType};
use crate::model::ShapeRef;
use crate::node::Node;
use crate::passes::PreparedOperation;
use crate::source::Location;
use crate::suggest::closest;
use std::collections::BTreeMap;
use std::fmt::Display;

/// Returns the parameters that an operation sets and the rules define.
pub fn params(
    context: &mut Context<'_>,
    prepared_operation: &PreparedOperation,
    rules: &EndpointRules,
) -> Vec<OperationTrait> {
    let prepared = context.prepared;
    let operation = &prepared.model[prepared_operation.shape];
    let mut traits = Vec::new();
    for (name, param) in object(&operation.traits.static_context_params) {
        let Some(rule) = known(context, rules, name, &operation.id, param.at) else {
            continue;
        };
        let value = param.get("value");
        match value.and_then(|value| ParamValue::of(value, rule.kind)) {
            Some(value) => traits.push(OperationTrait::StaticParam(name.clone(), value)),
            None => {
                let kind = rule.kind.name();
                let message = format!("the value of the endpoint parameter `{name}` is not a {kind}");
                let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message).shape(&operation.id);
                let finding = finding.hint("correct it: without it, requests do not set the parameter");
                let at = value.map_or(param.at, |value| value.at);
                context.findings.push(context.prepared.model.at(finding, at));
            }
        }
    }
    for (name, param) in object(&operation.traits.operation_context_params) {
        let Some(rule) = known(context, rules, name, &operation.id, param.at) else {
            continue;
        };
        let text = param.text("path").unwrap_or_default();
        match path(context, prepared_operation.input, text, rule) {
            Ok(path) => traits.push(input_param(rule, path)),
            Err(wrong) => {
                let message = format!("in the path \"{text}\" of the endpoint parameter `{name}`, {wrong}");
                let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message);
                context.findings.push(finding.shape(&operation.id));
            }
        }
    }
    // parameters of input members take precedence over those of the operation
    let input = &prepared.model[prepared_operation.input];
    let mut set_by: BTreeMap<&str, &str> = BTreeMap::new();
    for member in input.members() {
        let Some(name) = member.traits.context_param.as_deref() else {
            continue;
        };
        let id = format!("{}${}", input.id, member.name);
        let Some(rule) = known(context, rules, name, &id, member.at) else {
            continue;
        };
        if let Err(wrong) = fits(context, &ResultType::Shape(member.target), rule) {
            let message = format!("the endpoint parameter `{name}` is not set: {wrong}");
            let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message);
            let finding = finding.shape(&id);
            context.findings.push(prepared.model.at(finding, member.at));
            continue;
        }
        if let Some(other) = set_by.insert(name, &member.name) {
            let message = format!("the endpoint parameter `{name}` is set by the member `{other}`, too");
            let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message).shape(&id);
            let finding = finding.hint(
                "remove the trait `contextParam` from one of them: if both are set, the later one is used",
            );
            context.findings.push(prepared.model.at(finding, member.at));
        }
        let step = ParamStep::Field(member.name.clone());
        traits.push(input_param(rule, vec![step]));
        if member.traits.required {
            traits.push(OperationTrait::RequiredParam(member.name.clone()));
        }
    }
    traits
}

/// Finds a parameter of the rules, and warns if it does not exist.
fn known<'a>(
    context: &mut Context<'_>,
    rules: &'a EndpointRules,
    name: &str,
    id: impl Display,
    at: Location,
) -> Option<&'a Param> {
    let found = rules.params.iter().find(|param| param.name == name);
    if found.is_none() {
        let message =
            format!("the endpoint parameter `{name}` is set, but the endpoint rules do not define it");
        let names = rules.params.iter().map(|param| param.name.as_str());
        let hint = match closest(name, names) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "remove it, or add the parameter to the rules".to_owned(),
        };
        let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message).shape(id);
        context
            .findings
            .push(context.prepared.model.at(finding.hint(hint), at));
    }
    found
}

pub(super) fn object(node: &Option<Node>) -> impl Iterator<Item = (&String, &Node)> {
    let members = node.iter().flat_map(Node::members);
    members.map(|entry| (&entry.key, &entry.value))
}

fn input_param(rule: &Param, path: Vec<ParamStep>) -> OperationTrait {
    match rule.kind {
        ParamKind::Strings => OperationTrait::InputListParam(rule.name.clone(), path),
        ParamKind::Boolean | ParamKind::String => OperationTrait::InputParam(rule.name.clone(), path),
    }
}

/// Checks that a value of this type can be the value of a parameter.
fn fits(context: &Context<'_>, found: &ResultType, rule: &Param) -> Result<(), String> {
    let model = &context.prepared.model;
    let fits = match rule.kind {
        ParamKind::String => found.may_be_string(model),
        ParamKind::Boolean => found.may_be_boolean(model),
        ParamKind::Strings => found.may_be_strings(model),
    };
    if fits {
        return Ok(());
    }
    Err(format!("the value is not a {}", rule.kind.name()))
}

/// Converts a path over an input to steps, with the member names of the model.
///
/// # Errors
///
/// The path leads nowhere, or to a value of another type than the parameter, or has a form that the specification does
/// not allow: allowed are members, `[*]`, `keys()`, lists of paths, and flattening, which has no effect here.
fn path(context: &Context<'_>, input: ShapeRef, text: &str, rule: &Param) -> Result<Vec<ParamStep>, String> {
    let model = &context.prepared.model;
    let over = ResultType::Shape(input);
    let (expr, reached) = jmespath::resolve(model, &jmespath::parse(text)?, &over, &mut |_, _| {})?;
    let steps = steps(&expr).ok_or("this form of JMESPath is not allowed here")?;
    fits(context, &reached, rule).map(|()| steps)
}

fn steps(expr: &Expr) -> Option<Vec<ParamStep>> {
    let then = |first: &Expr, step: ParamStep, rest: &Expr| {
        let mut all = steps(first)?;
        all.push(step);
        all.extend(steps(rest)?);
        Some(all)
    };
    match expr {
        Expr::Current => Some(Vec::new()),
        Expr::Field(name) => Some(vec![ParamStep::Field(name.clone())]),
        Expr::Chain(first, rest) => Some([steps(first)?, steps(rest)?].concat()),
        Expr::Project(list, each) => match &**list {
            Expr::Flatten(list) if **each == Expr::Current => steps(list),
            Expr::Flatten(list) => then(list, ParamStep::Each, each),
            list => then(list, ParamStep::Each, each),
        },
        Expr::Call(Function::Keys, of) => then(of.first()?, ParamStep::Keys, &Expr::Current),
        Expr::List(paths) => Some(vec![ParamStep::All(
            paths.iter().map(steps).collect::<Option<_>>()?,
        )]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_members_lists_keys_and_choices() {
        let steps = |text| steps(&jmespath::parse(text).expect(text));
        let field = |name: &str| ParamStep::Field(name.to_owned());
        assert_eq!(
            steps("keys(A.B)"),
            Some(vec![field("A"), field("B"), ParamStep::Keys])
        );
        let choice = ParamStep::All(vec![vec![field("B"), field("C")], vec![field("D")]]);
        assert_eq!(
            steps("A[*].[B.C, D][]"),
            Some(vec![field("A"), ParamStep::Each, choice])
        );
        assert_eq!(
            steps("A[].B"),
            Some(vec![field("A"), ParamStep::Each, field("B")])
        );
        for wrong in ["a[0]", "sum(a)", "a || b"] {
            assert_eq!(steps(wrong), None, "{wrong}");
        }
    }
}
