//! Creates a model with hostile texts wherever its texts reach documentation.

use serde_json::{json, Map, Value};

fn texts() -> Vec<String> {
    serde_json::from_str(include_str!("texts.json")).expect("a list of texts")
}

/// A model with the texts in each place that reaches documentation.
pub fn model() -> Value {
    let texts = texts();
    let all = texts.join("\n\n");
    let documented = |text: &str| json!({"smithy.api#documentation": text, "smithy.api#deprecated": {"message": text, "since": text}});
    let mut shapes = Map::new();
    let mut add = |name: &str, shape: Value| shapes.insert(format!("ex.docs#{name}"), shape);
    let mut operations = Vec::new();
    for (at, texts) in texts.chunks(80).enumerate() {
        let text = texts.join("\n\n");
        let members: Map<_, _> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let mut traits = documented(text);
                traits["smithy.api#pattern"] = json!(text);
                let target = if at % 2 == 0 {
                    "smithy.api#String"
                } else {
                    "ex.docs#Choice"
                };
                (format!("member{at}"), json!({"target": target, "traits": traits}))
            })
            .collect();
        let waiters: Map<_, _> = texts
            .iter()
            .take(8)
            .enumerate()
            .map(|(at_waiter, text)| {
                let path = format!("member0 == '{}'", text.replace(['\'', '\\'], ""));
                let waiter = json!({
                    "documentation": text,
                    "acceptors": [
                        {"state": "success", "matcher": {"output": {"path": "member0", "expected": text, "comparator": "stringEquals"}}},
                        {"state": "retry", "matcher": {"output": {"path": path, "expected": "true", "comparator": "booleanEquals"}}},
                        {"state": "failure", "matcher": {"errorType": text}},
                    ],
                });
                (format!("Wait{at}X{at_waiter}"), waiter)
            })
            .collect();
        let mut traits = documented(&text);
        traits["smithy.waiters#waitable"] = Value::Object(waiters);
        let operation = format!("Do{at}");
        operations.push(json!({"target": format!("ex.docs#{operation}")}));
        let data = |name: &str| json!({"target": format!("ex.docs#{name}{at}")});
        add(
            &operation,
            json!({"type": "operation", "input": data("In"), "output": data("Out"), "errors": [data("Error")], "traits": traits}),
        );
        add(
            &format!("In{at}"),
            json!({"type": "structure", "members": members, "traits": documented(&text)}),
        );
        add(
            &format!("Out{at}"),
            json!({"type": "structure", "members": members, "traits": documented(&text)}),
        );
        let mut traits = documented(&text);
        traits["smithy.api#error"] = json!("client");
        add(
            &format!("Error{at}"),
            json!({"type": "structure", "members": members, "traits": traits}),
        );
    }
    let values: Map<_, _> = texts
        .iter()
        .filter(|text| !text.is_empty())
        .enumerate()
        .map(|(at, text)| {
            let mut traits = documented(if at % 2 == 0 { text } else { "" });
            traits["smithy.api#enumValue"] = json!(text);
            let member = json!({"target": "smithy.api#Unit", "traits": traits});
            (format!("VALUE_{at}"), member)
        })
        .collect();
    add(
        "Choice",
        json!({"type": "enum", "members": values, "traits": documented(&all)}),
    );
    let settings: Map<_, _> = (texts.iter().enumerate())
        .map(|(at, text)| {
            (
                format!("Setting{at}"),
                json!({"type": "string", "documentation": text}),
            )
        })
        .collect();
    let parameters: Map<_, _> = settings
        .keys()
        .map(|name| (name.clone(), json!({"type": "string"})))
        .collect();
    let rules = json!({
        "version": "1.0",
        "parameters": parameters,
        "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": "https://e.com"}}],
    });
    let mut traits = documented(&all);
    traits["smithy.api#title"] = json!(all);
    traits["aws.protocols#awsJson1_0"] = json!({});
    traits["smithy.rules#clientContextParams"] = Value::Object(settings);
    traits["smithy.rules#endpointRuleSet"] = rules;
    add(
        "Docs",
        json!({"type": "service", "version": all, "operations": operations, "traits": traits}),
    );
    json!({"smithy": "2.0", "shapes": shapes})
}
