//! botocore's suites, through its front end; `botocore.rs` makes the models when this is built.

use super::run::{json, suites, Counts};
use serde_json::Value;
use tinsmith_runtime::protocol_test::Kind;

botocore_suites!(suites);

/// Runs the cases whose ids contain `filter`.
pub fn run(filter: &str) -> bool {
    super::run::run(SUITES, filter, wanted)
}

/// How many cases there are for inputs and for outputs.
fn wanted(file: &str, filter: &str) -> Counts {
    let count = |part: &str| {
        let suites = json(
            "TINSMITH_BOTOCORE",
            &format!("tests/unit/protocols/{part}/{file}"),
        );
        let suites = suites.as_array().expect("suites").iter();
        let cases = suites.flat_map(|suite| suite["cases"].as_array().expect("cases"));
        let is_wanted = |case: &&Value| case["id"].as_str().is_some_and(|id| id.contains(filter));
        cases.filter(is_wanted).count()
    };
    Counts::from([(Kind::Request, count("input")), (Kind::Response, count("output"))])
}
