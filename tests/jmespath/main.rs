//! Tests of JMESPath expressions on documents. The cases are our own; their results were verified with the Python
//! implementation, except for the order of strings, which only that implementation defines.

use aws_smithy_types::{Document, Number};
use serde_json::Value;
use tinsmith_runtime::codegen as rt;
use tinsmith_runtime::codegen::jmespath::{search, Expr};

include!(concat!(env!("OUT_DIR"), "/jmespath_cases.rs"));

fn document(json: &Value) -> Document {
    match json {
        Value::Null => Document::Null,
        Value::Bool(value) => Document::Bool(*value),
        Value::Number(number) => Document::Number(match (number.as_u64(), number.as_i64()) {
            (Some(value), _) => Number::PosInt(value),
            (_, Some(value)) => Number::NegInt(value),
            _ => Number::Float(number.as_f64().expect("a number")),
        }),
        Value::String(text) => text.clone().into(),
        Value::Array(items) => items.iter().map(document).collect::<Vec<_>>().into(),
        Value::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(name, entry)| (name.clone(), document(entry)));
            Document::Object(entries.collect())
        }
    }
}

fn json(document: &Document) -> Value {
    match document {
        Document::Null => Value::Null,
        Document::Bool(value) => (*value).into(),
        // one form for each number, so that 3 and 3.0 are the same
        Document::Number(number) => number.to_f64_lossy().into(),
        Document::String(text) => text.clone().into(),
        Document::Array(items) => items.iter().map(json).collect(),
        Document::Object(members) => members
            .iter()
            .map(|(name, member)| (name.clone(), json(member)))
            .collect(),
    }
}

#[test]
fn expressions_give_what_they_should() {
    let groups: Value = serde_json::from_str(include_str!("cases.json")).expect("JSON");
    let groups = groups.as_array().expect("a list");
    let described = groups.iter().flat_map(|group| {
        let given = document(&group["given"]);
        let cases = group["cases"].as_array().expect("a list");
        cases.iter().map(move |case| (given.clone(), case))
    });
    let mut count = 0;
    for ((given, case), (text, expr)) in described.zip(CASES) {
        assert_eq!(case["expression"], *text);
        let found = search(expr, &given).map(|search| json(&search));
        let wanted = (case["error"] != true).then(|| json(&document(&case["result"])));
        assert_eq!(found, wanted, "{text}");
        count += 1;
    }
    assert_eq!(count, CASES.len());
    assert!(count > 100, "{count} cases");
}
