//! Reads the `Cargo.toml` of a client: name, version, features, and the version of the runtime.

use super::files::Files;
use super::surface::{Entry, Key, Kind, Package, Surface};
use crate::diagnostics::{codes, Diagnostic};
use std::path::Path;
use toml::de::{DeTable, DeValue};
use toml::Spanned;

/// Reads the properties in the manifest. Error: it is not valid TOML.
pub fn read(files: &Files) -> Result<Package, Box<Diagnostic>> {
    let text = text(files);
    let table = DeTable::parse(text).map_err(|error| {
        let message = format!("the manifest cannot be read: {}", error.message());
        Box::new(Diagnostic::error(codes::SYNTAX, message).file(Path::new("Cargo.toml")))
    })?;
    let of_package = |key: &str| string(get(table.get_ref(), &["package", key]));
    let runtime = &["dependencies", "tinsmith-runtime"];
    let short = string(get(table.get_ref(), runtime));
    Ok(Package {
        name: of_package("name"),
        version: of_package("version"),
        rust_version: of_package("rust-version"),
        runtime: if short.is_empty() {
            string(get(
                table.get_ref(),
                &["dependencies", "tinsmith-runtime", "version"],
            ))
        } else {
            short
        },
    })
}

/// Adds the features of the package.
pub fn features(files: &Files, surface: &mut Surface) {
    let Ok(table) = DeTable::parse(text(files)) else {
        return;
    };
    if let Some(DeValue::Table(features)) = get(table.get_ref(), &["features"]) {
        for (name, value) in features {
            let name = name.get_ref();
            // the features that they forward to do not matter to callers
            let signature = match value.get_ref() {
                DeValue::Array(on) if name == "default" => {
                    let on = on.iter().map(|name| string(Some(name.get_ref())));
                    on.collect::<Vec<_>>().join(", ")
                }
                _ => String::new(),
            };
            let entry = Entry {
                signature,
                ..Entry::default()
            };
            surface.entries.insert(Key::new("", Kind::Feature, name), entry);
        }
    }
}

fn text(files: &Files) -> &str {
    files.get("Cargo.toml").map(String::as_str).unwrap_or_default()
}

fn get<'a, 'i>(table: &'a DeTable<'i>, path: &[&str]) -> Option<&'a DeValue<'i>> {
    let (first, rest) = path.split_first()?;
    let value = table.get(*first).map(Spanned::get_ref)?;
    match (rest, value) {
        ([], value) => Some(value),
        (rest, DeValue::Table(inner)) => get(inner, rest),
        _ => None,
    }
}

fn string(value: Option<&DeValue<'_>>) -> String {
    match value {
        Some(DeValue::String(text)) => text.to_string(),
        _ => String::new(),
    }
}
