//! Smithy's suites.

use super::run::{json, suites, Counts};
use serde_json::Value;
use tinsmith_runtime::protocol_test::Kind;

smithy_suites!(suites);

/// Runs the cases whose ids contain `filter`.
pub fn run(filter: &str) -> bool {
    super::run::run(SUITES, filter, wanted)
}

/// How many cases for clients a file holds.
fn wanted(file: &str, filter: &str) -> Counts {
    let model = json("TINSMITH_SHARED", &format!("conformance/{file}"));
    let mut wanted = Counts::new();
    for shape in model["shapes"].as_object().expect("shapes").values() {
        for (name, kind) in [
            ("smithy.test#httpRequestTests", Kind::Request),
            ("smithy.test#httpResponseTests", Kind::Response),
            ("smithy.test#eventStreamTests", Kind::EventStream),
        ] {
            let cases = shape["traits"][name].as_array().into_iter().flatten();
            let is_wanted = |case: &&Value| {
                case["appliesTo"] != "server" && case["id"].as_str().is_some_and(|id| id.contains(filter))
            };
            *wanted.entry(kind).or_default() += cases.filter(is_wanted).count();
        }
    }
    wanted
}
