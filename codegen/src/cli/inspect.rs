//! `tinsmith inspect`: the operations of a model.

use super::commands::Usage;
use super::model_arguments::ModelArguments;
use super::terminal::Terminal;
use super::{panics, Exit};
use crate::pipeline;
use crate::settings::Settings;
use clap::builder::NonEmptyStringValueParser;

/// Arguments of `tinsmith inspect`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    model: ModelArguments,
    /// The service, where the model has several
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    service: Option<String>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = Format::Names)]
    format: Format,
}

/// A form of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// The names of the operations, one a line
    Names,
}

/// Prints the operations.
pub fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let settings = Settings {
        service: arguments.service,
        ..arguments.model.settings()
    };
    match panics::caught(&settings, || pipeline::operations(&settings)) {
        Ok((operations, warnings)) => {
            let lines = operations.iter().map(|name| format!("{name}\n"));
            terminal.result(&lines.collect::<String>());
            terminal.findings(&warnings);
            Ok(Exit::Done)
        }
        Err(findings) => {
            terminal.findings(&findings);
            Ok(Exit::Broken)
        }
    }
}
