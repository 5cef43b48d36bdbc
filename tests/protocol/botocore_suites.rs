//! botocore's suites, through its front end; `botocore.rs` creates the models in the build script.

use crate::count::{id, json, Cases};
use tinsmith_runtime::codegen::protocol_test::Kind;

botocore_suites!(suites);

/// The cases of a file, for inputs and for outputs.
fn wanted(file: &str) -> Cases {
    let sources = tinsmith_materials::named("TINSMITH_BOTOCORE");
    let mut wanted = Cases::new();
    for (part, kind) in [("input", Kind::Request), ("output", Kind::Response)] {
        let suites = json(&sources.join("tests/unit/protocols").join(part).join(file));
        for suite in suites.as_array().expect("suites") {
            let cases = suite["cases"].as_array().expect("cases");
            wanted.extend(cases.iter().map(|case| (kind, id(case))));
        }
    }
    wanted
}
