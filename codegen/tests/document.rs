//! Documents: for each folder in `tests/document` of the workspace, `tinsmith ast` must turn the models in it into
//! `expected.json`, and leave that unchanged.
//!
//! With `TINSMITH_BLESS=1` in the environment, differing files are updated.
#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};
use std::process::Command;

const EXPECTED: &str = "expected.json";

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn document(models: &[PathBuf]) -> String {
    let command = Command::new(env!("CARGO_BIN_EXE_tinsmith"))
        .arg("ast")
        .args(models)
        .output()
        .expect("the command runs");
    let message = String::from_utf8_lossy(&command.stderr);
    assert_eq!(command.status.code(), Some(0), "{models:?}: {message}");
    String::from_utf8(command.stdout).expect("UTF-8")
}

#[test]
fn models_become_the_expected_documents() {
    let bless = std::env::var_os("TINSMITH_BLESS").is_some_and(|value| value == "1");
    let cases = sorted(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/document"));
    assert!(cases.len() >= 4, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let path = case.join(EXPECTED);
        let mut models = sorted(&case);
        models.retain(|model| *model != path);
        let text = document(&models);
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if text != expected && bless {
            std::fs::write(&path, &text).expect("the document can be written");
        } else if text != expected {
            let case = case.display();
            wrong.push(format!("{case}\n--- expected\n{expected}\n--- printed\n{text}"));
        }
        assert_eq!(document(&[path]), text, "what is printed is read as the same");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
