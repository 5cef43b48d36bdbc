//! Brings a package up to date: completes an interrupted run, does nothing if nothing changed, and otherwise generates
//! and writes the package.

#[cfg(feature = "cli")]
use crate::compare::{self, Comparison};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::pipeline::{self, Generated};
use crate::read::{self, Loaded};
use crate::settings::{Package, Settings};
use crate::timings::{self, Stage};
use crate::write::{self, Folder, ModelFile, Origin, Record};

/// A package after it was brought up to date.
pub struct Updated {
    /// The client; `None` if nothing had to be generated, since model, settings and generator are unchanged.
    pub generated: Option<Generated>,
    /// The files that were written or removed, by their paths in the package.
    pub files: Vec<(String, write::Effect)>,
    /// The number of earlier warnings, if the client did not have to be generated again.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))] // used by the command line alone
    pub earlier_warnings: usize,
    /// Warnings about files that were replaced or kept.
    pub warnings: Diagnostics,
    /// The changes compared with the earlier package, if there was one.
    #[cfg(feature = "cli")]
    pub comparison: Option<Comparison>,
}

/// Brings a package up to date. Files that were changed by hand, or that tinsmith did not write, are replaced only with
/// `force`.
///
/// Errors: an invalid model or invalid settings; files that tinsmith did not write; a path that cannot be written.
pub fn package(settings: &Settings, package: &Package, force: bool) -> Result<Updated, Diagnostics> {
    if package.folder.as_os_str().is_empty() {
        let finding = Diagnostic::error(codes::SETTINGS, "no output folder is given");
        return Err(finding.hint("give the folder of the package").into());
    }
    timings::of(Stage::Write, || write::repair(&package.folder, force))?;
    let settings = &settings.located()?;
    let loaded = timings::of(Stage::Read, || read::load(&settings.models))?;
    let origin = origin(&loaded, settings, package);
    let unchanged = timings::of(Stage::Write, || write::unchanged_since(&package.folder, &origin));
    if let Some(earlier_warnings) = unchanged? {
        return Ok(Updated {
            generated: None,
            files: Vec::new(),
            earlier_warnings,
            warnings: Diagnostics::default(),
            #[cfg(feature = "cli")]
            comparison: None,
        });
    }
    let generated = pipeline::package(&loaded, settings, package)?;
    let record = record(&generated, &origin);
    #[cfg(feature = "cli")]
    let before = write::Package::read(&package.folder).unwrap_or_default();
    let write = || Folder::new(&package.folder, &generated.files, record)?.write(force);
    let written = timings::of(Stage::Write, write)?;
    #[cfg(feature = "cli")]
    let comparison = if written.files.is_empty() {
        None
    } else {
        comparison(&before, &generated)
    };
    Ok(Updated {
        generated: Some(generated),
        files: written.files,
        earlier_warnings: 0,
        warnings: written.warnings,
        #[cfg(feature = "cli")]
        comparison,
    })
}

/// Generates the client and compares it with the package, without writing anything.
///
/// Errors: an invalid model or invalid settings; an interrupted run; files that cannot be read.
#[cfg(feature = "cli")]
pub fn check(settings: &Settings, package: &Package) -> Result<Checked, Diagnostics> {
    let settings = &settings.located()?;
    let loaded = timings::of(Stage::Read, || read::load(&settings.models))?;
    let generated = pipeline::package(&loaded, settings, package)?;
    let record = record(&generated, &origin(&loaded, settings, package));
    let compare = || Folder::new(&package.folder, &generated.files, record)?.changes();
    let changes = timings::of(Stage::Write, compare)?;
    let comparison = if changes.is_empty() {
        None
    } else {
        comparison(&write::Package::read(&package.folder)?, &generated)
    };
    Ok(Checked {
        generated,
        changes,
        comparison,
    })
}

/// A package compared with its expected contents.
#[cfg(feature = "cli")]
pub struct Checked {
    /// The expected client.
    pub generated: Generated,
    /// The differences between its files.
    pub changes: Vec<write::Change>,
    /// The changes for its callers; `None` if there was no client before.
    pub comparison: Option<Comparison>,
}

/// Compares the public interface of the package with that of the expected client.
///
/// Errors: an invalid model or invalid settings; a package that does not exist or cannot be compared.
#[cfg(feature = "cli")]
pub fn compare(settings: &Settings, package: &Package) -> Result<Comparison, Diagnostics> {
    let before = write::Package::read(&package.folder)?;
    if !before.is_client() {
        let message = "there is no client here to compare";
        let finding = Diagnostic::error(codes::UNREADABLE, message).file(&package.folder);
        return Err(finding.hint("run `tinsmith generate`").into());
    }
    let generated = pipeline::package(&read::load(&settings.models)?, settings, package)?;
    Ok(compare::compare(&before.files, &generated.files, true)?)
}

/// Returns the changes from the client on disk to the generated one; `None` if there is none that can be read.
#[cfg(feature = "cli")]
fn comparison(before: &write::Package, generated: &Generated) -> Option<Comparison> {
    // a package that cannot be compared is replaced nevertheless
    let is_client = before.is_client();
    is_client
        .then(|| compare::compare(&before.files, &generated.files, true).ok())
        .flatten()
}

fn record(generated: &Generated, origin: &Origin) -> Record {
    let warnings = generated.warnings.iter().count();
    Record::of(&generated.files, origin, &generated.service, warnings)
}

/// Returns the inputs that determine the files of a package.
fn origin(loaded: &Loaded, settings: &Settings, package: &Package) -> Origin {
    let model = |source: &read::Source| ModelFile {
        name: write::on_one_line(&source.path.file_name().unwrap_or_default().to_string_lossy()),
        hash: write::of_text(&source.text),
    };
    let named = settings.named().into_iter().chain(package.named());
    Origin {
        generator: format!("{} {}", env!("CARGO_PKG_VERSION"), env!("TINSMITH_SOURCES")),
        models: loaded.sources().iter().map(|(_, source)| model(source)).collect(),
        settings: named
            .map(|(name, value)| (name.to_owned(), write::on_one_line(&value)))
            .collect(),
    }
}
