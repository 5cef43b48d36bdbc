//! Arguments → what to do.

use super::config::{Client, Config};
use crate::plan::PlanOptions;
use crate::settings::{Package, Settings};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

const HELP: &str = "\
Generates light Rust clients from AWS and Smithy service models.

Usage:
    tinsmith generate [OPTIONS] [PACKAGE]...
    tinsmith list [--service NAME] MODEL...
    tinsmith ast MODEL...

Commands:
    generate    Write the clients that tinsmith.toml names, or one named by options
    list        Print the operations of a model
    ast         Print a model as one document in Smithy's JSON AST 2.0

Options of generate, with tinsmith.toml:
    --config FILE       The settings [default: tinsmith.toml]
    PACKAGE...          Only the clients with these packages or outputs

Options of generate, without it:
    --model FILE        A file of the model (Smithy IDL or JSON AST), may be repeated; or a service of botocore
    --models FOLDER     Every model in a folder, each into a folder of its name
    --output FOLDER     The folder of the package, or of all of them
    --operation NAME    An operation: NAME, PREFIX*, or !NAME to leave one out; may be repeated [default: all]
    --package NAME      The name of the package, with --model [default: the service's]
    --version VERSION   The version of the package [default: 0.1.0]
    --service NAME      The service, where the model has several
    --protocol NAME     The protocol, by its trait [default: the best the service lists]
    --protocol-tests    Make tests of the client of the protocol tests in the model
    --runtime-path DIR  Take tinsmith-runtime from this folder instead of the registry

Options of generate, with both:
    --check             Write nothing; show what differs and exit with 1 if anything does
    --force             Replace files that were changed by hand or that tinsmith did not write

    -h, --help          Print this
    -V, --version       Print the version of tinsmith

tinsmith.toml has a [[client]] for each client, with the keys model (a path or several), output, operations, package,
version, service, protocol, protocol-tests and runtime; paths in it are relative to the folder it stands in.

Exit codes: 0 all is well; 1 something is wrong with the input, or --check found a difference; 2 a wrong call.
";

const VERSION: &str = concat!("tinsmith ", env!("CARGO_PKG_VERSION"), "\n");

/// A command with its arguments.
pub enum Command {
    /// Print this text.
    Print(&'static str),
    /// Generate clients.
    Generate(Generate),
    /// List operations.
    List(Settings),
    /// Print the model of these files.
    Ast(Vec<PathBuf>),
}

/// The arguments of `generate`.
pub struct Generate {
    /// The clients.
    pub clients: Clients,
    /// Compare only.
    pub check: bool,
    /// Replace files of others.
    pub force: bool,
}

/// The clients to generate.
pub enum Clients {
    /// Those of a settings file; only these packages where any is named.
    File { path: PathBuf, only: Vec<String> },
    /// The one the options name.
    Options(Box<Config>),
}

/// Parses the arguments. Error: what is wrong with them.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let text = |error: lexopt::Error| error.to_string();
    match parser.next().map_err(text)? {
        None | Some(Short('h') | Long("help")) => Ok(Command::Print(HELP)),
        Some(Short('V') | Long("version")) => Ok(Command::Print(VERSION)),
        Some(Value(command)) if command == "generate" => generate(parser),
        Some(Value(command)) if command == "list" => list(parser),
        Some(Value(command)) if command == "ast" => ast(parser),
        Some(Value(command)) => {
            let command = command.to_string_lossy().into_owned();
            let close = crate::suggest::closest(&command, ["generate", "list", "ast"]);
            let hint = close
                .map(|close| format!("; did you mean `{close}`?"))
                .unwrap_or_default();
            Err(format!("there is no command `{command}`{hint}"))
        }
        Some(other) => Err(other.unexpected().to_string()),
    }
}

/// The options of `generate` as they were given.
#[derive(Default)]
struct Options {
    config: Option<PathBuf>,
    only: Vec<String>,
    model: Vec<PathBuf>,
    models: Option<PathBuf>,
    output: Option<PathBuf>,
    operations: Vec<String>,
    package: Option<String>,
    version: Option<String>,
    service: Option<String>,
    protocol: Option<String>,
    protocol_tests: bool,
    runtime_path: Option<PathBuf>,
    check: bool,
    force: bool,
}

fn generate(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut options = Options::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Print(HELP)),
            Long("check") => options.check = true,
            Long("force") => options.force = true,
            Long("protocol-tests") => options.protocol_tests = true,
            Long("config") => once(&mut options.config, "--config", path(&mut parser, "--config")?)?,
            Long("models") => once(&mut options.models, "--models", path(&mut parser, "--models")?)?,
            Long("model") => options.model.push(path(&mut parser, "--model")?),
            Long("output") => once(&mut options.output, "--output", path(&mut parser, "--output")?)?,
            Long("operation") => options.operations.push(text(&mut parser, "--operation")?),
            Long("package") => once(&mut options.package, "--package", text(&mut parser, "--package")?)?,
            Long("version") => once(&mut options.version, "--version", text(&mut parser, "--version")?)?,
            Long("service") => once(&mut options.service, "--service", text(&mut parser, "--service")?)?,
            Long("protocol") => once(
                &mut options.protocol,
                "--protocol",
                text(&mut parser, "--protocol")?,
            )?,
            Long("runtime-path") => {
                let value = path(&mut parser, "--runtime-path")?;
                once(&mut options.runtime_path, "--runtime-path", value)?;
            }
            Value(name) => options
                .only
                .push(name.string().map_err(|error| error.to_string())?),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if options.check && options.force {
        return Err("--check writes nothing, so that --force has nothing to replace".to_owned());
    }
    let (check, force) = (options.check, options.force);
    let clients = options.clients()?;
    Ok(Command::Generate(Generate {
        clients,
        check,
        force,
    }))
}

impl Options {
    /// The clients they name. Error: options that do not go together.
    fn clients(self) -> Result<Clients, String> {
        match (&self.models, self.model.is_empty()) {
            (Some(_), false) => Err("--models and --model cannot be used together".to_owned()),
            (Some(models), true) => {
                let models = models.clone();
                self.many(&models)
            }
            (None, false) => self.one(),
            (None, true) => self.file(),
        }
    }

    fn many(self, models: &Path) -> Result<Clients, String> {
        self.refuse_file("--models")?;
        if self.package.is_some() {
            let message = "--package names one package, and --models makes one of each model";
            return Err(message.to_owned());
        }
        let Some(output) = self.output.clone() else {
            return Err("--models says what, but no --output says where to".to_owned());
        };
        let clients = super::many::clients(models, &output, &self.client(PathBuf::new()))?;
        Ok(Clients::Options(Box::new(Config { clients })))
    }

    fn one(self) -> Result<Clients, String> {
        self.refuse_file("--model")?;
        let Some(output) = self.output.clone() else {
            return Err("--model says what, but no --output says where to".to_owned());
        };
        let clients = vec![self.client(output)];
        Ok(Clients::Options(Box::new(Config { clients })))
    }

    /// The settings file; options that describe a client would change nothing then.
    fn file(self) -> Result<Clients, String> {
        let path = self.config.unwrap_or_else(|| "tinsmith.toml".into());
        let given = [
            ("--output", self.output.is_some()),
            ("--operation", !self.operations.is_empty()),
            ("--package", self.package.is_some()),
            ("--version", self.version.is_some()),
            ("--service", self.service.is_some()),
            ("--protocol", self.protocol.is_some()),
            ("--protocol-tests", self.protocol_tests),
            ("--runtime-path", self.runtime_path.is_some()),
        ];
        let given = given.iter().filter(|(_, is_given)| *is_given);
        let given: Vec<_> = given.map(|(name, _)| *name).collect();
        if given.is_empty() {
            return Ok(Clients::File {
                path,
                only: self.only,
            });
        }
        Err(format!(
            "{} cannot be used without --model or --models: the clients of a settings file have their settings in it, \
             which here is {}",
            given.join(", "),
            path.display()
        ))
    }

    fn refuse_file(&self, option: &str) -> Result<(), String> {
        match (&self.config, self.only.as_slice()) {
            (None, []) => Ok(()),
            (Some(_), _) => Err(format!("{option} and --config cannot be used together")),
            (None, [first, ..]) => Err(format!(
                "`{first}` chooses a client of a settings file, and {option} is used without one"
            )),
        }
    }

    fn client(self, folder: PathBuf) -> Client {
        Client {
            settings: Settings {
                models: self.model,
                service: self.service,
                operations: self.operations,
                plan: PlanOptions {
                    protocol: self.protocol,
                    protocol_tests: self.protocol_tests,
                },
            },
            package: Package {
                folder,
                name: self.package,
                version: self.version,
                runtime_path: self.runtime_path,
            },
        }
    }
}

/// Sets an option that may be given once.
fn once<T>(slot: &mut Option<T>, name: &str, value: T) -> Result<(), String> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("{name} is given twice")),
    }
}

/// The value of an option that is a path.
fn path(parser: &mut lexopt::Parser, name: &str) -> Result<PathBuf, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    if value.is_empty() {
        return Err(format!("the value of {name} is empty"));
    }
    Ok(PathBuf::from(value))
}

/// The value of an option that is a text.
fn text(parser: &mut lexopt::Parser, name: &str) -> Result<String, String> {
    let value = parser.value().and_then(|value| value.string());
    let value = value.map_err(|error| error.to_string())?;
    if value.is_empty() {
        return Err(format!("the value of {name} is empty"));
    }
    Ok(value)
}

fn list(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut settings = Settings::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Print(HELP)),
            Long("service") => {
                let value = text(&mut parser, "--service")?;
                once(&mut settings.service, "--service", value)?;
            }
            Value(model) if model.is_empty() => return Err("the name of a model is empty".to_owned()),
            Value(model) => settings.models.push(model.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if settings.models.is_empty() {
        return Err("list needs a model".to_owned());
    }
    Ok(Command::List(settings))
}

fn ast(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut models = Vec::new();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Print(HELP)),
            Value(model) => models.push(model.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    match models.is_empty() {
        true => Err("ast needs a model".to_owned()),
        false => Ok(Command::Ast(models)),
    }
}
