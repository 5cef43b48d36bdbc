//! Reports the uses that were found and the lines that are saved, as tables and JSON.

use super::catalogue::Catalogue;
use super::published;
use super::replacement::Replacement;
use super::scan::{Client, Scan};
use super::usage::{self, Found, Usage};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::json::object;
use crate::node::Node;
use crate::paths;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Formats a table of replacements: operations and types kept, out of all; lines of code before and after.
pub fn table(replacements: &[Replacement]) -> String {
    let of = |kept: usize, all: usize| format!("{kept} of {all}");
    let mut rows =
        vec![["crate", "version", "operations", "types", "lines", "instead of"].map(str::to_owned)];
    let (mut lines, mut published) = (0, 0);
    for replacement in replacements {
        lines += replacement.lines;
        published += replacement.published_lines.unwrap_or_default();
        rows.push([
            replacement.client.package.name.clone(),
            replacement.client.package.version.clone(),
            of(replacement.operations, replacement.all_operations),
            of(replacement.types, replacement.all_types),
            replacement.lines.to_string(),
            replacement
                .published_lines
                .map_or("unknown".to_owned(), |lines| lines.to_string()),
        ]);
    }
    if replacements.len() > 1 {
        let sum = |of: fn(&Replacement) -> usize| replacements.iter().map(of).sum::<usize>();
        rows.push([
            "all".to_owned(),
            String::new(),
            of(
                sum(|replacement| replacement.operations),
                sum(|replacement| replacement.all_operations),
            ),
            of(
                sum(|replacement| replacement.types),
                sum(|replacement| replacement.all_types),
            ),
            lines.to_string(),
            published.to_string(),
        ]);
    }
    aligned(&rows, 2)
}

/// Aligns the columns of rows; those from the column `right` on are aligned to the right.
fn aligned<const N: usize>(rows: &[[String; N]], right: usize) -> String {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or_default()
    };
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let width = width(column);
            // writing to a string cannot fail
            let _ = if column < right {
                write!(line, "{cell:<width$}  ")
            } else {
                write!(line, "{cell:>width$}  ")
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A client, its names, and those that are used.
pub type Used<'a> = (&'a Client, Catalogue, Usage);

/// Returns the clients of a workspace with the names that its sources use, by the sources of the published clients.
///
/// Warnings: clients whose sources are not in cargo's cache.
pub fn used(scan: &Scan) -> (Vec<Used<'_>>, Diagnostics) {
    let mut findings = Diagnostics::default();
    let mut found = Vec::new();
    for client in &scan.clients {
        let (name, version) = (&client.package.name, &client.package.version);
        let folder = scan.workspace.published_source(name, version);
        match folder.and_then(|folder| published::read(&folder)) {
            Some(published) => {
                let catalogue = published.catalogue();
                let usage = usage::of(&catalogue, &catalogue, &scan.sources(client));
                found.push((client, catalogue, usage));
            }
            None => {
                let message = format!(
                    "the sources of {name} {version} are not in cargo's cache: its names are unknown"
                );
                findings.push(Diagnostic::warning(codes::SLIM, message).hint("run `cargo fetch`"));
            }
        }
    }
    (found, findings)
}

/// Formats the names that are used, as a table for each client.
pub fn used_table(scan: &Scan, clients: &[Used<'_>]) -> String {
    let mut text = String::new();
    for (client, catalogue, usage) in clients {
        let package = &client.package;
        let _ = writeln!(
            text,
            "{} {}: {} of {} operations, used by {}",
            package.name,
            package.version,
            usage.operations.len(),
            catalogue.operations.len(),
            scan.users(client).join(", "),
        );
        let mut rows = Vec::new();
        for (name, found) in &usage.operations {
            let pages = if usage.paginated.contains(name) {
                "operation, pages"
            } else {
                "operation"
            };
            rows.push([format!("  {name}"), pages.to_owned(), place(found)]);
        }
        for (name, found) in &usage.waiters {
            rows.push([format!("  {name}"), "waiter".to_owned(), place(found)]);
        }
        for (name, found) in &usage.types {
            rows.push([format!("  {name}"), "type".to_owned(), place(found)]);
        }
        text.push_str(&aligned(&rows, 3));
    }
    text
}

fn place(found: &Found) -> String {
    format!("{}:{}", paths::shown(&found.place.file), found.place.line)
}

/// Returns the names that are used as JSON.
pub fn used_json(scan: &Scan, clients: &[Used<'_>]) -> Node {
    let names = |names: &BTreeMap<String, Found>, usage: &Usage| -> Node {
        let name = |(name, found): (&String, &Found)| {
            let file = found.place.file.to_string_lossy();
            let mut value = object! { "name": name, "file": file, "line": found.place.line };
            if let Some(value) = value.as_object_mut().filter(|_| usage.paginated.contains(name)) {
                value.insert("paginated", true.into());
            }
            value
        };
        names.iter().map(name).collect()
    };
    let client = |(client, catalogue, usage): &Used<'_>| {
        object! {
            "package": &client.package.name,
            "version": &client.package.version,
            "users": scan.users(client),
            "available_operations": catalogue.operations.len(),
            "operations": names(&usage.operations, usage),
            "waiters": names(&usage.waiters, &Usage::default()),
            "types": names(&usage.types, &Usage::default()),
        }
    };
    object! { "clients": clients.iter().map(client).collect::<Node>() }
}
