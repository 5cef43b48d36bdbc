//! Warnings: for each folder in `tests/warn` of the workspace, the command must generate a client of `model.json`,
//! `model.smithy`, or the folder `model` in botocore's format, and print the text of `expected.txt`.
//!
//! A file `args` contains further arguments, one per line. With `TINSMITH_BLESS=1` in the environment, differing texts
//! are updated.
#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/warn")
}

fn warnings(case: &Path) -> String {
    let output = tempfile::tempdir().expect("a folder for the output");
    let target = output.path().join("client");
    let model = ["model.json", "model.smithy", "model"]
        .into_iter()
        .find(|value| case.join(value).exists());
    let arguments = std::fs::read_to_string(case.join("args")).unwrap_or_default();
    let result = Command::new(env!("CARGO_BIN_EXE_tinsmith"))
        .current_dir(case)
        .args([
            "generate",
            "--quiet",
            "--model",
            model.expect("a model"),
            "--output",
        ])
        .arg(&target)
        .args(arguments.lines())
        .output()
        .expect("the command runs");
    let text = String::from_utf8(result.stderr).expect("UTF-8");
    assert!(result.status.success(), "{}: {text}", case.display());
    assert!(target.join("src/lib.rs").is_file(), "{}", case.display());
    text
}

#[test]
fn odd_models_are_generated_with_the_expected_warnings() {
    let bless = std::env::var_os("TINSMITH_BLESS").is_some_and(|value| value == "1");
    let entries = std::fs::read_dir(folder()).expect("the folder of warnings");
    let mut cases: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    cases.sort();
    assert!(cases.len() >= 9, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let text = warnings(&case);
        let path = case.join("expected.txt");
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if text != expected && bless {
            std::fs::write(&path, &text).expect("the expected text can be written");
        } else if text != expected {
            let case = case.display();
            wrong.push(format!("{case}\n--- expected\n{expected}\n--- printed\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
