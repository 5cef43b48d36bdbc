//! The library's own face: a builder for build scripts and programs.

use crate::diagnostics::{codes, Diagnostic, Diagnostics, Severity};
use crate::settings::{Package, Settings};
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

/// What to generate. Made by [`configure`].
#[derive(Clone, Debug, Default)]
pub struct Builder {
    settings: Settings,
    package: Package,
    force: bool,
}

impl Builder {
    /// Adds a file of the model, in Smithy's JSON AST; most models are one file.
    pub fn model(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.models.push(path.into());
        self
    }

    /// Chooses the service, by the name or id of its shape, where the model has several.
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.settings.service = Some(service.into());
        self
    }

    /// Generates these operations and what they need, instead of all.
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
        self.settings.wishes.protocol = Some(protocol.into());
        self
    }

    /// Makes tests of the client of the protocol tests in the model (`smithy.test#httpRequestTests`,
    /// `httpResponseTests`), in the module `protocol_tests`.
    ///
    /// They need `tinsmith-runtime` with the feature `protocol-test` among the dev-dependencies; a package has that.
    pub fn protocol_tests(mut self, protocol_tests: bool) -> Self {
        self.settings.wishes.protocol_tests = protocol_tests;
        self
    }

    /// Names the package that [`generate_package`](Self::generate_package) makes; the service's name if not given.
    pub fn package(mut self, name: impl Into<String>) -> Self {
        self.package.name = Some(name.into());
        self
    }

    /// Sets the version of the package that [`generate_package`](Self::generate_package) makes; 0.1.0 if not given.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.package.version = Some(version.into());
        self
    }

    /// Lets the package that [`generate_package`](Self::generate_package) makes take `tinsmith-runtime` from this folder
    /// instead of the registry.
    pub fn runtime_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.package.runtime_path = Some(path.into());
        self
    }

    /// Lets [`generate_package`](Self::generate_package) replace files that were changed by hand or that tinsmith did not
    /// write, which is an error otherwise.
    pub fn force(mut self, force: bool) -> Self {
        self.force = force;
        self
    }

    /// Generates the client as one file, for a caller that writes it itself.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the model or the settings; a setting that only a package has.
    pub fn generate(&self) -> Result<Generated, Error> {
        self.refuse_package_settings("generate")?;
        let loaded = read::load(&self.settings.models)?;
        let generated = pipeline::module(&loaded, &self.settings)?;
        Ok(Generated {
            code: single(generated.files),
            warnings: generated.warnings,
        })
    }

    /// Generates the client into a package of its own in this folder, in place of what tinsmith wrote there before, all of
    /// it or nothing. Does nothing where the model, the settings, tinsmith and the package have not changed since.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the model or the settings; a file in the way that tinsmith did not write, or that was changed by
    /// hand, unless [`force`](Self::force) says to replace it; a folder that cannot be written.
    pub fn generate_package(&self, folder: impl Into<PathBuf>) -> Result<Written, Error> {
        let package = Package {
            folder: folder.into(),
            ..self.package.clone()
        };
        let updated = update::package(&self.settings, &package, self.force)?;
        let mut warnings = updated.generated.map(|it| it.warnings).unwrap_or_default();
        warnings.extend(updated.warnings);
        Ok(Written {
            changed: updated.changed,
            warnings,
        })
    }

    /// For build scripts: generates the client into `$OUT_DIR/<name>.rs`, to be included into a module. Hands the warnings
    /// to cargo, and tells it to run the script again when a file of the model changes.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the model or the settings; a setting that only a package has; that cargo did not set
    /// `OUT_DIR`.
    pub fn generate_to_out_dir(&self, name: &str) -> Result<(), Error> {
        // also where the files cannot be read: the script has to run again when they can
        for model in &self.settings.models {
            println!("cargo::rerun-if-changed={}", model.display());
        }
        self.refuse_package_settings("generate_to_out_dir")?;
        let Some(out_dir) = std::env::var_os("OUT_DIR") else {
            let finding = Diagnostic::error(codes::SETTINGS, "OUT_DIR is not set");
            return Err(finding
                .hint("call `generate_to_out_dir` from a build script, or use `generate`")
                .into());
        };
        crate::names::check_package_name(name)?;
        let loaded = read::load(&self.settings.models)?;
        for path in loaded.watched(&self.settings.models) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let generated = pipeline::module(&loaded, &self.settings)?;
        for warning in generated
            .warnings
            .iter()
            .filter(|finding| finding.severity == Severity::Warning)
        {
            println!("cargo::warning={}", warning.to_string().replace('\n', " "));
        }
        let path = Path::new(&out_dir).join(format!("{name}.rs"));
        write_if_changed(&path, &single(generated.files))?;
        Ok(())
    }

    /// Refuses settings that a client in one file has no use for.
    fn refuse_package_settings(&self, method: &str) -> Result<(), Error> {
        let Self {
            settings: _,
            package:
                Package {
                    folder: _,
                    name,
                    version,
                    runtime_path,
                },
            force,
        } = self;
        let given = [
            ("package", name.is_some()),
            ("version", version.is_some()),
            ("runtime_path", runtime_path.is_some()),
            ("force", *force),
        ];
        let mut findings = Diagnostics::default();
        for (setting, _) in given.iter().filter(|(_, is_given)| *is_given) {
            let message = format!("`{setting}` is a setting of a package, and `{method}` makes none");
            let hint = "leave it out, or use `generate_package`";
            findings.push(Diagnostic::error(codes::SETTINGS, message).hint(hint));
        }
        findings.ok(())?;
        Ok(())
    }
}

/// A client as one file. Made by [`Builder::generate`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Generated {
    code: String,
    warnings: Diagnostics,
}

impl Generated {
    /// The text of the file.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The text of the file, without a copy.
    pub fn into_code(self) -> String {
        self.code
    }

    /// Things in the model or the settings that are probably not as they were meant.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }
}

/// A package that is up to date. Made by [`Builder::generate_package`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Written {
    changed: usize,
    warnings: Diagnostics,
}

impl Written {
    /// Number of files that were written or removed.
    pub fn changed_files(&self) -> usize {
        self.changed
    }

    /// Things in the model or the settings that are probably not as they were meant, and files that were replaced or left.
    ///
    /// Those about the model are found when the client is generated: there are none where nothing has changed since.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }
}

fn single(files: BTreeMap<String, String>) -> String {
    files.into_values().next().unwrap_or_default()
}

/// What is wrong with a model, the settings or the output folder.
///
/// Its `Debug` form is the messages too, since that is what a build script that returns it prints.
#[derive(Clone)]
pub struct Error {
    diagnostics: Diagnostics,
}

impl Error {
    /// The findings: code, place, shape, what is wrong and what to do.
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
