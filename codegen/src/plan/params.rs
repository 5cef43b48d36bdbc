//! The parameters of endpoint rules that operations and their inputs set: `staticContextParams`, `contextParam`,
//! `operationContextParams` (<https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>).

use super::shapes::Shapes;
use super::{OperationTrait, ParamStep};
use crate::diagnostics::{codes, Diagnostic};
use crate::endpoint::{EndpointRules, Param};
use crate::model::{Kind, ShapeRef, Traits};
use crate::passes::PreparedOperation;
use serde_json::Value;

/// The parameters an operation sets, of those the rules have.
pub fn params(shapes: &mut Shapes<'_>, it: &PreparedOperation, rules: &EndpointRules) -> Vec<OperationTrait> {
    let prepared = shapes.prepared;
    let operation = &prepared.model[it.shape];
    let known = |name: &str| rules.params.iter().find(|param| param.name == name);
    let mut traits = Vec::new();
    for (name, param) in object(&operation.traits.static_context_params) {
        if known(name).is_some() {
            traits.extend(
                param
                    .get("value")
                    .map(|value| OperationTrait::StaticParam(name.clone(), value.clone())),
            );
        }
    }
    for (name, param) in object(&operation.traits.operation_context_params) {
        let Some(rule) = known(name) else { continue };
        let text = param.get("path").and_then(Value::as_str).unwrap_or_default();
        match parse(text).and_then(|path| resolve(shapes, it.input, &path)) {
            Some(path) => traits.push(input_param(rule, path)),
            None => {
                let message = format!("the path `{text}` of the endpoint parameter `{name}` leads nowhere");
                let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message);
                shapes
                    .findings
                    .push(finding.shape(&operation.id).line(operation.line));
            }
        }
    }
    // what the input says counts before what the operation says
    for member in prepared.model[it.input].members() {
        let Some(rule) = member.traits.context_param.as_deref().and_then(known) else {
            continue;
        };
        let step = Raw::Field(member.name.clone());
        if let Some(path) = resolve(shapes, it.input, &[step]) {
            traits.push(input_param(rule, path));
        }
    }
    traits
}

/// Settings of clients that the runtime knows, by the parameter of the rules each sets.
const SETTINGS: &[&str] = &[
    "ForcePathStyle",
    "Accelerate",
    "UseArnRegion",
    "DisableMultiRegionAccessPoints",
    "DisableS3ExpressSessionAuth",
];

/// The settings a client has: those the model asks for, and the built-in ones of single services.
pub fn settings(service: &Traits, rules: &EndpointRules) -> Vec<&'static str> {
    let asked: Vec<_> = object(&service.client_context_params)
        .map(|(name, _)| name.as_str())
        .collect();
    let mut settings: Vec<_> = SETTINGS
        .iter()
        .copied()
        .filter(|name| asked.contains(name))
        .collect();
    let is_account_mode =
        |param: &Param| param.built_in.as_deref() == Some("AWS::Auth::AccountIdEndpointMode");
    settings.extend(
        rules
            .params
            .iter()
            .any(is_account_mode)
            .then_some("AccountIdEndpoints"),
    );
    settings
}

fn object(json: &Option<Value>) -> impl Iterator<Item = (&String, &Value)> {
    json.as_ref().and_then(Value::as_object).into_iter().flatten()
}

fn input_param(rule: &Param, path: Vec<ParamStep>) -> OperationTrait {
    match rule.is_list {
        true => OperationTrait::InputListParam(rule.name.clone(), path),
        false => OperationTrait::InputParam(rule.name.clone(), path),
    }
}

/// A step with the name of a member in the model.
#[derive(Debug, PartialEq)]
enum Raw {
    Field(String),
    Each,
    Keys,
    All(Vec<Vec<Raw>>),
}

/// Parses the part of JMESPath that the specification allows: members, `[*]`, `keys()`, lists of paths, and flattening,
/// which is done in any case.
fn parse(text: &str) -> Option<Vec<Raw>> {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix("keys(").and_then(|it| it.strip_suffix(')')) {
        let mut path = parse(inner)?;
        path.push(Raw::Keys);
        return Some(path);
    }
    let mut path = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        if let Some(after) = rest.strip_prefix("[*]") {
            path.push(Raw::Each);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("[]") {
            rest = after;
        } else if let Some(after) = rest.strip_prefix('[') {
            let (inside, after) = after.split_once(']')?;
            path.push(Raw::All(inside.split(',').map(parse).collect::<Option<_>>()?));
            rest = after;
        } else {
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            if end == 0 || rest.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            path.push(Raw::Field(rest[..end].to_owned()));
            rest = &rest[end..];
        }
    }
    (!path.is_empty()).then_some(path)
}

/// The path with names on the wire; `None` where it leads nowhere.
fn resolve(shapes: &Shapes<'_>, start: ShapeRef, path: &[Raw]) -> Option<Vec<ParamStep>> {
    let model = &shapes.prepared.model;
    let (mut at, mut steps) = (start, Vec::new());
    for step in path {
        match (step, &model[at].kind) {
            (Raw::Field(name), Kind::Structure(members)) => {
                let member = members.iter().find(|member| member.name == *name)?;
                steps.push(ParamStep::Field(shapes.wire_name(member, at == start)));
                at = member.target;
            }
            (Raw::Each, Kind::List { member }) => {
                steps.push(ParamStep::Each);
                at = member.target;
            }
            (Raw::Keys, Kind::Map { .. }) => steps.push(ParamStep::Keys),
            (Raw::All(paths), Kind::Structure(_)) => {
                let paths = paths.iter().map(|path| resolve(shapes, at, path));
                steps.push(ParamStep::All(paths.collect::<Option<_>>()?));
            }
            _ => return None,
        }
    }
    Some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_members_lists_keys_and_choices() {
        let field = |name: &str| Raw::Field(name.to_owned());
        assert_eq!(parse("keys(A.B)"), Some(vec![field("A"), field("B"), Raw::Keys]));
        let choice = Raw::All(vec![vec![field("B"), field("C")], vec![field("D")]]);
        assert_eq!(
            parse("A[*].[B.C, D][]"),
            Some(vec![field("A"), Raw::Each, choice])
        );
        for wrong in ["", "a..b", "a[", "a[0]", "sum(a)", "a b"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
