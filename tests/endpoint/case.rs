//! One case: parameters in, an endpoint or an error out.

use aws_smithy_types::Document;
use serde_json::Value;
use tinsmith_runtime::codegen::endpoint::{resolve_in, ParamValue, Params, Partition, Rules};

/// The value of a parameter.
pub fn param(json: &Value) -> ParamValue {
    match json {
        Value::Bool(value) => ParamValue::Bool(*value),
        Value::String(value) => value.clone().into(),
        Value::Array(values) => {
            let text = |value: &Value| value.as_str().expect("a string").to_owned();
            values.iter().map(text).collect::<Vec<_>>().into()
        }
        other => panic!("{other} is no value of a parameter"),
    }
}

/// Runs a case of `endpointTests`; an error says what differs.
pub fn run(partitions: &[Partition], rules: &Rules, test: &Value) -> Result<(), String> {
    let mut params = Params::default();
    for (name, value) in test["params"].as_object().into_iter().flatten() {
        params.set(name.clone(), param(value));
    }
    params.set_defaults(rules);
    let expected = &test["expect"];
    match (
        resolve_in(partitions, rules, &params),
        expected.get("endpoint"),
        expected["error"].as_str(),
    ) {
        (Err(error), None, Some(message)) => same("the message", error.message(), message),
        (Ok(endpoint), Some(expected), None) => {
            same(
                "the URL",
                endpoint.url(),
                expected["url"].as_str().unwrap_or_default(),
            )?;
            let properties: Document = document(&expected["properties"]);
            let got = Document::Object(
                endpoint
                    .properties()
                    .iter()
                    .map(|(name, value)| (name.clone().into_owned(), value.clone()))
                    .collect(),
            );
            same("the properties", &got, &properties)?;
            let headers: Vec<_> = endpoint
                .headers()
                .map(|(name, values)| (name, values.collect::<Vec<_>>()))
                .collect();
            for (name, values) in &headers {
                let expected: Vec<_> = expected["headers"][*name]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect();
                same(name, values, &expected)?;
            }
            let count = expected["headers"].as_object().map_or(0, serde_json::Map::len);
            same("the number of headers", &headers.len(), &count)
        }
        (outcome, ..) => Err(format!("{outcome:?} where {expected} was expected")),
    }
}

fn same<T: PartialEq + std::fmt::Debug + ?Sized>(what: &str, got: &T, expected: &T) -> Result<(), String> {
    if got == expected {
        Ok(())
    } else {
        Err(format!("{what}: {got:?} where {expected:?} was expected"))
    }
}

/// Converts JSON to a document; absence becomes an empty object.
fn document(json: &Value) -> Document {
    match json {
        Value::Null => Document::Object(Default::default()),
        Value::Bool(value) => Document::Bool(*value),
        Value::String(value) => Document::String(value.clone()),
        Value::Number(value) => match value.as_u64() {
            Some(value) => Document::Number(aws_smithy_types::Number::PosInt(value)),
            None => Document::Number(aws_smithy_types::Number::Float(
                value.as_f64().unwrap_or_default(),
            )),
        },
        Value::Array(items) => Document::Array(items.iter().map(document).collect()),
        Value::Object(members) => Document::Object(
            members
                .iter()
                .map(|(name, value)| (name.clone(), document(value)))
                .collect(),
        ),
    }
}
