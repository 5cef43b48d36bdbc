//! The library's own face: a builder for build scripts and programs.

use crate::diagnostics::{codes, Diagnostic, Diagnostics, Severity};
use crate::pipeline;
use crate::settings::{Package, Settings};
use crate::write::{write_if_changed, Folder};
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
/// ```ignore
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

    /// Names the package, where [`generate_package`](Self::generate_package) makes one; the service's name if not given.
    pub fn package(mut self, name: impl Into<String>) -> Self {
        self.package.name = Some(name.into());
        self
    }

    /// Lets the package take `tinsmith-runtime` from this folder instead of the registry.
    pub fn runtime_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.package.runtime_path = Some(path.into());
        self
    }

    /// Generates the client as one file and returns its text, for a caller that writes it itself.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the model or the settings.
    pub fn generate(&self) -> Result<String, Error> {
        let generated = pipeline::module(&self.settings)?;
        Ok(single(generated.files))
    }

    /// Generates the client into a package of its own in this folder, replacing what tinsmith wrote there before.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the model or the settings, or a file in the way that tinsmith did not write.
    pub fn generate_package(&self, folder: impl Into<PathBuf>) -> Result<(), Error> {
        let package = Package {
            folder: folder.into(),
            ..self.package.clone()
        };
        let generated = pipeline::package(&self.settings, &package)?;
        Folder::new(&package.folder, &generated.files)?.write(false)?;
        Ok(())
    }

    /// For build scripts: generates the client into `$OUT_DIR/<name>.rs`, to be included into a module, and tells cargo
    /// to run the script again when a file of the model changes.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the model or the settings, or that cargo did not set `OUT_DIR`.
    pub fn generate_to_out_dir(&self, name: &str) -> Result<(), Error> {
        for model in &self.settings.models {
            println!("cargo::rerun-if-changed={}", model.display());
        }
        let Some(out_dir) = std::env::var_os("OUT_DIR") else {
            let finding = Diagnostic::error(codes::SETTINGS, "OUT_DIR is not set");
            return Err(finding
                .hint("call `generate_to_out_dir` from a build script, or use `generate`")
                .into());
        };
        crate::names::check_package_name(name)?;
        let generated = pipeline::module(&self.settings)?;
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
