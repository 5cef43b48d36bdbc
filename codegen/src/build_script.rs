//! The library's public interface: a builder for build scripts and programs.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::emit::OwnManifest;
use crate::manifest_value::{self, ManifestValue};
use crate::plan::{AttributeRule, ReplaceRule};
use crate::settings::{self, Package, Settings, Tls};
use crate::write::write_if_changed;
use crate::{pipeline, read, update};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// Starts to configure a client.
///
/// In a build script:
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), tinsmith::Error> {
///     tinsmith::configure()
///         .model("models/kinesis-analytics-v2.json")
///         .operations(["CreateApplicationPresignedUrl"])
///         .generate_to_out_dir("kinesisanalyticsv2")
/// }
/// ```
///
/// and in the crate, which depends on `tinsmith-runtime`:
///
/// ```text
/// mod kinesisanalyticsv2 {
///     include!(concat!(env!("OUT_DIR"), "/kinesisanalyticsv2.rs"));
/// }
/// ```
pub fn configure() -> Builder {
    Builder::default()
}

/// The settings of a client, created by [`configure`].
#[derive(Clone, Debug, Default)]
pub struct Builder {
    settings: Settings,
    package: Package,
    force: bool,
}

impl Builder {
    /// Adds a file or folder of the model: `.smithy` in Smithy's IDL, or Smithy's JSON AST; files of both forms may be
    /// mixed. The folder of a service of botocore cannot be mixed with others. A name that is not a path, such as `sqs`
    /// or `sqs@2012-11-05`, is looked for in [folders of models](Self::models_from).
    pub fn model(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.add_model(&path.into(), Path::new(""));
        self
    }

    /// Adds a folder of models of many services, such as a checkout of AWS's repository of models, in which
    /// [`model`](Self::model) finds a model by the name of its service. Without one, the variable
    /// `TINSMITH_MODELS_FROM` names the folders; without that, an installed botocore is used.
    pub fn models_from(mut self, folder: impl Into<PathBuf>) -> Self {
        self.settings.models_from.push(folder.into());
        self
    }

    /// Chooses the service, by the name or id of its shape, if the model has several.
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.settings.service = Some(service.into());
        self
    }

    /// Generates only these operations and what they need, instead of all.
    ///
    /// Each is a filter: `Name`, `Prefix*`, or `!` and one of these to leave operations out again.
    pub fn operations(mut self, operations: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.settings
            .operations
            .extend(operations.into_iter().map(Into::into));
        self
    }

    /// Chooses the protocol, by the name of its trait (`awsJson1_1`), instead of the best the service lists.
    pub fn protocol(mut self, protocol: impl Into<String>) -> Self {
        self.settings.plan.protocol = Some(protocol.into());
        self
    }

    /// Turns the protocol tests of the model into tests of the client (`smithy.test#httpRequestTests`,
    /// `httpResponseTests`), in the module `protocol_tests`.
    ///
    /// They need `tinsmith-runtime` with the feature `protocol-test` as a dev-dependency; a generated package has it.
    pub fn protocol_tests(mut self, protocol_tests: bool) -> Self {
        self.settings.plan.protocol_tests = protocol_tests;
        self
    }

    /// Lets the client check inputs before it sends them, unless its configuration says `validate_input(false)`:
    /// required members, and the minimum of lengths and ranges. Without it, a client checks them where its
    /// configuration says `validate_input(true)`.
    pub fn validate_input(mut self, validate_input: bool) -> Self {
        self.settings.plan.validate_input = validate_input;
        self
    }

    /// Implements `serde::Serialize` and `serde::Deserialize` for all types of the client without an event stream, in
    /// the form of Smithy's JSON, under the names that members have in the model.
    ///
    /// They need `tinsmith-runtime` with the feature `serde`; a generated package has it.
    pub fn serde(mut self, serde: bool) -> Self {
        self.settings.plan.serde = serde;
        self
    }

    /// Generates the data types alone: structures, unions, enums, errors and their builders, inputs and outputs of operations
    /// among them, without the client, its configuration and its endpoints. They need `tinsmith-runtime` without any of its
    /// features, and what is below it then: `aws-smithy-types`.
    ///
    /// Settings of a client, such as [`validate_input`](Self::validate_input) and [`tls`](Self::tls), are errors with it.
    pub fn types_only(mut self, types_only: bool) -> Self {
        self.settings.plan.types_only = types_only;
        self
    }

    /// Replaces the type of a shape by your own: in members, lists, maps, builders, inputs and outputs.
    ///
    /// The shape is given by its id, `name.space#Name`, or by its name. With `*` at the end of both arguments,
    /// `replace_type("name.space#*", "my_types::*")`, each structure, union and enum of the namespace is replaced by the type
    /// with its name. The path begins with a crate, or with `crate` if the client is a module of your own crate.
    ///
    /// The type is converted where it is written and read, by traits of the standard library and serde. It has to implement
    /// `Clone`, `Debug` and `PartialEq`, and for
    ///
    /// - a string, an enum, a `bigInteger` or a `bigDecimal`: `Display` and `FromStr`;
    /// - a blob: `AsRef<[u8]>` and `TryFrom<Vec<u8>>`;
    /// - a timestamp, number, boolean or document: `TryFrom` and `TryInto` of the type that the member has otherwise;
    /// - a structure or union: `Serialize` and `DeserializeOwned`, in the form of [`serde`](Self::serde).
    pub fn replace_type(mut self, shape: impl Into<String>, path: impl Into<String>) -> Self {
        self.settings.plan.replaced_types.push(ReplaceRule {
            pattern: shape.into(),
            path: path.into(),
        });
        self
    }

    /// Adds an attribute, such as `#[derive(Hash)]`, to the structures, unions and enums that a pattern names: `Name`,
    /// `Prefix*` or `*`, by the name in Rust or in the model. A pattern that matches nothing is an error, and so is
    /// invalid attribute syntax.
    pub fn type_attribute(mut self, pattern: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.settings.plan.type_attributes.push(AttributeRule {
            pattern: pattern.into(),
            attribute: attribute.into(),
        });
        self
    }

    /// Adds an attribute to the fields, variants and values that a pattern names: `Type.field`, each part of it as in
    /// [`type_attribute`](Self::type_attribute).
    pub fn field_attribute(mut self, pattern: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.settings.plan.field_attributes.push(AttributeRule {
            pattern: pattern.into(),
            attribute: attribute.into(),
        });
        self
    }

    /// Includes the documentation of the model, which is the default, or leaves it out with `false`: each item then has
    /// one line that says what it is.
    pub fn documentation(mut self, documentation: bool) -> Self {
        self.settings.plan.without_documentation = !documentation;
        self
    }

    /// Names the package that [`generate_package`](Self::generate_package) writes; the service's name if not given.
    pub fn package(mut self, name: impl Into<String>) -> Self {
        self.package.name = Some(name.into());
        self
    }

    /// Sets the version of the package that [`generate_package`](Self::generate_package) writes; 0.1.0 if not given.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.package.version = Some(version.into());
        self
    }

    /// Makes the package that [`generate_package`](Self::generate_package) writes depend on `tinsmith-runtime` in this
    /// folder instead of the registry; `registry` in place of a folder is the registry. Without it, a tinsmith that was
    /// built in a checkout takes the runtime of that checkout.
    pub fn runtime_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.package.runtime_path = Some(path.into());
        self
    }

    /// Chooses the default TLS of the package that [`generate_package`](Self::generate_package) writes; rustls with
    /// ring if not given. For a client in one file, the features of `tinsmith-runtime` choose it.
    pub fn tls(mut self, tls: Tls) -> Self {
        self.package.tls = Some(tls);
        self
    }

    /// Sets a key of `[package]` in the manifest that [`generate_package`](Self::generate_package) writes, such as `license`.
    /// Name and version have methods of their own.
    pub fn package_key(mut self, key: impl Into<String>, value: impl Into<ManifestValue>) -> Self {
        let keys = &mut self.package.manifest.package;
        keys.insert(key.into(), value.into().into_toml());
        self
    }

    /// Adds a dependency to the package that [`generate_package`](Self::generate_package) writes: a version, or
    /// [a table](ManifestValue::toml).
    pub fn dependency(mut self, name: impl Into<String>, requirement: impl Into<ManifestValue>) -> Self {
        let dependencies = &mut self.package.manifest.dependencies;
        dependencies.insert(name.into(), requirement.into().into_toml());
        self
    }

    /// Adds a dependency of tests and examples, as [`dependency`](Self::dependency) does.
    pub fn dev_dependency(mut self, name: impl Into<String>, requirement: impl Into<ManifestValue>) -> Self {
        let dependencies = &mut self.package.manifest.dev_dependencies;
        dependencies.insert(name.into(), requirement.into().into_toml());
        self
    }

    /// Adds a feature to the package that [`generate_package`](Self::generate_package) writes, with what it enables. A feature
    /// that the package has anyway enables this, too.
    pub fn feature(
        mut self,
        name: impl Into<String>,
        enables: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let enables = enables.into_iter().map(Into::into).collect();
        self.package.manifest.features.insert(name.into(), enables);
        self
    }

    /// Lets [`generate_package`](Self::generate_package) replace files that were changed by hand or that tinsmith did
    /// not write, which is an error otherwise.
    pub fn force(mut self, force: bool) -> Self {
        self.force = force;
        self
    }

    /// Generates the client as one file, for a caller that writes it itself.
    ///
    /// # Errors
    ///
    /// The model or the settings are invalid, or a setting applies to packages only.
    pub fn generate(&self) -> Result<Generated, Error> {
        self.refuse_package_settings("generate")?;
        let settings = self.settings.located()?;
        let loaded = read::load(&settings.models)?;
        let generated = pipeline::module(&loaded, &settings)?;
        Ok(Generated {
            code: single(generated.files),
            warnings: generated.warnings,
        })
    }

    /// Generates the client into a package of its own in this folder, replacing the files that tinsmith wrote there
    /// before, all or none of them. Does nothing if neither the model, the settings, tinsmith nor the package have
    /// changed.
    ///
    /// # Errors
    ///
    /// The model or the settings are invalid; a file in the way was not written by tinsmith, or was changed by hand,
    /// and [`force`](Self::force) is not set; the folder cannot be written.
    pub fn generate_package(&self, folder: impl Into<PathBuf>) -> Result<Written, Error> {
        let package = Package {
            folder: folder.into(),
            runtime_path: settings::runtime(self.package.runtime_path.as_deref()),
            ..self.package.clone()
        };
        manifest_value::check(&package.manifest)?;
        let updated = update::package(&self.settings, &package, self.force)?;
        let mut warnings = updated
            .generated
            .map(|generated| generated.warnings)
            .unwrap_or_default();
        warnings.extend(updated.warnings);
        Ok(Written {
            changed: updated.files.len(),
            warnings,
        })
    }

    /// For build scripts: generates the client into `$OUT_DIR/<name>.rs`, to be included into a module. Passes the
    /// warnings to cargo, which runs the script again when a file of the model changes, unless it is in `$OUT_DIR`, where
    /// the script itself writes it.
    ///
    /// # Errors
    ///
    /// The model or the settings are invalid; a setting applies to packages only; `OUT_DIR` is not set, which cargo
    /// does.
    pub fn generate_to_out_dir(&self, name: &str) -> Result<(), Error> {
        let out_dir = std::env::var_os("OUT_DIR").map(PathBuf::from);
        self.generate_into(out_dir.as_deref(), name, &mut |line| println!("{line}"))
    }

    /// Generates `<name>.rs` into a folder and prints the instructions for cargo.
    fn generate_into(
        &self,
        folder: Option<&Path>,
        name: &str,
        say: &mut dyn FnMut(String),
    ) -> Result<(), Error> {
        if !self.settings.names.is_empty() && self.settings.models_from.is_empty() {
            say(format!("cargo::rerun-if-env-changed={}", read::named::VARIABLE));
        }
        // a file that the script has just written is newer than its run, so that cargo would run it again
        let is_written_here = |path: &Path| folder.is_some_and(|folder| path.starts_with(folder));
        let mut watch = |path: &Path| {
            if !is_written_here(path) {
                say(format!("cargo::rerun-if-changed={}", path.display()));
            }
        };
        // done even if the files cannot be read, so that the script runs again when they can
        let settings = self.settings.located();
        let models = settings
            .as_ref()
            .map_or(&self.settings.models, |settings| &settings.models);
        models.iter().for_each(|model| watch(model));
        self.refuse_package_settings("generate_to_out_dir")?;
        let Some(folder) = folder else {
            let finding = Diagnostic::error(codes::SETTINGS, "OUT_DIR is not set");
            return Err(finding
                .hint("call `generate_to_out_dir` from a build script, or use `generate`")
                .into());
        };
        crate::names::check_file_name(name)?;
        let settings = settings?;
        let loaded = read::load(&settings.models)?;
        let watched = loaded.watched(&settings.models);
        let further = watched.iter().filter(|path| !settings.models.contains(path));
        further.for_each(|path| watch(path));
        let generated = pipeline::module(&loaded, &settings)?;
        for warning in generated.warnings.iter() {
            // cargo shows a single line
            let mut warning = warning.clone();
            warning.excerpt = None;
            say(format!(
                "cargo::warning={}",
                warning.to_string().replace('\n', " ")
            ));
        }
        let path = folder.join(format!("{name}.rs"));
        write_if_changed(&path, &single(generated.files))?;
        Ok(())
    }

    /// Refuses settings that apply to packages only.
    fn refuse_package_settings(&self, method: &str) -> Result<(), Error> {
        let Self {
            settings: _,
            package:
                Package {
                    folder: _,
                    name,
                    version,
                    runtime_path,
                    tls,
                    manifest,
                    // which only a replacement has
                    keeps_builders: _,
                },
            force,
        } = self;
        let OwnManifest {
            package: package_keys,
            dependencies,
            dev_dependencies,
            features,
        } = manifest;
        let given = [
            ("package_key", !package_keys.is_empty()),
            ("dependency", !dependencies.is_empty()),
            ("dev_dependency", !dev_dependencies.is_empty()),
            ("feature", !features.is_empty()),
            ("package", name.is_some()),
            ("version", version.is_some()),
            ("runtime_path", runtime_path.is_some()),
            ("tls", tls.is_some()),
            ("force", *force),
        ];
        let mut findings = Diagnostics::default();
        for (setting, _) in given.iter().filter(|(_, is_given)| *is_given) {
            let message =
                format!("`{setting}` applies to packages only, and `{method}` does not create a package");
            let hint = "leave it out, or use `generate_package`";
            findings.push(Diagnostic::error(codes::SETTINGS, message).hint(hint));
        }
        findings.ok(())?;
        Ok(())
    }
}

/// A client as one file, created by [`Builder::generate`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Generated {
    code: String,
    warnings: Diagnostics,
}

impl Generated {
    /// Returns the text of the file.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Returns the text of the file without a copy.
    pub fn into_code(self) -> String {
        self.code
    }

    /// Returns warnings: parts of the model or the settings that are probably a mistake.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }
}

/// A package that is up to date, created by [`Builder::generate_package`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Written {
    changed: usize,
    warnings: Diagnostics,
}

impl Written {
    /// Returns the number of files that were written or removed.
    pub fn changed_files(&self) -> usize {
        self.changed
    }

    /// Returns warnings: parts of the model or the settings that are probably a mistake, and files that were replaced
    /// or kept.
    ///
    /// Warnings about the model arise when the client is generated: there are none if nothing has changed since.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }
}

fn single(files: BTreeMap<String, String>) -> String {
    files.into_values().next().unwrap_or_default()
}

/// The findings about a model, the settings or the output folder that prevented the generation.
///
/// `Debug` prints the messages as well, since a build script that returns the error prints it that way.
#[derive(Clone)]
pub struct Error {
    diagnostics: Diagnostics,
}

impl Error {
    /// Returns the findings: code, location, shape, problem and hint.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostics.fmt(f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the client cannot be generated\n{}", self.diagnostics)
    }
}

impl std::error::Error for Error {}

impl From<Diagnostics> for Error {
    fn from(diagnostics: Diagnostics) -> Self {
        Self { diagnostics }
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            diagnostics: diagnostic.into(),
        }
    }
}

impl From<Box<Diagnostic>> for Error {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        (*diagnostic).into()
    }
}

#[cfg(test)]
mod tests;
