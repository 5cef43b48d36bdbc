//! Arguments → what to do.

use super::config::{Client, Config};
use crate::settings::{Package, Settings};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;

const HELP: &str = "\
Generates light Rust clients from AWS and Smithy service models.

Usage:
    tinsmith generate [OPTIONS] [PACKAGE]...
    tinsmith list MODEL...

Commands:
    generate    Write the clients that tinsmith.toml names, or one named by options
    list        Print the operations of a model

Options of generate, with tinsmith.toml:
    --config FILE       The settings [default: tinsmith.toml]
    PACKAGE...          Only the clients with these packages or outputs

Options of generate, without it:
        --model FILE        A file of the model (Smithy JSON AST), may be repeated; or a service of botocore
    --models FOLDER     Every model in a folder, each into a folder of its name
    --output FOLDER     The folder of the package, or of all of them
    --operation NAME    An operation: NAME, PREFIX*, or !NAME to leave one out; may be repeated [default: all]
    --package NAME      The name of the package [default: the service's]
    --version VERSION   The version of the package [default: 0.1.0]
    --service NAME      The service, where the model has several
    --protocol NAME     The protocol, by its trait [default: the best the service lists]
    --protocol-tests    Make tests of the client of the protocol tests in the model
    --runtime-path DIR  Take tinsmith-runtime from this folder instead of the registry

Options of generate, with both:
    --check             Write nothing; show what differs and exit with 1 if anything does
    --force             Replace files that tinsmith did not write
    -h, --help          Print this

tinsmith.toml has a [[client]] for each client, with the keys model (a path or several), output, operations, package,
version, service, protocol, protocol-tests and runtime; paths in it are relative to the folder it stands in.
";

/// What to do.
pub enum Command {
    /// Print this text.
    Help(&'static str),
    /// Generate clients.
    Generate(Generate),
    /// List operations.
    List(Settings),
}

/// How to generate.
pub struct Generate {
    /// Which clients.
    pub from: From,
    /// Compare only.
    pub check: bool,
    /// Replace files of others.
    pub force: bool,
}

/// Which clients to generate.
pub enum From {
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
        None | Some(Short('h') | Long("help")) => Ok(Command::Help(HELP)),
        Some(Value(command)) if command == "generate" => generate(parser),
        Some(Value(command)) if command == "list" => list(parser),
        Some(Value(command)) => {
            let command = command.to_string_lossy().into_owned();
            let close = crate::suggest::closest(&command, ["generate", "list"]);
            let hint = close
                .map(|close| format!("; did you mean `{close}`?"))
                .unwrap_or_default();
            Err(format!("there is no command `{command}`{hint}"))
        }
        Some(other) => Err(other.unexpected().to_string()),
    }
}

fn generate(mut parser: lexopt::Parser) -> Result<Command, String> {
    let text = |error: lexopt::Error| error.to_string();
    let (mut check, mut force, mut config, mut only) = (false, false, None, Vec::new());
    let mut settings = Settings::default();
    let mut many: Option<PathBuf> = None;
    let (mut output, mut package) = (None, Package::default());
    while let Some(argument) = parser.next().map_err(text)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(HELP)),
            Long("check") => check = true,
            Long("force") => force = true,
            Long("config") => config = Some(PathBuf::from(parser.value().map_err(text)?)),
            Long("models") => many = Some(PathBuf::from(parser.value().map_err(text)?)),
            Long("model") => settings.models.push(parser.value().map_err(text)?.into()),
            Long("output") => output = Some(PathBuf::from(parser.value().map_err(text)?)),
            Long("operation") => settings.operations.push(string(&mut parser)?),
            Long("package") => package.name = Some(string(&mut parser)?),
            Long("version") => package.version = Some(string(&mut parser)?),
            Long("service") => settings.service = Some(string(&mut parser)?),
            Long("protocol-tests") => settings.wishes.protocol_tests = true,
            Long("protocol") => settings.wishes.protocol = Some(string(&mut parser)?),
            Long("runtime-path") => package.runtime_path = Some(parser.value().map_err(text)?.into()),
            Value(name) => only.push(name.string().map_err(text)?),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if let (Some(models), Some(output)) = (&many, &output) {
        if !settings.models.is_empty() || config.is_some() || !only.is_empty() {
            return Err(
                "--models stands for itself: without --model, a settings file or packages".to_owned(),
            );
        }
        let clients = super::many::clients(models, output, &settings, &package)?;
        return Ok(Command::Generate(Generate {
            from: From::Options(Box::new(Config { clients })),
            check,
            force,
        }));
    }
    let from = match (settings.models.is_empty() && many.is_none(), output) {
        (true, None) => From::File {
            path: config.unwrap_or_else(|| "tinsmith.toml".into()),
            only,
        },
        (true, Some(_)) => return Err("--output says where to, but no --model says what".to_owned()),
        (false, None) => return Err("--model says what, but no --output says where to".to_owned()),
        (false, Some(_)) if config.is_some() || !only.is_empty() => {
            return Err("a client is named either by options or by a settings file, not by both".to_owned());
        }
        (false, Some(folder)) => {
            package.folder = folder;
            From::Options(Box::new(Config {
                clients: vec![Client { settings, package }],
            }))
        }
    };
    Ok(Command::Generate(Generate { from, check, force }))
}

fn string(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser
        .value()
        .and_then(|value| value.string())
        .map_err(|error| error.to_string())
}

fn list(mut parser: lexopt::Parser) -> Result<Command, String> {
    let text = |error: lexopt::Error| error.to_string();
    let mut settings = Settings::default();
    while let Some(argument) = parser.next().map_err(text)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(HELP)),
            Long("service") => settings.service = Some(string(&mut parser)?),
            Value(model) => settings.models.push(model.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    match settings.models.is_empty() {
        true => Err("list needs a model".to_owned()),
        false => Ok(Command::List(settings)),
    }
}
