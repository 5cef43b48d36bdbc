//! The settings file, the library's builder and the command line have the same settings: those of the table in the guide, which
//! says what one of them lacks.

#![cfg(feature = "cli")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names in a column of the table.
fn column(index: usize) -> BTreeSet<String> {
    let text = text("../docs/guide/src/settings.md");
    let rows = text.lines().filter(|line| line.starts_with("| ")).skip(1);
    let cell = |row: &str| row.split('|').nth(index + 1).map(str::trim).map(str::to_owned);
    let names = rows.filter_map(cell).filter(|cell| cell != "–");
    names.map(|cell| cell.trim_matches('`').to_owned()).collect()
}

/// The words that come after `start` in the text, up to a character that is of no name.
fn words_after(text: &str, start: &str) -> BTreeSet<String> {
    let parts = text.split(start).skip(1);
    let name = |part: &str| -> String {
        let is_part = |c: &char| c.is_ascii_lowercase() || matches!(c, '-' | '_');
        part.chars().take_while(is_part).collect()
    };
    parts.map(name).filter(|name| !name.is_empty()).collect()
}

#[test]
fn the_settings_file_has_the_keys_of_the_table() {
    let source = text("src/cli/config.rs");
    let list = source.split("const KEYS: &[&str] = &[").nth(1).expect("the keys");
    let list = list.split("];").next().expect("their end");
    let mut keys: BTreeSet<_> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(keys.len() > 10, "{keys:?}");
    keys.extend(["client", "defaults", "models-from"].map(str::to_owned));
    assert_eq!(keys, column(0));
}

#[test]
fn the_builder_has_the_methods_of_the_table() {
    let source = text("src/build_script.rs");
    let methods = source.split("impl Builder {").nth(1).expect("the methods");
    let methods = methods.split("\n}\n").next().expect("their end");
    assert_eq!(words_after(methods, "\n    pub fn "), column(1));
}

#[test]
fn the_command_has_the_options_of_the_table() {
    let help = Command::new(env!("CARGO_BIN_EXE_tinsmith"))
        .args(["generate", "--help"])
        .output()
        .expect("the help");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    // options begin a line; those of all commands are not settings
    let lines = help.lines().map(str::trim_start);
    let options = lines.filter_map(|line| {
        let line = line.strip_prefix('-')?;
        let line = if line.starts_with('-') {
            line
        } else {
            line.split_once("--")?.1
        };
        words_after(&format!("--{}", line.trim_start_matches('-')), "--")
            .into_iter()
            .next()
    });
    let of_all = ["color", "help", "quiet", "verbose", "version"];
    let options: BTreeSet<_> = options
        .filter(|option| !of_all.contains(&option.as_str()))
        .map(|option| format!("--{option}"))
        .collect();
    assert_eq!(options, column(2));
}
