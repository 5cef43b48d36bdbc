//! Determines the clients to generate from the arguments of `tinsmith generate`.

use super::many;
use crate::cli::config::{Client, Config};
use crate::cli::settings_path;
use crate::cli::terminal::Format;
use crate::cli::usage::Usage;
use crate::plan::{AttributeRule, PlanOptions, ReplaceRule};
use crate::settings::{self, Package, Settings, Tls};
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use std::path::{Path, PathBuf};

const WITH_FILE: &str = "With tinsmith.toml";
const WITHOUT_FILE: &str = "Without tinsmith.toml";

/// Keys of the settings file, and exit codes, for help.
pub const AFTER_HELP: &str = "\
tinsmith.toml has a [[client]] for each client, with the keys model (a path or several), output, \
operations, package, version, service, protocol, protocol-tests, validate-input, serde, types-only, replace-types, documentation, \
type-attributes, field-attributes, runtime and tls, and the tables \
[client.package], [client.dependencies], [client.dev-dependencies] and [client.features] for its manifest; paths in it \
are relative to its folder.";

/// Arguments of `tinsmith generate`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Arguments {
    /// Generate only the clients with these packages or outputs
    #[arg(value_name = "PACKAGE", help_heading = WITH_FILE)]
    only: Vec<String>,
    /// The settings file [default: tinsmith.toml in this folder or in the nearest one above]
    #[arg(long, value_name = "FILE", help_heading = WITH_FILE)]
    config: Option<PathBuf>,

    /// A file or folder of the model, may be repeated; or the name of its service, such as sqs or sqs@2012-11-05
    #[arg(long, value_name = "MODEL", help_heading = WITHOUT_FILE)]
    model: Vec<PathBuf>,
    /// Generate a client for every model in this folder, each into a folder named after the model
    #[arg(long, value_name = "FOLDER", help_heading = WITHOUT_FILE)]
    models: Option<PathBuf>,
    /// The folder of the package, or of all packages
    #[arg(long, value_name = "FOLDER", help_heading = WITHOUT_FILE)]
    output: Option<PathBuf>,
    /// An operation: NAME, PREFIX*, or !NAME to leave one out; may be repeated [default: all]
    #[arg(long = "operation", value_name = "NAME", help_heading = WITHOUT_FILE,
          value_parser = NonEmptyStringValueParser::new())]
    operations: Vec<String>,
    /// The name of the package, with --model [default: the service's]
    #[arg(long, value_name = "NAME", help_heading = WITHOUT_FILE, value_parser = NonEmptyStringValueParser::new())]
    package: Option<String>,
    /// The version of the package [default: 0.1.0]
    #[arg(long, value_name = "VERSION", help_heading = WITHOUT_FILE,
          value_parser = NonEmptyStringValueParser::new())]
    package_version: Option<String>,
    /// The service, if the model has several
    #[arg(long, value_name = "NAME", help_heading = WITHOUT_FILE, value_parser = NonEmptyStringValueParser::new())]
    service: Option<String>,
    /// The protocol, by its trait [default: the best one that the service lists]
    #[arg(long, value_name = "NAME", help_heading = WITHOUT_FILE, value_parser = NonEmptyStringValueParser::new())]
    protocol: Option<String>,
    /// Turn the protocol tests of the model into tests of the client
    #[arg(long, help_heading = WITHOUT_FILE)]
    protocol_tests: bool,
    /// Let the client check inputs before it sends them, unless its configuration disables that
    #[arg(long, help_heading = WITHOUT_FILE)]
    validate_input: bool,
    /// Implement serde's Serialize and Deserialize for the types of the client
    #[arg(long, help_heading = WITHOUT_FILE)]
    serde: bool,
    /// Generate the data types alone, without the client
    #[arg(long, help_heading = WITHOUT_FILE)]
    types_only: bool,
    /// Replace the type of a shape by your own: SHAPE=my_crate::Type; may be repeated
    #[arg(long = "replace-type", value_name = "SHAPE=PATH", help_heading = WITHOUT_FILE, value_parser = replaced)]
    replaced_types: Vec<ReplaceRule>,
    /// Add an attribute to types: TYPE=#[...], TYPE as NAME, PREFIX* or *; may be repeated
    #[arg(long = "type-attribute", value_name = "TYPE=ATTRIBUTE", help_heading = WITHOUT_FILE, value_parser = attribute)]
    type_attributes: Vec<AttributeRule>,
    /// Add an attribute to fields and variants: TYPE.FIELD=#[...]; may be repeated
    #[arg(long = "field-attribute", value_name = "TYPE.FIELD=ATTRIBUTE", help_heading = WITHOUT_FILE,
          value_parser = attribute)]
    field_attributes: Vec<AttributeRule>,
    /// Leave out the documentation of the model
    #[arg(long, help_heading = WITHOUT_FILE)]
    no_documentation: bool,
    /// Take tinsmith-runtime from this folder, or `registry` [default: the checkout that tinsmith was built in,
    /// otherwise the registry]
    #[arg(long, value_name = "FOLDER", help_heading = WITHOUT_FILE)]
    runtime_path: Option<PathBuf>,
    /// The TLS that is on by default [default: ring]
    #[arg(long, value_name = "NAME", help_heading = WITHOUT_FILE, value_parser = tls())]
    tls: Option<Tls>,

    /// A folder of models to find names in; may be repeated [default: TINSMITH_MODELS_FROM, or an installed botocore]
    #[arg(long, value_name = "FOLDER")]
    models_from: Vec<PathBuf>,
    /// Write nothing; show differences, and exit with 3 if there are any
    #[arg(long)]
    pub check: bool,
    /// Format of messages
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: Format,
    /// Replace files that were changed by hand or that tinsmith did not write
    #[arg(long)]
    pub force: bool,
    /// Show how long each stage took
    #[arg(long)]
    pub timings: bool,

    /// The version of the package, under the old name of the option
    #[arg(long = "version", short = 'V', hide = true, num_args = 0..=1, default_missing_value = "")]
    pub old_version: Option<String>,
}

/// Returns the parser for the names of TLS.
pub fn tls() -> impl TypedValueParser<Value = Tls> {
    PossibleValuesParser::new(Tls::ALL.map(Tls::name)).map(|name| Tls::named(&name).unwrap_or_default())
}

/// Parses a shape with the type that replaces it.
fn replaced(text: &str) -> Result<ReplaceRule, String> {
    let (pattern, path) = pair(text, "write SHAPE=PATH, as name.space#Money=my_crate::Money")?;
    Ok(ReplaceRule { pattern, path })
}

/// Parses a pattern with an attribute.
fn attribute(text: &str) -> Result<AttributeRule, String> {
    let (pattern, attribute) = pair(text, "write TYPE=ATTRIBUTE, as Item=#[derive(Hash)]")?;
    Ok(AttributeRule { pattern, attribute })
}

/// Splits a pattern from its value; without a `=`, the hint is the error.
fn pair(text: &str, hint: &str) -> Result<(String, String), String> {
    let (pattern, value) = text.split_once('=').ok_or(hint)?;
    Ok((pattern.to_owned(), value.to_owned()))
}

/// The clients to generate.
#[derive(Debug)]
pub enum Clients {
    /// Those of the given settings file or the nearest one, or only these packages if any are given. Models are found by
    /// name in these folders, if any are given.
    File {
        config: Option<PathBuf>,
        only: Vec<String>,
        models_from: Vec<PathBuf>,
    },
    /// The one described by options.
    Options(Box<Config>),
}

impl Arguments {
    /// Returns the clients to generate. Error: options that cannot be combined.
    pub fn clients(self) -> Result<Clients, Usage> {
        if let Some(version) = self.old_version {
            return Err(Usage(format!(
                "`--version` prints the version of tinsmith; use `--package-version {version}` to set that of the package"
            )));
        }
        if self.check && self.force {
            return Err("--check writes nothing, so that --force has nothing to replace".into());
        }
        match (&self.models, self.model.is_empty()) {
            (Some(_), false) => Err("--models and --model cannot be used together".into()),
            (Some(models), true) => {
                let models = models.clone();
                self.many(&models)
            }
            (None, false) => self.one(),
            (None, true) => self.file(),
        }
    }

    fn many(self, models: &Path) -> Result<Clients, Usage> {
        self.refuse_file("--models")?;
        if !self.models_from.is_empty() {
            return Err(
                "--models takes all models of its folder, and --models-from is for names: leave one out"
                    .into(),
            );
        }
        if self.package.is_some() {
            return Err("--package names one package, and --models makes one of each model".into());
        }
        let Some(output) = self.output.clone() else {
            return Err("--models requires --output".into());
        };
        let clients = many::clients(models, &output, &self.client(PathBuf::new()))?;
        Ok(Clients::Options(Box::new(Config { clients })))
    }

    fn one(self) -> Result<Clients, Usage> {
        self.refuse_file("--model")?;
        let Some(output) = self.output.clone() else {
            return Err("--model requires --output".into());
        };
        let client = self.client(output);
        if client.settings.names.is_empty() && !client.settings.models_from.is_empty() {
            return Err("--models-from is for models given by name, but --model is a path".into());
        }
        let clients = vec![client];
        Ok(Clients::Options(Box::new(Config { clients })))
    }

    /// Returns the clients of a settings file, and refuses options that describe a client.
    fn file(self) -> Result<Clients, Usage> {
        let given = [
            ("--output", self.output.is_some()),
            ("--operation", !self.operations.is_empty()),
            ("--package", self.package.is_some()),
            ("--package-version", self.package_version.is_some()),
            ("--service", self.service.is_some()),
            ("--protocol", self.protocol.is_some()),
            ("--protocol-tests", self.protocol_tests),
            ("--validate-input", self.validate_input),
            ("--serde", self.serde),
            ("--types-only", self.types_only),
            ("--replace-type", !self.replaced_types.is_empty()),
            ("--type-attribute", !self.type_attributes.is_empty()),
            ("--field-attribute", !self.field_attributes.is_empty()),
            ("--no-documentation", self.no_documentation),
            ("--runtime-path", self.runtime_path.is_some()),
            ("--tls", self.tls.is_some()),
        ];
        let given = given.iter().filter(|(_, is_given)| *is_given);
        let given: Vec<_> = given.map(|(name, _)| *name).collect();
        if given.is_empty() {
            return Ok(Clients::File {
                config: self.config,
                only: self.only,
                models_from: self.models_from,
            });
        }
        let path = self.config.or_else(settings_path::nearest);
        let which = path.map(|path| format!(", which here is {}", path.display()));
        Err(Usage(format!(
            "{} cannot be used without --model or --models: the clients of a settings file have their settings in it{}",
            given.join(", "),
            which.unwrap_or_default()
        )))
    }

    fn refuse_file(&self, option: &str) -> Result<(), Usage> {
        match (&self.config, self.only.as_slice()) {
            (None, []) => Ok(()),
            (Some(_), _) => Err(Usage(format!("{option} and --config cannot be used together"))),
            (None, [first, ..]) => Err(Usage(format!(
                "`{first}` chooses a client from a settings file, and {option} is for use without one"
            ))),
        }
    }

    fn client(self, folder: PathBuf) -> Client {
        let mut settings = Settings {
            models_from: self.models_from,
            service: self.service,
            operations: self.operations,
            plan: PlanOptions {
                protocol: self.protocol,
                protocol_tests: self.protocol_tests,
                validate_input: self.validate_input,
                serde: self.serde,
                types_only: self.types_only,
                replaced_types: self.replaced_types,
                type_attributes: self.type_attributes,
                field_attributes: self.field_attributes,
                without_documentation: self.no_documentation,
            },
            ..Settings::default()
        };
        for model in &self.model {
            settings.add_model(model, Path::new(""));
        }
        Client {
            settings,
            package: Package {
                folder,
                name: self.package,
                version: self.package_version,
                runtime_path: settings::runtime(self.runtime_path.as_deref()),
                tls: self.tls,
                ..Package::default()
            },
        }
    }
}
