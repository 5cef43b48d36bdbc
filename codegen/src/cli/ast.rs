//! `tinsmith ast`: prints a model as one document.

use super::model_arguments::ModelArguments;
use super::terminal::{Format, Terminal};
use super::usage::Usage;
use super::Exit;
use crate::pipeline;

/// Arguments of `tinsmith ast`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    model: ModelArguments,
    /// Format of warnings and errors
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
}

/// Prints the model of these files as JSON AST 2.0.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let terminal = terminal.in_format(arguments.format);
    let document = arguments.model.settings();
    match document.and_then(|settings| pipeline::document(&settings)) {
        Ok((document, warnings)) => {
            terminal.findings(&warnings);
            terminal.result(&document);
            Ok(Exit::Done)
        }
        Err(findings) => {
            terminal.findings(&findings);
            Ok(Exit::Broken)
        }
    }
}
