//! Generates the code that the tests compile: the expressions of the JMESPath cases, clients of our own models, and, if
//! available, those of Smithy's and botocore's protocol tests.

use std::path::Path;
use tinsmith_materials::{cfg, out, write};

#[path = "protocol/botocore.rs"]
mod botocore;
mod golden_settings;
#[macro_use]
#[path = "protocol/lists.rs"]
mod lists;

/// Suites as pairs of file and module.
macro_rules! pairs {
    ($($module:ident: $file:literal;)*) => {
        &[$(($file, stringify!($module))),*]
    };
}

const OWN_SUITES: &[(&str, &str)] = own_suites!(pairs);
const SMITHY_SUITES: &[(&str, &str)] = smithy_suites!(pairs);
const BOTOCORE_SUITES: &[(&str, &str)] = botocore_suites!(pairs);

/// Clients of our own models: module and model.
const CLIENTS: &[(&str, &str)] = &[
    ("speech", "clients/speech.json"),
    ("storage", "clients/storage.json"),
    ("bucket", "clients/bucket.smithy"),
    ("model_host", "clients/model_host.smithy"),
    ("table", "clients/table.smithy"),
    ("queue", "clients/queue.smithy"),
    ("cluster", "clients/cluster.smithy"),
    ("workshop_smithy", "front_ends/own/workshop.json"),
    ("workshop_botocore", "front_ends/own/workshop"),
];

fn main() -> Result<(), tinsmith::Error> {
    cfg("models", "TINSMITH_MODELS");
    jmespath();
    goldens()?;
    for (module, model) in CLIENTS {
        tinsmith::configure().model(model).generate_to_out_dir(module)?;
    }
    tinsmith::configure()
        .model("golden/constraints/model.json")
        .validate_input(true)
        .generate_to_out_dir("validating")?;
    suites(OWN_SUITES, Path::new("protocol/models"))?;
    if let Some(botocore) = cfg("botocore", "TINSMITH_BOTOCORE") {
        botocore_suites(&botocore.join("tests/unit/protocols"))?;
    }
    if let Some(shared) = cfg("conformance", "TINSMITH_SHARED") {
        suites(SMITHY_SUITES, &shared.join("conformance"))?;
    }
    cfg("botocore_of_models", "TINSMITH_BOTOCORE_OF_MODELS");
    Ok(())
}

/// The clients of the goldens.
fn goldens() -> Result<(), tinsmith::Error> {
    println!("cargo::rerun-if-changed=golden");
    let entries = std::fs::read_dir("golden").expect("the folder of goldens");
    for entry in entries.flatten().filter(|entry| entry.path().is_dir()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        golden_settings::configured(&entry.path()).generate_to_out_dir(&format!("golden_{name}"))?;
    }
    Ok(())
}

/// The expressions of the JMESPath cases.
fn jmespath() {
    println!("cargo::rerun-if-changed=jmespath/cases.json");
    let text = std::fs::read("jmespath/cases.json").expect("the cases");
    let groups: Vec<serde_json::Value> = serde_json::from_slice(&text).expect("JSON");
    let cases = groups
        .iter()
        .filter_map(|group| group["cases"].as_array())
        .flatten();
    let cases = cases.filter_map(|case| case["expression"].as_str()).map(|text| {
        let expr = tinsmith::testing::jmespath(text).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
        format!("({text:?}, {expr}),\n")
    });
    let cases: String = cases.collect();
    let text = format!("const CASES: &[(&str, Expr)] = &[\n{cases}];\n");
    write(&out("jmespath_cases.rs"), &text);
}

/// Clients with botocore's protocol tests as functions.
fn botocore_suites(folder: &Path) -> Result<(), tinsmith::Error> {
    for (file, module) in BOTOCORE_SUITES {
        let [input, output] = ["input", "output"].map(|part| -> serde_json::Value {
            let text =
                std::fs::read(folder.join(part).join(file)).expect("a file of botocore's protocol tests");
            serde_json::from_slice(&text).expect("JSON")
        });
        let model = out(&format!("{module}.json"));
        let text = botocore::model(&input, &output)?.to_string();
        write(&model, &text);
        tinsmith::configure()
            .model(model)
            .protocol_tests(true)
            .generate_to_out_dir(module)?;
    }
    Ok(())
}

/// Clients with the protocol tests of models as functions.
fn suites(suites: &[(&str, &str)], folder: &Path) -> Result<(), tinsmith::Error> {
    for (file, module) in suites {
        tinsmith::configure()
            .model(folder.join(file))
            .protocol_tests(true)
            .generate_to_out_dir(module)?;
    }
    Ok(())
}
