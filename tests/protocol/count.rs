//! The cases a suite has to have.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use tinsmith_runtime::codegen::protocol_test::{Case, Kind};

/// Cases by kind and id.
pub type Cases = BTreeSet<(Kind, String)>;

/// Compares the cases that were generated with those of the file.
pub fn check(generated: &[Case], wanted: &Cases) {
    let generated: Cases = generated
        .iter()
        .map(|generated| (generated.kind, generated.id.to_owned()))
        .collect();
    assert!(!wanted.is_empty(), "the suite has no case");
    assert_eq!(&generated, wanted);
}

/// The cases for clients that a model holds.
pub fn of_model(file: &Path) -> Cases {
    let model = json(file);
    let mut wanted = Cases::new();
    for shape in model["shapes"].as_object().expect("shapes").values() {
        for (name, kind) in [
            ("smithy.test#httpRequestTests", Kind::Request),
            ("smithy.test#httpResponseTests", Kind::Response),
            ("smithy.test#eventStreamTests", Kind::EventStream),
        ] {
            let cases = shape["traits"][name].as_array().into_iter().flatten();
            let cases = cases.filter(|case| case["appliesTo"] != "server");
            wanted.extend(cases.map(|case| (kind, id(case))));
        }
    }
    wanted
}

/// The id of a case.
pub fn id(case: &Value) -> String {
    case["id"].as_str().expect("an id").to_owned()
}

/// A file.
pub fn json(path: &Path) -> Value {
    let text = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
