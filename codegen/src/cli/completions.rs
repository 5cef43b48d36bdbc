//! `tinsmith completions`: a script by which a shell completes the command.

use super::commands::{Tinsmith, Usage};
use super::terminal::Terminal;
use super::Exit;
use clap::CommandFactory;
use clap_complete::Shell;

/// Arguments of `tinsmith completions`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the script.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Tinsmith::command(), "tinsmith", &mut script);
    terminal.result(&String::from_utf8_lossy(&script));
    Ok(Exit::Done)
}
