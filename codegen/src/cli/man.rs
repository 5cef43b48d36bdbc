//! `tinsmith man`: prints the manual in the format of `man`.

use super::terminal::Terminal;
use super::usage::Usage;
use super::Exit;
use crate::diagnostics::{codes, Diagnostic};
use clap_mangen::Man;
use std::path::PathBuf;

/// Arguments of `tinsmith man`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Write a page for each command into this folder, instead of printing the main page
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// Prints the page of `tinsmith`, or writes those of all commands.
pub fn run(command: clap::Command, arguments: &Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let Some(folder) = &arguments.output else {
        let mut page = Vec::new();
        // writing to a vector cannot fail
        let _ = Man::new(command).render(&mut page);
        terminal.result(&String::from_utf8_lossy(&page));
        return Ok(Exit::Done);
    };
    let written = std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    match written {
        Ok(()) => Ok(Exit::Done),
        Err(error) => {
            let finding = Diagnostic::error(
                codes::UNWRITABLE,
                format!("the manual cannot be written: {error}"),
            );
            terminal.findings(&finding.file(folder).into());
            Ok(Exit::Broken)
        }
    }
}
