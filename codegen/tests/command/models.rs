//! Creates models of any size for tests.

use serde_json::{json, Map, Value};

/// A service with an operation `Get`, whose output has as many structures as the range is long, each in a file of its
/// own and documented with this text.
pub fn service(structures: std::ops::Range<usize>, text: &str) -> String {
    let mut shapes = Map::new();
    let mut members = Map::new();
    for at in structures {
        let id = format!("example.made#Part{at}");
        members.insert(format!("part{at}"), json!({ "target": id }));
        let part = json!({
            "type": "structure",
            "members": { "name": { "target": "smithy.api#String" } },
            "traits": { "smithy.api#documentation": text },
        });
        shapes.insert(id, part);
    }
    let traits = json!({ "smithy.api#documentation": text });
    let output = json!({ "type": "structure", "members": members, "traits": traits });
    shapes.insert("example.made#GetOutput".to_owned(), output);
    let service = json!({
        "type": "service",
        "version": "2026-01-01",
        "operations": [{ "target": "example.made#Get" }, { "target": "example.made#Ping" }],
        "traits": { "aws.protocols#awsJson1_1": {} },
    });
    shapes.insert("example.made#Made".to_owned(), service);
    let output = json!({ "target": "example.made#GetOutput" });
    let get = json!({ "type": "operation", "output": output, "traits": traits });
    shapes.insert("example.made#Get".to_owned(), get);
    let ping = json!({ "type": "operation", "traits": traits });
    shapes.insert("example.made#Ping".to_owned(), ping);
    json!({ "smithy": "2.0", "shapes": Value::Object(shapes) }).to_string()
}
