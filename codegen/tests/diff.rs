//! Comparisons: for each folder in `tests/diff` of the workspace, `tinsmith diff` of `old.json` and `new.json`, or of
//! `.smithy` files, must print `expected.txt`: as complete text, as a summary, as Markdown and as JSON, depending on
//! the file `args`.
//!
//! `args` contains the further arguments of each run, one run per line; a run without arguments is the summary. With
//! `TINSMITH_BLESS=1` in the environment, differing texts are updated.
#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/diff")
}

fn model(case: &Path, name: &str) -> String {
    let json = format!("{name}.json");
    if case.join(&json).exists() {
        json
    } else {
        format!("{name}.smithy")
    }
}

/// Returns the output and exit codes of all runs of a case.
fn compare(case: &Path) -> String {
    let runs = std::fs::read_to_string(case.join("args")).unwrap_or_else(|_| "--verbose\n".to_owned());
    let (old, new) = (model(case, "old"), model(case, "new"));
    let mut message = String::new();
    for run in runs.lines() {
        let result = Command::new(env!("CARGO_BIN_EXE_tinsmith"))
            .current_dir(case)
            .args(["diff", &old, &new])
            .args(run.split_whitespace())
            .output()
            .expect("the command runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let (stdout, stderr) = (text(result.stdout), text(result.stderr));
        let code = result.status.code().unwrap_or(-1);
        message.push_str(&format!(
            "$ tinsmith diff {old} {new} {run}\n{stdout}{stderr}exit code {code}\n"
        ));
    }
    message
}

#[test]
fn changes_are_reported_as_expected() {
    let bless = std::env::var_os("TINSMITH_BLESS").is_some_and(|value| value == "1");
    let cases = std::fs::read_dir(folder()).expect("the folder of comparisons");
    let mut cases: Vec<_> = cases.flatten().map(|entry| entry.path()).collect();
    cases.sort();
    assert!(cases.len() >= 8, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let message = compare(&case);
        let path = case.join("expected.txt");
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if message != expected && bless {
            std::fs::write(&path, &message).expect("the expected text can be written");
        } else if message != expected {
            wrong.push(format!(
                "{}\n--- expected\n{expected}\n--- printed\n{message}",
                case.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
