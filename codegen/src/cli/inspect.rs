//! `tinsmith inspect`: shows the operations of a service, and how much a client with some of them saves.

use super::model_arguments::ModelArguments;
use super::terminal::{self, Terminal};
use super::usage::Usage;
use super::{panics, Exit};
use crate::characters::Printable;
use crate::inspection::{inspect, Inspection, KeptCount, Operation, Slice};
use crate::json::object;
use crate::node::Node;
use crate::settings::Settings;
use clap::builder::NonEmptyStringValueParser;
use std::fmt::Write;

/// Arguments of `tinsmith inspect`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    model: ModelArguments,
    /// The service, if the model has several
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    service: Option<String>,
    /// Show how much a client with these operations saves: NAME, PREFIX*, or !NAME to leave one out; may be repeated
    #[arg(long = "operation", value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    operations: Vec<String>,
    /// Format of the output
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Table)]
    format: Format,
}

/// A format of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table for people
    Table,
    /// The names of the operations, one per line
    Names,
    /// A JSON object on one line
    Json,
}

/// Prints the operations.
pub fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let terminal = &terminal.in_format(match arguments.format {
        Format::Json => terminal::Format::Json,
        Format::Table | Format::Names => terminal::Format::Text,
    });
    let settings = arguments.model.settings().map(|settings| Settings {
        service: arguments.service,
        operations: arguments.operations,
        ..settings
    });
    match settings.and_then(|settings| panics::caught(&settings, || inspect(&settings))) {
        Ok((inspection, warnings)) => {
            match arguments.format {
                Format::Table => terminal.result(&table(&inspection)),
                Format::Names => terminal.result(&names(&inspection)),
                Format::Json => terminal.json(&json(&inspection)),
            }
            terminal.findings(&warnings);
            Ok(Exit::Done)
        }
        Err(findings) => {
            terminal.findings(&findings);
            Ok(Exit::Broken)
        }
    }
}

/// Prints the names of the chosen operations.
fn names(inspection: &Inspection) -> String {
    let chosen = inspection
        .operations
        .iter()
        .filter(|operation| operation.is_chosen);
    chosen
        .map(|operation| format!("{}\n", Printable(&operation.name)))
        .collect()
}

fn table(inspection: &Inspection) -> String {
    let rows = inspection
        .operations
        .iter()
        .filter(|operation| operation.is_chosen)
        .map(|operation| {
            [
                operation.name.clone(),
                operation.input.clone(),
                operation.output.clone(),
                operation.types.to_string(),
                notes(operation, &inspection.auth),
            ]
        });
    let head = ["operation", "input", "output", "types", ""].map(str::to_owned);
    let rows: Vec<_> = std::iter::once(head).chain(rows).collect();
    let width = |at: usize| {
        rows.iter()
            .filter_map(|row| row.get(at))
            .map(|cell| cell.chars().count())
            .max()
    };
    let [a, b, c, d] = [0, 1, 2, 3].map(|at| width(at).unwrap_or_default());
    let mut text = heading(inspection);
    for [name, input, output, types, notes] in &rows {
        let line = format!("{name:a$}  {input:b$}  {output:c$}  {types:>d$}  {notes}");
        // writing to a string cannot fail
        let _ = writeln!(text, "{}", Printable(line.trim_end()));
    }
    text.extend(inspection.slice.as_ref().map(savings));
    text
}

/// Describes the service, in front of the table.
fn heading(inspection: &Inspection) -> String {
    let Inspection {
        title,
        id,
        version,
        protocol,
        ..
    } = inspection;
    let auth = if inspection.auth.is_empty() {
        "none".to_owned()
    } else {
        inspection.auth.join(", ")
    };
    format!(
        "{} {} ({})\nprotocol {protocol}, of {}\nauth     {}\nall      {} operations, {} types\n\n",
        Printable(title),
        Printable(version),
        Printable(id),
        Printable(&inspection.protocols.join(", ")),
        Printable(&auth),
        inspection.operations.len(),
        inspection.types
    )
}

/// Describes how much smaller a client with some of the operations is.
fn savings(slice: &Slice) -> String {
    let Slice {
        operations,
        types,
        lines,
    } = slice;
    format!(
        "\na client of {} of {} operations has {} of {} types and {} of {} lines, {} % less\n",
        operations.kept,
        operations.all,
        types.kept,
        types.all,
        lines.kept,
        lines.all,
        100 - 100 * lines.kept / lines.all.max(1)
    )
}

/// Returns notes about an operation.
fn notes(operation: &Operation, of_service: &[String]) -> String {
    let mut notes = Vec::new();
    if operation.is_deprecated {
        let (message, since) = &operation.deprecated;
        let since = since
            .as_ref()
            .map(|since| format!(" since {since}"))
            .unwrap_or_default();
        let message = message
            .as_ref()
            .map(|message| format!(": {message}"))
            .unwrap_or_default();
        notes.push(format!("deprecated{since}{message}"));
    }
    if operation.is_paginated {
        notes.push("paginator".to_owned());
    }
    if !operation.waiters.is_empty() {
        notes.push(format!("waiters {}", operation.waiters.join(", ")));
    }
    let mut auth = operation.auth.clone();
    auth.sort();
    let mut all = of_service.to_vec();
    all.sort();
    if auth != all && !(all.is_empty() && auth == ["none"]) {
        notes.push(format!("auth {}", operation.auth.join(", ")));
    }
    notes.join("; ")
}

fn json(inspection: &Inspection) -> Node {
    let kept = |count: &KeptCount| object! { "kept": count.kept, "all": count.all };
    let operations = inspection.operations.iter().map(|operation| {
        let (message, since) = &operation.deprecated;
        let deprecated = operation
            .is_deprecated
            .then(|| object! { "message": message.as_ref(), "since": since.as_ref() });
        object! {
            "name": &operation.name,
            "input": &operation.input,
            "output": &operation.output,
            "errors": &operation.errors,
            "types": operation.types,
            "auth": &operation.auth,
            "deprecated": deprecated,
            "paginator": operation.is_paginated,
            "waiters": &operation.waiters,
            "chosen": operation.is_chosen,
        }
    });
    let slice = inspection.slice.as_ref().map(|slice| {
        object! {
            "operations": kept(&slice.operations),
            "types": kept(&slice.types),
            "lines": kept(&slice.lines),
        }
    });
    object! {
        "kind": "service",
        "id": &inspection.id,
        "title": &inspection.title,
        "version": &inspection.version,
        "protocol": &inspection.protocol,
        "protocols": &inspection.protocols,
        "auth": &inspection.auth,
        "types": inspection.types,
        "operations": operations.collect::<Node>(),
        "slice": slice,
    }
}
