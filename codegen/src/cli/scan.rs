//! `tinsmith scan`: shows which operations of published clients a workspace uses.

use super::terminal::{Format, Terminal};
use super::usage::Usage;
use super::{slim, Exit};
use crate::slim as workspace;
use std::path::PathBuf;

/// Arguments of `tinsmith scan`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of a package or workspace
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    #[command(flatten)]
    cargo: slim::CargoArguments,
    /// Format of the output
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
}

/// Prints the operations that are used.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let terminal = terminal.in_format(arguments.format);
    match workspace::scan(&arguments.cargo.cargo(arguments.folder.clone()), None) {
        Ok((scan, mut findings)) => {
            let (clients, more) = workspace::used(&scan);
            findings.extend(more);
            if terminal.is_json() {
                terminal.json(&workspace::used_json(&scan, &clients));
            } else if scan.clients.is_empty() {
                terminal.summary(slim::NO_CLIENT);
            } else {
                terminal.result(&workspace::used_table(&scan, &clients));
            }
            terminal.findings(&findings);
            Ok(Exit::Done)
        }
        Err(findings) => {
            terminal.findings(&findings);
            Ok(Exit::Broken)
        }
    }
}
