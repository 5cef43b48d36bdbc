//! Converts the generator's rules to the runtime's, which are static in a generated client, and are leaked here.

use serde_json::Value;
use tinsmith::testing::{self as lowered, ShapeId};
use tinsmith_runtime::codegen::endpoint::{self as runtime, Function};

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn leak_all<T>(values: impl IntoIterator<Item = T>) -> &'static [T] {
    values.into_iter().collect::<Vec<_>>().leak()
}

fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// The rules of a service with these traits, if it has any.
pub fn rules(id: &str, traits: &Value) -> Option<&'static runtime::Rules> {
    let (rules, is_bdd) = match (
        traits.get("smithy.rules#endpointRuleSet"),
        traits.get("smithy.rules#endpointBdd"),
    ) {
        (Some(rules), _) => (rules, false),
        (None, Some(rules)) => (rules, true),
        (None, None) => return None,
    };
    let (namespace, name) = id.split_once('#').expect("a shape id");
    let id = ShapeId {
        namespace: namespace.to_owned(),
        name: name.to_owned(),
    };
    let rules = lowered::endpoint_rules(&rules.to_string(), is_bdd, &id);
    let rules = rules.unwrap_or_else(|findings| panic!("{findings}"));
    Some(leak(runtime::Rules {
        params: leak_all(rules.params.iter().map(param)),
        conditions: leak_all(rules.conditions.iter().map(|condition| runtime::Condition {
            test: expr(&condition.test),
            assign: condition.assign,
        })),
        outcomes: leak_all(rules.outcomes.iter().map(outcome)),
        nodes: leak_all(rules.nodes.iter().map(|node| runtime::Node {
            condition: node.condition,
            high: next(node.high),
            low: next(node.low),
        })),
        root: next(rules.root),
        slots: rules.slots.len(),
    }))
}

fn param(param: &lowered::Param) -> runtime::Param {
    runtime::Param {
        name: text(&param.name),
        default: param.default.as_ref().map(value),
        required: param.required,
    }
}

fn value(value: &lowered::ParamValue) -> runtime::StaticParam {
    match value {
        lowered::ParamValue::Boolean(value) => runtime::StaticParam::Bool(*value),
        lowered::ParamValue::String(value) => runtime::StaticParam::Str(text(value)),
        lowered::ParamValue::Strings(values) => {
            runtime::StaticParam::List(leak_all(values.iter().map(|value| text(value))))
        }
    }
}

fn next(next: lowered::Next) -> runtime::Next {
    match next {
        lowered::Next::Node(at) => runtime::Next::Node(at),
        lowered::Next::Outcome(at) => runtime::Next::Outcome(at),
        lowered::Next::NoMatch => runtime::Next::NoMatch,
    }
}

fn outcome(outcome: &lowered::Outcome) -> runtime::Outcome {
    match outcome {
        lowered::Outcome::Error(message) => runtime::Outcome::Error(expr(message)),
        lowered::Outcome::Endpoint {
            url,
            headers,
            properties,
        } => runtime::Outcome::Endpoint {
            url: expr(url),
            headers: leak_all(
                headers
                    .iter()
                    .map(|(name, values)| (text(name), leak_all(values.iter().map(expr)))),
            ),
            properties: record(properties),
        },
    }
}

fn record(members: &[(String, lowered::Expr)]) -> &'static [(&'static str, runtime::Expr)] {
    leak_all(members.iter().map(|(name, value)| (text(name), expr(value))))
}

fn expr(expression: &lowered::Expr) -> runtime::Expr {
    match expression {
        lowered::Expr::Str(expression) => runtime::Expr::Str(text(expression)),
        lowered::Expr::Bool(flag) => runtime::Expr::Bool(*flag),
        lowered::Expr::Int(number) => runtime::Expr::Int(*number),
        lowered::Expr::Param(at) => runtime::Expr::Param(*at),
        lowered::Expr::Var(slot) => runtime::Expr::Var(*slot),
        lowered::Expr::Template(parts) => runtime::Expr::Template(leak_all(parts.iter().map(expr))),
        lowered::Expr::List(items) => runtime::Expr::List(leak_all(items.iter().map(expr))),
        lowered::Expr::Record(members) => runtime::Expr::Record(record(members)),
        lowered::Expr::Attr(of, steps) => {
            runtime::Expr::Attr(leak(expr(of)), leak_all(steps.iter().map(step)))
        }
        lowered::Expr::Call(name, arguments) => {
            runtime::Expr::Call(function(*name), leak_all(arguments.iter().map(expr)))
        }
    }
}

fn step(step: &lowered::Step) -> runtime::Step {
    match step {
        lowered::Step::Key(key) => runtime::Step::Key(text(key)),
        lowered::Step::Index(at) => runtime::Step::Index(*at),
    }
}

/// The runtime's function.
fn function(function: lowered::Function) -> Function {
    match function {
        lowered::Function::IsSet => Function::IsSet,
        lowered::Function::Not => Function::Not,
        lowered::Function::BooleanEquals => Function::BooleanEquals,
        lowered::Function::StringEquals => Function::StringEquals,
        lowered::Function::Substring => Function::Substring,
        lowered::Function::UriEncode => Function::UriEncode,
        lowered::Function::ParseUrl => Function::ParseUrl,
        lowered::Function::IsValidHostLabel => Function::IsValidHostLabel,
        lowered::Function::Coalesce => Function::Coalesce,
        lowered::Function::Ite => Function::Ite,
        lowered::Function::Split => Function::Split,
        lowered::Function::Partition => Function::Partition,
        lowered::Function::ParseArn => Function::ParseArn,
        lowered::Function::IsVirtualHostableS3Bucket => Function::IsVirtualHostableS3Bucket,
    }
}
