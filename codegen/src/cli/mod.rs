//! The command line: arguments, messages and exit codes, nothing else.
//!
//! Each command is a file or folder of its own with `Arguments`, which clap parses, and `run`. `commands.rs` lists
//! them.

mod add;
mod ast;
mod commands;
mod completions;
mod config;
mod diff;
mod exit;
mod explain;
mod generate;
mod inspect;
mod man;
mod manifest;
mod model_arguments;
mod panics;
mod renamed;
mod render;
mod scan;
mod settings_path;
mod slim;
mod terminal;
mod usage;

pub use exit::Exit;

use clap::error::ErrorKind;
use clap::CommandFactory;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command with these arguments, without the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    panics::keep_messages();
    let arguments: Vec<_> = arguments.into_iter().collect();
    if arguments.is_empty() {
        // it is not an error if the reader closes the output early
        let _ = commands::Tinsmith::command().print_help();
        return Exit::Done.into();
    }
    match commands::parse(arguments) {
        Ok(tinsmith) => commands::run(tinsmith).into(),
        Err(error) => {
            let _ = error.print();
            let is_asked_for = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            if is_asked_for {
                Exit::Done.into()
            } else {
                Exit::Usage.into()
            }
        }
    }
}
