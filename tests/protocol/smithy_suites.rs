//! Smithy's suites.

use crate::count::{id, json, Cases};
use std::path::Path;
use tinsmith_runtime::protocol_test::Kind;

smithy_suites!(suites);

fn wanted(file: &str) -> Cases {
    smithy(
        &tinsmith_materials::named("TINSMITH_SHARED")
            .join("conformance")
            .join(file),
    )
}

/// The cases for clients that a model holds.
fn smithy(file: &Path) -> Cases {
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
