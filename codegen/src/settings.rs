//! Settings of a client and of its package, in which the library's builder, the command line and `tinsmith.toml` all end.

use crate::diagnostics::Diagnostics;
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
    /// Models by the names of their services, to be found in folders of models.
    pub names: Vec<String>,
    /// The folders of models; where none is given, those of the environment, and else botocore's.
    pub models_from: Vec<PathBuf>,
    /// The service, where the model has several.
    pub service: Option<String>,
    /// Filters of operations; none means all of them.
    pub operations: Vec<String>,
    /// Ids of types to generate even where no operation reaches them.
    pub types: Vec<String>,
    /// True if a client without operations is meant.
    pub may_be_empty: bool,
    /// Choices that the plan depends on.
    pub plan: PlanOptions,
}

impl Settings {
    /// Adds a model: the name of a service, or a path, which is relative to a folder.
    pub(crate) fn add_model(&mut self, model: &Path, base: &Path) {
        match model.to_str().filter(|_| named::is_name(model, base)) {
            Some(name) => self.names.push(name.to_owned()),
            None => self.models.push(base.join(model)),
        }
    }

    /// The same with the paths of the models that are named, which come after the others.
    ///
    /// Errors: names that are in no folder of models.
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

    /// The settings that are not as they are by default, by the names they have in `tinsmith.toml`; without the model.
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

/// The TLS of a client, which the package has on by default. Its features have the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tls {
    /// rustls with ring: the quickest to build.
    #[default]
    Ring,
    /// rustls with aws-lc, as the official clients have it: with key exchange that quantum computers do not break.
    AwsLc,
    /// s2n-tls.
    S2n,
    /// None: the client speaks `http://` alone.
    Off,
}

impl Tls {
    /// All of them.
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

    /// The one of this name.
    #[cfg(feature = "cli")]
    pub(crate) fn named(name: &str) -> Option<Tls> {
        Tls::ALL.into_iter().find(|tls| tls.name() == name)
    }

    /// The feature of the package that has it.
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
    /// Its name; the name of the service where not given.
    pub name: Option<String>,
    /// Its version; 0.1.0 where not given.
    pub version: Option<String>,
    /// The folder of `tinsmith-runtime`, where it is not to come from the registry.
    pub runtime_path: Option<PathBuf>,
    /// The TLS it has by default, where a choice is made.
    pub tls: Option<Tls>,
    /// The parts of its manifest that its user decides on.
    pub manifest: OwnManifest,
}

/// The folder of `tinsmith-runtime` in the checkout that this build of tinsmith was made in, where it was made in one that is
/// still there. A tinsmith from a registry has none.
pub(crate) fn checkout_runtime() -> Option<PathBuf> {
    let folder = PathBuf::from(option_env!("TINSMITH_CHECKOUT_RUNTIME")?);
    folder.join("Cargo.toml").is_file().then_some(folder)
}

/// The word in place of a folder that lets a package take `tinsmith-runtime` from the registry.
pub(crate) const REGISTRY: &str = "registry";

/// The folder that a package takes `tinsmith-runtime` from, by what is asked for: a folder, the registry, or nothing, which is
/// the checkout that tinsmith was built in, and else the registry.
pub(crate) fn runtime(asked: Option<&Path>) -> Option<PathBuf> {
    match asked {
        Some(word) if word == Path::new(REGISTRY) => None,
        Some(folder) => Some(folder.to_owned()),
        None => checkout_runtime(),
    }
}

impl Package {
    /// The settings that are not as they are by default, by the names they have in `tinsmith.toml`; without the folder.
    pub(crate) fn named(&self) -> Vec<(&'static str, String)> {
        let Self {
            folder: _,
            name,
            version,
            runtime_path: _,
            tls,
            manifest,
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

    /// The folder of `tinsmith-runtime`, as it is reached from the package.
    pub(crate) fn runtime_path_from_folder(&self) -> Option<String> {
        let path = self.runtime_path.as_deref()?;
        Some(paths::relative(&self.folder, path))
    }
}
