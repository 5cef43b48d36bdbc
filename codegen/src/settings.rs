//! The settings of a client and of its package, which the library's builder, the command line and `tinsmith.toml` all
//! produce.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::emit::OwnManifest;
use crate::passes::Selection;
use crate::paths;
use crate::plan::PlanOptions;
use crate::read::named;
use std::path::{Path, PathBuf};

/// A client to generate.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The files of the model.
    pub models: Vec<PathBuf>,
    /// Models given by the names of their services, to be found in folders of models.
    pub names: Vec<String>,
    /// The folders of models; if there are none, those of the environment, or else an installed botocore.
    pub models_from: Vec<PathBuf>,
    /// The service, if the model has several.
    pub service: Option<String>,
    /// Operation filters; none means all operations.
    pub operations: Vec<String>,
    /// Ids of types to generate even if no operation reaches them.
    pub types: Vec<String>,
    /// True if a client without operations is intended.
    pub may_be_empty: bool,
    /// Settings of the plan.
    pub plan: PlanOptions,
}

impl Settings {
    /// Adds a model: the name of a service, or a path relative to a folder.
    pub(crate) fn add_model(&mut self, model: &Path, base: &Path) {
        match model.to_str().filter(|_| named::is_name(model, base)) {
            Some(name) => self.names.push(name.to_owned()),
            None => self.models.push(base.join(model)),
        }
    }

    /// Returns the settings with named models replaced by their paths, which come after the others.
    ///
    /// Errors: names that no folder of models contains.
    pub(crate) fn located(&self) -> Result<Self, Diagnostics> {
        let mut located = self.clone();
        let mut findings = Diagnostics::default();
        if !self.names.is_empty() {
            let folders = named::Folders::new(&self.models_from);
            for name in located.names.drain(..) {
                match folders.find(&name) {
                    Ok(path) => located.models.push(path),
                    Err(finding) => findings.push(*finding),
                }
            }
        }
        findings.ok(located).map(|(located, _)| located)
    }

    pub(crate) fn selection(&self) -> Selection {
        Selection {
            service: self.service.clone(),
            operations: self.operations.clone(),
            types: self.types.clone(),
            may_be_empty: self.may_be_empty,
        }
    }

    /// Returns the settings that differ from the defaults, by their names in `tinsmith.toml`; without the model.
    pub(crate) fn named(&self) -> Vec<(&'static str, String)> {
        let Self {
            models: _,
            names: _,
            models_from: _,
            service,
            operations,
            types,
            may_be_empty: _, // follows from the operations
            plan:
                PlanOptions {
                    protocol,
                    protocol_tests,
                    validate_input,
                    serde,
                    types_only,
                    replaced_types,
                    type_attributes,
                    field_attributes,
                    without_documentation,
                },
        } = self;
        let mut named = Vec::new();
        if !operations.is_empty() {
            named.push(("operations", operations.join(", ")));
        }
        if !types.is_empty() {
            named.push(("types", types.join(", ")));
        }
        named.extend(service.clone().map(|value| ("service", value)));
        named.extend(protocol.clone().map(|value| ("protocol", value)));
        if *protocol_tests {
            named.push(("protocol-tests", "true".to_owned()));
        }
        if *validate_input {
            named.push(("validate-input", "true".to_owned()));
        }
        if *serde {
            named.push(("serde", "true".to_owned()));
        }
        if *types_only {
            named.push(("types-only", "true".to_owned()));
        }
        if !replaced_types.is_empty() {
            let rules = replaced_types.iter();
            let rules: Vec<_> = rules
                .map(|rule| format!("{} {}", rule.pattern, rule.path))
                .collect();
            // a path of Rust may have commas
            named.push(("replace-types", rules.join("; ")));
        }
        let attributes = [
            ("type-attributes", type_attributes),
            ("field-attributes", field_attributes),
        ];
        for (key, rules) in attributes.into_iter().filter(|(_, rules)| !rules.is_empty()) {
            let rules: Vec<_> = rules
                .iter()
                .map(|rule| format!("{} {}", rule.pattern, rule.attribute))
                .collect();
            named.push((key, rules.join(", ")));
        }
        if *without_documentation {
            named.push(("documentation", "false".to_owned()));
        }
        named
    }
}

/// The default TLS of a package. Features of the package select the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tls {
    /// rustls with ring, the quickest to build.
    #[default]
    Ring,
    /// rustls with aws-lc, the default of the official clients, with post-quantum key exchange.
    AwsLc,
    /// s2n-tls.
    S2n,
    /// None: the client supports only `http://`.
    Off,
}

impl Tls {
    /// All choices.
    #[cfg(feature = "cli")]
    pub(crate) const ALL: [Tls; 4] = [Tls::Ring, Tls::AwsLc, Tls::S2n, Tls::Off];

    /// Its name in `tinsmith.toml`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Tls::Ring => "ring",
            Tls::AwsLc => "aws-lc",
            Tls::S2n => "s2n",
            Tls::Off => "none",
        }
    }

    /// Returns the choice with this name.
    #[cfg(feature = "cli")]
    pub(crate) fn named(name: &str) -> Option<Tls> {
        Tls::ALL.into_iter().find(|tls| tls.name() == name)
    }

    /// Returns a hint that names all of them.
    #[cfg(feature = "cli")]
    pub(crate) fn choices() -> String {
        format!("choose one of {}", Tls::ALL.map(Tls::name).join(", "))
    }

    /// Returns the feature of the package that enables it.
    pub(crate) fn feature(self) -> &'static str {
        match self {
            Tls::Ring => "rustls-ring",
            Tls::AwsLc => "default-https-client",
            Tls::S2n => "s2n-tls",
            Tls::Off => "http-client",
        }
    }
}

/// A package to generate a client into.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// Its folder.
    pub folder: PathBuf,
    /// Its name; that of the service if not given.
    pub name: Option<String>,
    /// Its version; 0.1.0 if not given.
    pub version: Option<String>,
    /// The folder of `tinsmith-runtime`; `None` for the registry.
    pub runtime_path: Option<PathBuf>,
    /// The default TLS, if chosen.
    pub tls: Option<Tls>,
    /// The parts of its manifest that the user sets.
    pub manifest: OwnManifest,
    /// True if no feature leaves out parts of the builders, as for a replacement whose dependents may disable its defaults.
    pub keeps_builders: bool,
}

/// Returns the folder of `tinsmith-runtime` in the checkout that tinsmith was built in, if that still exists. A
/// tinsmith from a registry has none.
pub(crate) fn checkout_runtime() -> Option<PathBuf> {
    let folder = PathBuf::from(option_env!("TINSMITH_CHECKOUT_RUNTIME")?);
    folder.join("Cargo.toml").is_file().then_some(folder)
}

/// The value, in place of a folder, for taking `tinsmith-runtime` from the registry.
pub(crate) const REGISTRY: &str = "registry";

/// Returns the folder that a package takes `tinsmith-runtime` from, given a folder, `registry`, or nothing, which means
/// the checkout that tinsmith was built in, or else the registry.
pub(crate) fn runtime(asked: Option<&Path>) -> Option<PathBuf> {
    match asked {
        Some(word) if word == Path::new(REGISTRY) => None,
        Some(folder) => Some(folder.to_owned()),
        None => checkout_runtime(),
    }
}

/// Returns the finding about a folder that is not that of `tinsmith-runtime`.
pub(crate) fn without_runtime(folder: &Path) -> Option<Diagnostic> {
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    let finding = Diagnostic::error(codes::SETTINGS, "tinsmith-runtime is not in this folder");
    let hint = "give the folder `runtime` of a checkout of tinsmith, or `registry`";
    (!manifest.contains("tinsmith-runtime")).then(|| finding.file(folder).hint(hint))
}

impl Package {
    /// Returns the settings that differ from the defaults, by their names in `tinsmith.toml`; without the folder.
    pub(crate) fn named(&self) -> Vec<(&'static str, String)> {
        let Self {
            folder: _,
            name,
            version,
            runtime_path: _,
            tls,
            manifest,
            keeps_builders: _, // only of replacements, which `slim` records
        } = self;
        let values = [
            ("package", name.clone()),
            ("version", version.clone()),
            ("runtime", self.runtime_path_from_folder()),
            ("tls", tls.map(|tls| tls.name().to_owned())),
            ("manifest", manifest.on_one_line()),
        ];
        values
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    /// Returns the path of `tinsmith-runtime`, relative to the package.
    pub(crate) fn runtime_path_from_folder(&self) -> Option<String> {
        let path = self.runtime_path.as_deref()?;
        Some(paths::reaching(&self.folder, path))
    }
}
