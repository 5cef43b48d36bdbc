//! `tinsmith diff`: compares two clients, each a package or a model, or the packages of a settings file with the
//! clients that would be generated.

mod side;

use super::config::{self, Client};
use super::generate::chosen;
use super::terminal::{self, Terminal};
use super::usage::Usage;
use super::{panics, settings_path, Exit};
use crate::characters::Printable;
use crate::compare::{self, Comparison, Step};
use crate::diagnostics::Diagnostics;
use crate::parallel;
use crate::plan::PlanOptions;
use crate::settings::Settings;
use crate::update;
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;

const AFTER_HELP: &str = "\
OLD and NEW are packages that tinsmith wrote or models, in any form that `generate` reads, or by name, as sqs@2012-11-05. A model beside a package is \
compared as the client that the package would become. Without them, the packages of tinsmith.toml are compared with what \
`generate` would make of them.";

/// Arguments of `tinsmith diff`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Arguments {
    /// The older package or model
    #[arg(value_name = "OLD", requires = "new")]
    old: Option<PathBuf>,
    /// The newer package or model
    #[arg(value_name = "NEW")]
    new: Option<PathBuf>,
    /// The settings file [default: tinsmith.toml in this folder or in the nearest one above]
    #[arg(long, value_name = "FILE", conflicts_with = "old")]
    config: Option<PathBuf>,
    /// Compare only the client with this package or output; may be repeated
    #[arg(long, value_name = "PACKAGE", conflicts_with = "old")]
    only: Vec<String>,
    /// An operation: NAME, PREFIX*, or !NAME to leave one out; may be repeated [default: all]
    #[arg(long = "operation", value_name = "NAME", requires = "old", value_parser = NonEmptyStringValueParser::new())]
    operations: Vec<String>,
    /// The service, if a model has several
    #[arg(long, value_name = "NAME", requires = "old", value_parser = NonEmptyStringValueParser::new())]
    service: Option<String>,
    /// The protocol, by its trait [default: the best one that the service lists]
    #[arg(long, value_name = "NAME", requires = "old", value_parser = NonEmptyStringValueParser::new())]
    protocol: Option<String>,
    /// A folder of models to find names in; may be repeated [default: the key models-from, TINSMITH_MODELS_FROM, or an
    /// installed botocore]
    #[arg(long, value_name = "FOLDER")]
    models_from: Vec<PathBuf>,
    /// Format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with 3 if the changes require this version step or a larger one
    #[arg(long, value_name = "STEP", value_parser = step())]
    deny: Option<Step>,
}

/// The format of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For a terminal; it fits a screen, unless --verbose is given
    Text,
    /// For a pull request
    Markdown,
    /// For programs, with every change
    Json,
}

/// Returns the parser for steps.
fn step() -> impl TypedValueParser<Value = Step> {
    let names = Step::ALL
        .into_iter()
        .filter(|step| *step != Step::None)
        .map(Step::name);
    PossibleValuesParser::new(names).map(|name| Step::named(&name).unwrap_or_default())
}

/// Compares the clients, and prints the changes.
pub fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let terminal = &terminal.in_format(match arguments.format {
        Format::Json => terminal::Format::Json,
        Format::Text | Format::Markdown => terminal::Format::Text,
    });
    let (deny, report) = (
        arguments.deny,
        Report {
            format: arguments.format,
            terminal,
        },
    );
    let (step, exit) = match (arguments.old, arguments.new) {
        (Some(old), Some(new)) => {
            let settings = Settings {
                models: vec![old.clone(), new.clone()],
                service: arguments.service,
                operations: arguments.operations,
                plan: PlanOptions {
                    protocol: arguments.protocol,
                    ..PlanOptions::default()
                },
                models_from: arguments.models_from,
                ..Settings::default()
            };
            match panics::caught(&settings, || side::compared(&old, &new, &settings)) {
                Ok(comparison) => {
                    report.print(&comparison, None);
                    (comparison.step(), Exit::Done)
                }
                Err(findings) => {
                    terminal.findings(&findings);
                    (Step::None, Exit::Broken)
                }
            }
        }
        _ => {
            let path = settings_path::of(arguments.config);
            match path.and_then(|path| config::read(&path, arguments.models_from)) {
                Ok(config) => report.packages(&chosen(&config.clients, &arguments.only)?),
                Err(findings) => {
                    terminal.findings(&findings);
                    (Step::None, Exit::Broken)
                }
            }
        }
    };
    let is_denied = deny.is_some_and(|denied| step >= denied);
    if let (true, Some(denied)) = (is_denied, deny) {
        terminal.failure(&format!(
            "there is a {} change, which --deny {} does not allow",
            step.name(),
            denied.name()
        ));
    }
    Ok(exit.max(if is_denied { Exit::Stale } else { Exit::Done }))
}

/// Prints comparisons.
struct Report<'a> {
    format: Format,
    terminal: &'a Terminal,
}

impl Report<'_> {
    /// Prints a comparison, with the folder of the package if there are several.
    fn print(&self, comparison: &Comparison, folder: Option<&str>) {
        let terminal = self.terminal;
        match self.format {
            Format::Text => {
                let text = compare::text(comparison, terminal.is_verbose());
                match folder {
                    None => terminal.result(&text),
                    Some(folder) => {
                        let lines = text.lines().map(|line| format!("  {line}\n"));
                        terminal.result(&format!("{folder}:\n{}", lines.collect::<String>()));
                    }
                }
            }
            Format::Markdown => {
                let heading = folder.map(|folder| format!("# {folder}\n\n")).unwrap_or_default();
                terminal.result(&format!("{heading}{}", compare::markdown(comparison)));
            }
            Format::Json => {
                let mut value = compare::json(comparison);
                if let (Some(folder), Some(object)) = (folder, value.as_object_mut()) {
                    object.insert("output", folder.into());
                }
                terminal.json(&value);
            }
        }
    }

    /// Compares packages on disk with the clients that their settings generate now, and returns the largest step.
    fn packages(&self, clients: &[&Client]) -> (Step, Exit) {
        let (mut step, mut exit) = (Step::None, Exit::Done);
        let compare = |client: &&Client| {
            let folder = Printable(&client.package.folder.to_string_lossy()).to_string();
            let compared = panics::caught(&client.settings, || {
                update::compare(&client.settings, &client.package)
            });
            (folder, compared)
        };
        let tell = |(folder, compared): (String, Result<Comparison, Diagnostics>)| match compared {
            Ok(comparison) => {
                step = step.max(comparison.step());
                self.print(&comparison, Some(&folder));
            }
            Err(findings) => {
                self.terminal.findings(&findings);
                exit = Exit::Broken;
            }
        };
        parallel::each(clients, compare, || {}, tell);
        (step, exit)
    }
}
