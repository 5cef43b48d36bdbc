//! Tests that the explanations of the codes are complete and true, and the same as in the documentation.

use super::folder::Scratch;
use std::path::{Path, PathBuf};

/// A code with its explanation.
struct Explained {
    code: String,
    text: String,
}

/// All codes, as the command lists them.
fn explained() -> Vec<Explained> {
    let scratch = Scratch::empty();
    let list = scratch.run(&["explain"]);
    list.succeeds();
    let codes = list.stdout.lines().map(|line| {
        let (code, _) = line.split_once(": ").expect("a code and a title");
        let text = scratch.run(&["explain", code]);
        text.succeeds();
        assert!(text.stdout.starts_with(&format!("# {line}\n")), "{}", text.stdout);
        Explained {
            code: code.to_owned(),
            text: text.stdout,
        }
    });
    let codes: Vec<_> = codes.collect();
    assert!(codes.len() > 20, "{} codes", codes.len());
    codes
}

/// The blocks of code in an explanation, by the kind of each.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push((kind.to_owned(), block.join("\n") + "\n"));
        }
    }
    blocks
}

#[test]
fn each_code_is_explained_and_its_example_brings_it_about() {
    let mut without_example = Vec::new();
    for Explained { code, text } in explained() {
        assert!(text.contains("\n## What to do\n"), "{code}");
        let scratch = Scratch::empty();
        let mut message = None;
        for (kind, block) in blocks(&text) {
            match kind.as_str() {
                "smithy" => scratch.write("model.smithy", &block),
                "json" => scratch.write("model.json", &block),
                "toml" => scratch.write("tinsmith.toml", &block),
                "sh" => {
                    let arguments: Vec<_> = block.split_whitespace().collect();
                    assert_eq!(arguments[0], "tinsmith", "{code}");
                    message = Some(scratch.run(&arguments[1..]).stderr);
                }
                "text" => {
                    let message = message.as_deref().expect("a command before what it tells");
                    let is_printed = message.contains(block.trim_end()) && block.contains(&code);
                    assert!(is_printed, "{code}: {block}{message}");
                }
                other => panic!("{code}: a block of {other}"),
            }
        }
        if message.is_none() {
            without_example.push(code);
        }
    }
    // an unusual setting of a test, a build with published clients, a run that was killed, a bug
    assert_eq!(without_example, ["T0026", "T0029", "T0030", "T0031"]);
}

#[test]
fn the_documentation_has_all_explanations() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
    let mut expected = String::from(
        "# Diagnostics\n\nEach warning and error has a code, as in `error[T0007]`. `tinsmith explain T0007` prints its \
         explanation below.\n\nWith `--format json`, `tinsmith generate`, `inspect` and `ast` write each finding to standard \
         error as a JSON\nobject on its own line. Texts are as in the model, with all characters except ASCII escaped; unknown \
         values\nare null:\n\n\
         | field | |\n|---|---|\n\
         | `kind` | `diagnostic` |\n\
         | `severity` | `error` or `warning` |\n\
         | `code` | the code |\n\
         | `message` | the problem, in one sentence |\n\
         | `file`, `line`, `column` | the location; lines and columns count from 1, columns in characters |\n\
         | `excerpt` | the line, or a part of it |\n\
         | `shape` | the id of the shape or member, or the path in a file of botocore |\n\
         | `help` | what to do |\n",
    );
    for Explained { text, .. } in explained() {
        let text = text.replace("\n## ", "\n### ");
        expected.push_str(&format!("\n#{text}"));
    }
    same(&path, &expected);
}

/// Fails if a file has another text, or updates it with `TINSMITH_BLESS=1`.
fn same(path: &Path, expected: &str) {
    if std::env::var_os("TINSMITH_BLESS").is_some() {
        std::fs::write(path, expected).expect("it can be written");
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is not current: run this test with TINSMITH_BLESS=1",
        path.display()
    );
}

#[test]
fn a_code_is_found_in_the_forms_it_is_written_in() {
    let scratch = Scratch::empty();
    for code in ["T0007", "t0007", "7", "[T0007]"] {
        let run = scratch.run(&["explain", code]);
        run.succeeds();
        assert!(run.stdout.starts_with("# T0007: "), "{code}");
    }
    for code in ["T9999", "", "E0308", "seven"] {
        scratch.run(&["explain", code]).fails_with(2);
    }
}
