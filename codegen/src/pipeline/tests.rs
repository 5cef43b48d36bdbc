//! Tests that the printer keeps all tokens of emitted code.

use super::*;
use crate::plan::PlanOptions;
use crate::print::tests::checked;
use std::path::Path;

/// Prints the client of a model, and checks the text of each module.
fn check(model: &Path, plan: PlanOptions) {
    let settings = Settings {
        models: vec![model.to_owned()],
        plan,
        ..Settings::default()
    };
    let loaded = read::load(&settings.models).expect("the model is read");
    let (plan, _) = planned(&loaded, &settings).expect("the model is valid");
    for items in emit::items(&plan) {
        checked(items);
    }
}

#[test]
fn the_errors_of_a_stage_follow_the_warnings_of_earlier_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("service.json"), "{").expect("a file");
    let idl = "$version: \"2\"\nnamespace a\nstructure A {}\n";
    std::fs::write(folder.path().join("types.smithy"), idl).expect("a file");
    let settings = Settings {
        models: vec![folder.path().to_owned()],
        ..Settings::default()
    };
    let loaded = read::load(&settings.models).expect("the model is read");
    let findings = planned(&loaded, &settings).expect_err("there is no service");
    let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [codes::UNREADABLE, codes::SERVICE], "{findings}");
}

#[test]
fn the_printer_keeps_all_tokens_of_goldens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the goldens").flatten() {
        let model = entry.path().join("model.json");
        if model.is_file() {
            for (serde, types_only) in [(false, false), (true, true)] {
                check(
                    &model,
                    PlanOptions {
                        serde,
                        types_only,
                        protocol_tests: !types_only,
                        ..PlanOptions::default()
                    },
                );
            }
            count += 1;
        }
    }
    assert!(count > 20, "{count} goldens");
}

#[test]
#[cfg_attr(not(models), ignore = "set TINSMITH_MODELS")]
fn the_printer_keeps_all_tokens_of_large_models() {
    let folder = std::env::var_os("TINSMITH_MODELS").expect("TINSMITH_MODELS was set when this was built");
    for service in ["dynamodb", "s3", "sqs"] {
        let found = read::named::Folders::new(&[Path::new(&folder).to_owned()]).find(service);
        check(&found.expect("the model"), PlanOptions::default());
    }
}
