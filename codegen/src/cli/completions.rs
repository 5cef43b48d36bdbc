//! `tinsmith completions`: prints a completion script for a shell.

use super::terminal::Terminal;
use super::usage::Usage;
use super::Exit;
use clap_complete::Shell;

/// Arguments of `tinsmith completions`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the script.
pub fn run(mut command: clap::Command, arguments: &Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "tinsmith", &mut script);
    terminal.result(&String::from_utf8_lossy(&script));
    Ok(Exit::Done)
}
