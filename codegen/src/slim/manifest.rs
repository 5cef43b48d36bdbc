//! Edits `[patch.crates-io]` in a workspace's `Cargo.toml`: sets and removes entries for replacements, and keeps
//! everything else as it is.

use std::collections::BTreeMap;
use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

/// The comment above a table that contains only replacements.
const COMMENT: &str =
    "# Light replacements for the published clients, by `tinsmith slim`; `tinsmith slim --undo` removes them.";

/// A replacement in a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The package.
    pub package: String,
    /// Its folder, relative to the manifest, with `/`.
    pub path: String,
}

/// Sets the entries of replacements, and removes all other entries whose path begins with `folder`.
///
/// Error: what is wrong with the manifest.
pub fn set(text: &str, entries: &[Entry], folder: &str) -> Result<String, String> {
    let bare = without(text, folder)?;
    if entries.is_empty() {
        return Ok(bare);
    }
    let entries = keyed(entries);
    let (unix, line_end) = unix(&bare);
    let mut document = parse(&unix)?;
    if document
        .get("patch")
        .and_then(|patch| patch.get("crates-io"))
        .is_none()
    {
        return Ok(appended(&bare, &entries, line_end));
    }
    let table = document
        .get_mut("patch")
        .and_then(|patch| patch.get_mut("crates-io"));
    // it gets no header of its own, which would add a line
    let has_no_head = table
        .as_ref()
        .and_then(|item| item.as_table())
        .is_some_and(|table| table.is_implicit() && !table.is_dotted());
    let table = table
        .and_then(Item::as_table_like_mut)
        .ok_or("`patch.crates-io` is not a table")?;
    for (key, entry) in &entries {
        if table.contains_key(key) {
            return Err(format!(
                "`patch.crates-io` already has `{key}`, which tinsmith did not write"
            ));
        }
        let value = value(key, entry);
        let item = if has_no_head {
            Item::Table(value.into_table())
        } else {
            Item::Value(Value::InlineTable(value))
        };
        table.insert(key, item);
    }
    Ok(as_before(&document.to_string(), &bare, line_end))
}

/// Removes the entries of replacements from a manifest, which restores it exactly if nothing else was changed.
///
/// Error: what is wrong with the manifest.
pub fn without(text: &str, folder: &str) -> Result<String, String> {
    let (unix, line_end) = unix(text);
    let mut document = parse(&unix)?;
    let own = own_keys(&document, folder);
    if own.is_empty() {
        return Ok(text.to_owned());
    }
    if let Some(cut) = cut(text, &own, &document, line_end) {
        return Ok(cut);
    }
    let patch = document.get_mut("patch").and_then(Item::as_table_like_mut);
    let table = patch.and_then(|patch| patch.get_mut("crates-io"));
    if let Some(table) = table.and_then(Item::as_table_like_mut) {
        own.iter().for_each(|key| drop(table.remove(key)));
    }
    Ok(as_before(&document.to_string(), text, line_end))
}

fn parse(text: &str) -> Result<DocumentMut, String> {
    text.parse::<DocumentMut>().map_err(|error| error.to_string())
}

/// Converts line ends to `\n`, and returns the original line end.
fn unix(text: &str) -> (String, &'static str) {
    if text.contains("\r\n") {
        (text.replace("\r\n", "\n"), "\r\n")
    } else {
        (text.to_owned(), "\n")
    }
}

/// Restores the line ends of the original text, and its end.
fn as_before(text: &str, before: &str, line_end: &str) -> String {
    let mut text = text.to_owned();
    if !before.ends_with('\n') && text.ends_with('\n') {
        text.pop();
    }
    text.replace('\n', line_end)
}

/// Returns the keys of replacements in `patch.crates-io`.
fn own_keys(document: &DocumentMut, folder: &str) -> Vec<String> {
    let table = document.get("patch").and_then(|patch| patch.get("crates-io"));
    let Some(table) = table.and_then(Item::as_table_like) else {
        return Vec::new();
    };
    let is_own = |item: &Item| {
        let path = item.get("path").and_then(Item::as_str).unwrap_or_default();
        path.strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    };
    table
        .iter()
        .filter(|(_, item)| is_own(item))
        .map(|(key, _)| key.to_owned())
        .collect()
}

/// Assigns keys to entries: the package names, numbered if there are several of one package.
fn keyed(entries: &[Entry]) -> BTreeMap<String, &Entry> {
    let mut keyed = BTreeMap::new();
    for entry in entries {
        let mut key = entry.package.clone();
        let mut number = 1;
        while keyed.contains_key(&key) {
            number += 1;
            key = format!("{}-{number}", entry.package);
        }
        keyed.insert(key, entry);
    }
    keyed
}

fn value(key: &str, entry: &Entry) -> InlineTable {
    let mut value = InlineTable::new();
    if key != entry.package {
        value.insert("package", entry.package.as_str().into());
    }
    value.insert("path", entry.path.as_str().into());
    value
}

/// Appends a table. Its first line end separates it, even if the text ends in none.
fn appended(text: &str, entries: &BTreeMap<String, &Entry>, line_end: &str) -> String {
    let mut table = Table::new();
    for (key, entry) in entries {
        table.insert(key, Item::Value(Value::InlineTable(value(key, entry))));
    }
    let block = format!("\n{COMMENT}\n[patch.crates-io]\n{table}");
    format!("{text}{}", block.replace('\n', line_end))
}

/// Removes the last table if it was appended and contains nothing else.
fn cut(text: &str, own: &[String], document: &DocumentMut, line_end: &str) -> Option<String> {
    let start = text.rfind(&format!(
        "{line_end}{COMMENT}{line_end}[patch.crates-io]{line_end}"
    ))?;
    let table = document.get("patch")?.get("crates-io")?.as_table_like()?;
    let (before, block) = text.split_at_checked(start)?;
    let lines = block.lines().skip(3);
    let are_own = table.len() == own.len() && lines.count() == own.len();
    are_own.then(|| before.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Entry> {
        let entry = |package: &str, path: &str| Entry {
            package: package.to_owned(),
            path: path.to_owned(),
        };
        vec![
            entry("aws-sdk-sqs", "slim/aws-sdk-sqs"),
            entry("aws-sdk-s3", "slim/aws-sdk-s3"),
            entry("aws-sdk-s3", "slim/aws-sdk-s3-2"),
        ]
    }

    /// Typical manifests.
    const MANIFESTS: &[&str] = &[
        "",
        "[package]\nname = \"a\"",
        "[package]\nname = \"a\"\n",
        "[package]\r\nname = \"a\"\r\n\r\n[dependencies] # all\r\nb = \"1\"\r\n",
        "# top\n[workspace]\nmembers = [\n  \"a\", # one\n]\n\n\n",
        "[workspace]\n[patch.crates-io]\nb = { path = \"b\" } # mine\n",
        "[patch.crates-io]\n\n[package]\nname   =   'a'\n",
        "[patch.crates-io.b]\npath = \"b\"\n\n[package]\nname = \"a\"",
        "patch.crates-io = { b = { path = 'b' } }\n",
        "patch.crates-io.b.path = 'slimmer/b'\n[workspace]\n",
        "[patch.\"https://example.com\"]\nb = { path = \"b\" }\n",
    ];

    #[test]
    fn removing_entries_restores_the_file_exactly() {
        for text in MANIFESTS {
            let set_once = set(text, &entries(), "slim").expect("a manifest");
            assert_ne!(set_once, *text);
            let value: DocumentMut = set_once.parse().expect("still a manifest");
            let patch = &value["patch"]["crates-io"];
            assert_eq!(
                patch["aws-sdk-sqs"]["path"].as_str(),
                Some("slim/aws-sdk-sqs"),
                "{set_once}"
            );
            assert_eq!(
                patch["aws-sdk-s3-2"]["package"].as_str(),
                Some("aws-sdk-s3"),
                "{set_once}"
            );
            assert_eq!(set(&set_once, &entries(), "slim").as_deref(), Ok(&*set_once));
            assert_eq!(without(&set_once, "slim").as_deref(), Ok(*text));
            assert_eq!(set(&set_once, &[], "slim").as_deref(), Ok(*text));
        }
    }

    #[test]
    fn entries_of_others_stay() {
        let text =
            set("[workspace]\n", &entries(), "slim").expect("a manifest") + "mine = { path = \"m\" }\n";
        let left = without(&text, "slim").expect("a manifest");
        assert!(
            left.contains("mine = { path = \"m\" }") && !left.contains("aws-sdk"),
            "{left}"
        );
    }

    #[test]
    fn a_patch_of_the_users_own_is_not_replaced() {
        let text = "[patch.crates-io]\naws-sdk-s3 = { path = \"mine\" }\n";
        let error = set(text, &entries(), "slim").expect_err("it is taken");
        assert!(error.contains("already has `aws-sdk-s3`"), "{error}");
        assert!(set("[patch\n", &entries(), "slim").is_err());
        assert!(set("patch.crates-io = 1\n", &entries(), "slim").is_err());
    }
}
