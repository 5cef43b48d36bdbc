//! `tinsmith diff`: two clients compared, each a package or a model, or the packages of a settings file with what they are
//! to be.

mod side;

use super::config::{self, Client};
use super::generate::chosen;
use super::terminal::{self, Terminal};
use super::usage::Usage;
use super::{panics, Exit};
use crate::compare::{self, Comparison, Step};
use crate::diagnostics::{Diagnostics, Printable};
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
    /// The settings [default: tinsmith.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "old")]
    config: Option<PathBuf>,
    /// Only the client with this package or output, of the settings; may be repeated
    #[arg(long, value_name = "PACKAGE", conflicts_with = "old")]
    only: Vec<String>,
    /// An operation: NAME, PREFIX*, or !NAME to leave one out; may be repeated [default: all]
    #[arg(long = "operation", value_name = "NAME", requires = "old", value_parser = NonEmptyStringValueParser::new())]
    operations: Vec<String>,
    /// The service, where a model has several
    #[arg(long, value_name = "NAME", requires = "old", value_parser = NonEmptyStringValueParser::new())]
    service: Option<String>,
    /// The protocol, by its trait [default: the best the service lists]
    #[arg(long, value_name = "NAME", requires = "old", value_parser = NonEmptyStringValueParser::new())]
    protocol: Option<String>,
    /// A folder of models, in which names are looked for; may be repeated [default: those of TINSMITH_MODELS_FROM, or
    /// botocore's where it is installed]
    #[arg(long, value_name = "FOLDER")]
    models_from: Vec<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with 3 if the version needs a step as large as this, or a larger one
    #[arg(long, value_name = "STEP", value_parser = step())]
    deny: Option<Step>,
}

/// The form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For a terminal: it fits a screen, unless --verbose asks for all
    Text,
    /// For a pull request
    Markdown,
    /// For programs: every change
    Json,
}

/// The parser of steps.
fn step() -> impl TypedValueParser<Value = Step> {
    let names = Step::ALL
        .into_iter()
        .filter(|step| *step != Step::None)
        .map(Step::name);
    PossibleValuesParser::new(names).map(|name| Step::named(&name).unwrap_or_default())
}

/// Compares, and tells what changed.
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
                    report.tell(&comparison, None);
                    (comparison.step(), Exit::Done)
                }
                Err(findings) => {
                    terminal.findings(&findings);
                    (Step::None, Exit::Broken)
                }
            }
        }
        _ => {
            let path = arguments.config.unwrap_or_else(|| "tinsmith.toml".into());
            match config::read(&path, arguments.models_from) {
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
            "there is a {} change, and --deny {} is set",
            step.name(),
            denied.name()
        ));
    }
    Ok(exit.max(if is_denied { Exit::Stale } else { Exit::Done }))
}

/// The way in which comparisons are told.
struct Report<'a> {
    format: Format,
    terminal: &'a Terminal,
}

impl Report<'_> {
    /// Tells a comparison, of the package in a folder where it is one of several.
    fn tell(&self, comparison: &Comparison, folder: Option<&str>) {
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
                    object.insert("output".to_owned(), folder.into());
                }
                terminal.json(&value);
            }
        }
    }

    /// Compares packages on disk with what their settings make of them now; the largest step.
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
                self.tell(&comparison, Some(&folder));
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
