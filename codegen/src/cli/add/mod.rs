//! `tinsmith add`: adds a client, or operations to an existing one, to the settings, and copies its model.

mod model;
mod settings_file;

use super::terminal::{Format, Terminal};
use super::usage::Usage;
use super::{config, generate, panics, settings_path, Exit};
use crate::characters::Printable;
use crate::diagnostics::Diagnostics;
use crate::paths;
use crate::pipeline;
use crate::settings::Settings;
use clap::builder::NonEmptyStringValueParser;
use settings_file::SettingsFile;
use std::path::{Path, PathBuf};

const AFTER_HELP: &str = "\
Writes tinsmith.toml, or extends it and keeps its comments and order; copies the model into `models/` beside it, and \
generates the client. If the settings already have a client of the service, the operations are added to it.";

/// Arguments of `tinsmith add`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Arguments {
    /// The name of the service, such as sqs or sqs@2012-11-05, or the file or folder of its model
    #[arg(value_name = "MODEL")]
    model: PathBuf,
    /// An operation: NAME, PREFIX*, or !NAME to leave one out; may be repeated [default: all]
    #[arg(long = "operation", value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    operations: Vec<String>,
    /// The folder of the package [default: generated/<name> beside the settings]
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// The name of the package [default: the service's]
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    package: Option<String>,
    /// The service, if the model has several
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    service: Option<String>,
    /// A folder of models to find names in; may be repeated [default: the key models-from, TINSMITH_MODELS_FROM, or an
    /// installed botocore]
    #[arg(long, value_name = "FOLDER")]
    models_from: Vec<PathBuf>,
    /// The settings file
    #[arg(long, value_name = "FILE", default_value = "tinsmith.toml")]
    config: PathBuf,
    /// Format of messages
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
}

/// The client to add to the settings.
struct Addition<'a> {
    /// The name of the service, which identifies its client in the settings.
    name: String,
    /// The folder of the settings.
    folder: &'a Path,
    arguments: &'a Arguments,
}

/// Adds the client or the operations, and generates the client.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let terminal = &terminal.in_format(arguments.format);
    let addition = Addition {
        name: name(&arguments.model)?,
        folder: arguments.config.parent().unwrap_or(Path::new("")),
        arguments,
    };
    let is_default = arguments.config == Path::new(settings_path::NAME);
    if let Some(above) = settings_path::nearest().filter(|above| is_default && *above != arguments.config) {
        let above = above.display();
        terminal.note(&format!(
            "the settings in {above} stay as they are; to add to them, say --config {above}"
        ));
    }
    let mut file = match SettingsFile::read(&arguments.config) {
        Ok(file) => file,
        Err(findings) => {
            terminal.findings(&findings);
            return Ok(Exit::Broken);
        }
    };
    let known = file.output_of(&addition.name, arguments.package.as_deref());
    let added = match known {
        Some(output) => addition
            .extend(&mut file, &output, terminal)
            .map(|added| added.map(|()| output))?,
        None => panics::caught(&Settings::default(), || addition.append(&mut file)),
    };
    let output = match added.and_then(|output| file.write().map(|()| output)) {
        Ok(output) => output,
        Err(findings) => {
            terminal.findings(&findings);
            return Ok(Exit::Broken);
        }
    };
    let config = match config::read(&arguments.config, arguments.models_from.clone()) {
        Ok(config) => config,
        Err(findings) => {
            terminal.findings(&findings);
            return Ok(Exit::Broken);
        }
    };
    let folder = paths::normal(&addition.folder.join(config::with_slashes(&output)));
    let clients = config.clients.iter();
    let clients: Vec<_> = clients
        .filter(|client| paths::normal(&client.package.folder) == folder)
        .collect();
    let exit = generate::write(&clients, terminal);
    if exit == Exit::Done {
        let folder = folder.to_string_lossy().into_owned();
        let is_word = |c: char| c.is_alphanumeric() || "-_./".contains(c);
        let quote = if folder.chars().all(is_word) { "" } else { "\"" };
        terminal.note(&format!(
            "to use it: cargo add --path {quote}{}{quote}",
            Printable(&folder)
        ));
    }
    Ok(exit)
}

impl Addition<'_> {
    /// Adds operations to the existing client with this output.
    fn extend(
        &self,
        file: &mut SettingsFile,
        output: &str,
        terminal: &Terminal,
    ) -> Result<Result<(), Diagnostics>, Usage> {
        let Arguments {
            operations,
            output: given,
            service,
            ..
        } = self.arguments;
        let path = Printable(output).to_string();
        if given.is_some() || service.is_some() {
            return Err(Usage(format!(
                "the settings already have the client `{path}`, with its output and service"
            )));
        }
        if operations.is_empty() {
            return Err(Usage(format!(
                "the settings already have the client `{path}`: give the operations to add to it"
            )));
        }
        if let Some(settings) = file.settings_of(output, self.folder, &self.arguments.models_from) {
            let checked = Settings {
                operations: operations.clone(),
                ..settings
            };
            if let Err(findings) = panics::caught(&checked, || pipeline::operations(&checked)) {
                return Ok(Err(findings));
            }
        }
        if file.extend(output, operations) == 0 {
            terminal.note(&format!("the client `{path}` already has these operations"));
        }
        Ok(Ok(()))
    }

    /// Adds a client, and copies its model. Returns its output.
    fn append(&self, file: &mut SettingsFile) -> Result<String, Diagnostics> {
        let arguments = self.arguments;
        let mut settings = Settings {
            service: arguments.service.clone(),
            operations: arguments.operations.clone(),
            models_from: if arguments.models_from.is_empty() {
                file.models_from(self.folder)
            } else {
                arguments.models_from.clone()
            },
            ..Settings::default()
        };
        settings.add_model(&arguments.model, Path::new(""));
        let settings = settings.located()?;
        // problems of the model or the operations are reported before anything is written
        pipeline::operations(&settings)?;
        let model = model::copy(&settings.models, &self.name, self.folder)?;
        let output = match &arguments.output {
            Some(output) => paths::relative(&absolute(self.folder), &absolute(output)),
            None => format!("generated/{}", self.name),
        };
        file.append(&settings_file::Client {
            model: &model,
            output: &output,
            operations: &arguments.operations,
            package: arguments.package.as_deref(),
            service: arguments.service.as_deref(),
        });
        Ok(output)
    }
}

fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Returns the name of a service: the given one without its version, or that of the file or folder.
fn name(model: &Path) -> Result<String, Usage> {
    let name = model.file_name().unwrap_or_default().to_string_lossy();
    let name = name.split('@').next().unwrap_or_default();
    let endings = [".gz", ".json", ".smithy", ".jar"];
    let name = endings
        .iter()
        .fold(name, |name, ending| name.strip_suffix(ending).unwrap_or(name));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if name.is_empty() || name.starts_with('.') || !name.chars().all(is_plain) {
        let model = model.to_string_lossy().into_owned();
        return Err(Usage(format!(
            "the name `{}` cannot be turned into a package name: rename it",
            Printable(&model)
        )));
    }
    Ok(name.to_owned())
}
