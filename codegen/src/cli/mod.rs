//! The command line: arguments, progress, exit codes; nothing else.
//!
//! Exit codes: 0 all is well; 1 something is wrong with the input, or `--check` found stale output; 2 the command was
//! called wrongly.

mod args;
mod ast;
mod check;
mod config;
mod generate;
mod many;
mod outputs;
mod panics;
mod parallel;

use crate::pipeline;
use crate::settings::Settings;
use args::Command;
use std::ffi::OsString;
use std::process::ExitCode;

const FINDINGS: u8 = 1;
const USAGE: u8 = 2;

/// Runs the command with these arguments, without the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    panics::keep_messages();
    match args::parse(arguments) {
        Ok(Command::Print(text)) => {
            print(text);
            ExitCode::SUCCESS
        }
        Ok(Command::Generate(options)) => generate::run(&options),
        Ok(Command::List(settings)) => list(&settings),
        Ok(Command::Ast(models)) => ast::run(&models),
        Err(message) => {
            eprintln!("error: {message}\n\nFor what there is, say `tinsmith --help`.");
            ExitCode::from(USAGE)
        }
    }
}

fn list(settings: &Settings) -> ExitCode {
    match panics::caught(settings, || pipeline::operations(settings)) {
        Ok((operations, warnings)) => {
            let lines = operations.iter().map(|name| format!("{name}\n"));
            print(&lines.collect::<String>());
            if !warnings.is_empty() {
                eprintln!("{warnings}");
            }
            ExitCode::SUCCESS
        }
        Err(findings) => {
            eprintln!("{findings}");
            ExitCode::from(FINDINGS)
        }
    }
}

/// To standard output; a reader that has seen enough and closes it is no error.
fn print(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().write_all(text.as_bytes());
}
