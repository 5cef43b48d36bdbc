//! The parameters of endpoint rules that operations and their inputs set: `staticContextParams`, `contextParam`,
//! `operationContextParams` (<https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>).

use super::shapes::Shapes;
use super::{OperationTrait, OwnSetting, ParamStep, Type};
use crate::diagnostics::{codes, Diagnostic};
use crate::endpoint::{EndpointRules, Param};
use crate::jmespath::{self, Expr, Function, Reached};
use crate::model::{is_identifier, ShapeRef, Traits};
use crate::names::{self, scope::Scope};
use crate::node::Node;
use crate::passes::PreparedOperation;

/// The parameters an operation sets, of those the rules have.
pub fn params(shapes: &mut Shapes<'_>, it: &PreparedOperation, rules: &EndpointRules) -> Vec<OperationTrait> {
    let prepared = shapes.prepared;
    let operation = &prepared.model[it.shape];
    let known = |name: &str| rules.params.iter().find(|param| param.name == name);
    let mut traits = Vec::new();
    for (name, param) in object(&operation.traits.static_context_params) {
        if known(name).is_some() {
            let value = param.get("value");
            traits.extend(value.map(|value| OperationTrait::StaticParam(name.clone(), value.to_value())));
        }
    }
    for (name, param) in object(&operation.traits.operation_context_params) {
        let Some(rule) = known(name) else { continue };
        let text = param.get("path").and_then(Node::as_str).unwrap_or_default();
        match path(shapes, it.input, text) {
            Ok(path) => traits.push(input_param(rule, path)),
            Err(wrong) => {
                let message = format!("in the path \"{text}\" of the endpoint parameter `{name}`, {wrong}");
                let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message);
                shapes.findings.push(finding.shape(&operation.id));
            }
        }
    }
    // what the input says counts before what the operation says
    for member in prepared.model[it.input].members() {
        let Some(rule) = member.traits.context_param.as_deref().and_then(known) else {
            continue;
        };
        let step = ParamStep::Field(member.name.clone());
        traits.push(input_param(rule, vec![step]));
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

/// The settings that only this service's endpoints have: what the model asks for besides [`SETTINGS`].
pub fn own_settings(service: &Traits, rules: &EndpointRules) -> Vec<OwnSetting> {
    let mut scope = Scope::new("the settings of endpoints");
    let asked = object(&service.client_context_params)
        .filter(|(name, _)| !SETTINGS.contains(&name.as_str()) && is_identifier(name));
    let setting = |(param, json): (&String, &Node)| {
        let rule = rules.params.iter().find(|it| it.name == *param)?;
        let text = |key: &str| json.get(key).and_then(Node::as_str);
        let (name, _) = scope.allocate(param, param, |name| {
            vec![names::field(name), names::set_setter(name)]
        });
        Some(OwnSetting {
            param: param.clone(),
            name: names::field(&name),
            setter: names::set_setter(&name),
            ty: match text("type") {
                Some("boolean") => Type::Boolean,
                _ if rule.is_list => Type::List(Box::new(Type::String)),
                _ => Type::String,
            },
            documentation: text("documentation").map(str::to_owned),
        })
    };
    asked.filter_map(setting).collect()
}

fn object(node: &Option<Node>) -> impl Iterator<Item = (&String, &Node)> {
    let object = node.as_ref().and_then(Node::as_object);
    object
        .into_iter()
        .flatten()
        .map(|entry| (&entry.key, &entry.value))
}

fn input_param(rule: &Param, path: Vec<ParamStep>) -> OperationTrait {
    match rule.is_list {
        true => OperationTrait::InputListParam(rule.name.clone(), path),
        false => OperationTrait::InputParam(rule.name.clone(), path),
    }
}

/// The steps to what an expression over an input leads to, with names of the model. Error: it leads nowhere, or is none of
/// the forms that the specification allows: members, `[*]`, `keys()`, lists of paths, and flattening, which is done in any
/// case.
fn path(shapes: &Shapes<'_>, input: ShapeRef, text: &str) -> Result<Vec<ParamStep>, String> {
    let model = &shapes.prepared.model;
    let expr = jmespath::resolve(
        model,
        &jmespath::parse(text)?,
        &Reached::Shape(input),
        &mut |_, _| {},
    )?;
    steps(&expr).ok_or_else(|| "this form of JMESPath is not allowed here".to_owned())
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
