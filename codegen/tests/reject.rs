//! Rejects: for each folder in `tests/reject` of the workspace, the command must refuse `model.json`, or
//! `model.smithy`, with the text of `expected.txt` and exit code 1, and write nothing.
//!
//! A file `args` contains further arguments, one per line. With `TINSMITH_BLESS=1` in the environment, differing texts
//! are updated.
#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/reject")
}

fn refuse(case: &Path) -> String {
    let output = tempfile::tempdir().expect("a folder for the output");
    let target = output.path().join("client");
    let arguments = std::fs::read_to_string(case.join("args")).unwrap_or_default();
    let model = if case.join("model.smithy").exists() {
        "model.smithy"
    } else {
        "model.json"
    };
    let result = Command::new(env!("CARGO_BIN_EXE_tinsmith"))
        .current_dir(case)
        .args(["generate", "--model", model, "--output"])
        .arg(&target)
        .args(arguments.lines())
        .output()
        .expect("the command runs");
    let text = String::from_utf8(result.stderr).expect("UTF-8");
    assert_eq!(result.status.code(), Some(1), "{}: {text}", case.display());
    assert!(
        result.stdout.is_empty(),
        "{}: nothing on standard output",
        case.display()
    );
    assert!(!target.exists(), "{}: nothing is written", case.display());
    text
}

#[test]
fn bad_models_are_refused_with_the_expected_text() {
    let bless = std::env::var_os("TINSMITH_BLESS").is_some_and(|value| value == "1");
    let mut cases: Vec<_> = std::fs::read_dir(folder())
        .expect("the folder of rejects")
        .flatten()
        .map(|e| e.path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 21, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let text = refuse(&case);
        let path = case.join("expected.txt");
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if text != expected && bless {
            std::fs::write(&path, &text).expect("the expected text can be written");
        } else if text != expected {
            wrong.push(format!(
                "{}\n--- expected\n{expected}\n--- printed\n{text}",
                case.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
