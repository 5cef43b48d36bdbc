//! The packages of a cargo workspace, as `cargo metadata` tells them.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The way to call cargo.
#[derive(Clone, Debug, Default)]
pub struct Cargo {
    /// The `Cargo.toml`, or the folder it stands in.
    pub folder: PathBuf,
    /// True if it may not use the network.
    pub offline: bool,
    /// True if it may not change `Cargo.lock`.
    pub locked: bool,
}

/// A workspace and all it is built from.
#[derive(Debug)]
pub struct Workspace {
    /// The folder of its root.
    pub root: PathBuf,
    /// The packages, by cargo's ids.
    pub packages: BTreeMap<String, Package>,
    /// The packages that each depends on, by its id.
    edges: BTreeMap<String, Vec<Dependency>>,
}

/// A package that another one depends on.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// Its id.
    pub id: String,
    /// The name of its library in the sources of the other.
    pub name: String,
}

/// A package of the build.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its origin; none for a folder.
    pub source: Option<String>,
    /// The folder of its `Cargo.toml`.
    pub folder: PathBuf,
    /// True if it is of the workspace.
    pub is_member: bool,
    /// The roots of its targets.
    pub roots: Vec<PathBuf>,
    /// Names in its sources that it gives to dependencies, whether they are in the build or not.
    pub renamed: BTreeSet<String>,
    /// The features it is built with, where the features of the workspace are all on.
    pub enabled: BTreeSet<String>,
    /// True if it says of itself that it was generated as a client.
    is_client: bool,
}

/// Features and platforms apart: every dependency that some build of the workspace can have.
///
/// Errors: that cargo cannot be started, or what it says.
pub fn read(cargo: &Cargo) -> Result<Workspace, Diagnostics> {
    let manifest = manifest(&cargo.folder)?;
    let arguments = ["metadata", "--format-version", "1", "--all-features"];
    let told = run(&arguments, &manifest, cargo)?;
    parse(&told).ok_or_else(|| {
        let message = "the output of `cargo metadata` is not in its format 1";
        Diagnostic::error(codes::CARGO, message).file(&manifest).into()
    })
}

/// The folder of a workspace's root.
///
/// Errors: that cargo cannot be started, or what it says.
pub fn root(cargo: &Cargo) -> Result<PathBuf, Diagnostics> {
    let manifest = manifest(&cargo.folder)?;
    let told = run(
        &["locate-project", "--workspace", "--message-format", "plain"],
        &manifest,
        cargo,
    )?;
    let path = PathBuf::from(String::from_utf8_lossy(&told).trim());
    Ok(path.parent().map(Path::to_owned).unwrap_or_default())
}

/// Runs cargo and returns its output.
fn run(arguments: &[&str], manifest: &Path, cargo: &Cargo) -> Result<Vec<u8>, Diagnostics> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    let manifest = &std::path::absolute(manifest).unwrap_or_else(|_| manifest.to_owned());
    command.args(arguments).arg("--manifest-path").arg(manifest);
    // settings of cargo and the toolchain are those of the workspace
    command.current_dir(manifest.parent().unwrap_or(Path::new(".")));
    if cargo.offline {
        command.arg("--offline");
    }
    if cargo.locked {
        command.arg("--locked");
    }
    let output = command.output().map_err(|error| {
        let finding = Diagnostic::error(codes::CARGO, format!("cargo cannot be started: {error}"));
        finding.hint("install cargo, or name it by the environment variable CARGO")
    })?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        let told = told.trim().trim_start_matches("error: ");
        let command = arguments.first().copied().unwrap_or_default();
        let finding = Diagnostic::error(codes::CARGO, format!("`cargo {command}` failed: {told}"));
        return Err(finding.file(manifest).into());
    }
    Ok(output.stdout)
}

/// The `Cargo.toml` of a folder, or the file itself.
fn manifest(folder: &Path) -> Result<PathBuf, Diagnostics> {
    let manifest = if folder.is_file() {
        folder.to_owned()
    } else {
        folder.join("Cargo.toml")
    };
    if manifest.is_file() {
        return Ok(manifest);
    }
    let finding = Diagnostic::error(codes::CARGO, "there is no Cargo.toml");
    Err(finding
        .file(&manifest)
        .hint("name the folder of a package or workspace")
        .into())
}

fn parse(text: &[u8]) -> Option<Workspace> {
    let value: Value = serde_json::from_slice(text).ok()?;
    let members: BTreeSet<&str> = value["workspace_members"]
        .as_array()?
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let mut packages: BTreeMap<String, Package> = BTreeMap::new();
    for package in value["packages"].as_array()? {
        let id = package["id"].as_str()?;
        packages.insert(id.to_owned(), self::package(package, members.contains(id))?);
    }
    let mut edges = BTreeMap::new();
    for node in value["resolve"]["nodes"].as_array()? {
        let texts = |key: &str| {
            let list = node[key].as_array().into_iter().flatten();
            list.filter_map(Value::as_str).map(str::to_owned)
        };
        let id = node["id"].as_str()?.to_owned();
        if let Some(package) = packages.get_mut(&id) {
            package.enabled = texts("features").collect();
        }
        let dependency = |value: &Value| {
            Some(Dependency {
                id: value["pkg"].as_str()?.to_owned(),
                name: value["name"].as_str()?.to_owned(),
            })
        };
        let dependencies = node["deps"].as_array()?.iter().filter_map(dependency);
        edges.insert(id, dependencies.collect());
    }
    Some(Workspace {
        root: PathBuf::from(value["workspace_root"].as_str()?),
        packages,
        edges,
    })
}

fn package(package: &Value, is_member: bool) -> Option<Package> {
    let targets = package["targets"].as_array()?.iter();
    let dependencies = package["dependencies"].as_array()?.iter();
    let renamed = |dependency: &Value| Some(dependency["rename"].as_str()?.replace('-', "_"));
    Some(Package {
        name: package["name"].as_str()?.to_owned(),
        version: package["version"].as_str()?.to_owned(),
        source: package["source"].as_str().map(str::to_owned),
        folder: Path::new(package["manifest_path"].as_str()?).parent()?.to_owned(),
        is_member,
        roots: targets
            .filter_map(|value| value["src_path"].as_str().map(PathBuf::from))
            .collect(),
        renamed: dependencies.filter_map(renamed).collect(),
        enabled: BTreeSet::new(),
        is_client: package["metadata"]["smithy"]["codegen-version"].is_string(),
    })
}

impl Package {
    /// Returns whether it is a published client of a service, and not a library on top of one.
    pub fn is_published_client(&self) -> bool {
        self.is_from_registry() && self.name.starts_with("aws-sdk-") && self.is_client
    }

    /// Returns whether its public names are those of clients since 1.0.
    pub fn is_stable(&self) -> bool {
        !self.version.starts_with("0.")
    }

    /// Returns whether it is a client of a service that comes from somewhere else.
    pub fn is_foreign_client(&self) -> bool {
        !self.is_from_registry() && self.name.starts_with("aws-sdk-") && self.is_client
    }

    /// Returns whether it comes from crates.io.
    pub fn is_from_registry(&self) -> bool {
        let source = self.source.as_deref().unwrap_or_default();
        source == "registry+https://github.com/rust-lang/crates.io-index"
            || source == "sparse+https://index.crates.io/"
    }

    /// The name of its library in sources.
    pub fn crate_name(&self) -> String {
        self.name.replace('-', "_")
    }
}

impl Workspace {
    /// The ids a package depends on, over others too.
    pub fn reached<'a>(&'a self, id: &'a str) -> BTreeSet<&'a str> {
        let (mut seen, mut open) = (BTreeSet::new(), vec![id]);
        while let Some(at) = open.pop() {
            for to in self.dependencies(at) {
                if seen.insert(to.id.as_str()) {
                    open.push(&to.id);
                }
            }
        }
        seen
    }

    /// The packages that one depends on itself.
    pub fn dependencies(&self, id: &str) -> impl Iterator<Item = &Dependency> {
        self.edges.get(id).into_iter().flatten()
    }

    /// The folder in which cargo keeps the sources of a published package; none where it does not have it.
    pub fn published_source(&self, name: &str, version: &str) -> Option<PathBuf> {
        let folders = self
            .packages
            .values()
            .filter(|package| package.is_from_registry());
        let mut roots: Vec<&Path> = folders.filter_map(|package| package.folder.parent()).collect();
        roots.dedup();
        let candidates = roots
            .into_iter()
            .map(|root| root.join(format!("{name}-{version}")));
        candidates.into_iter().find(|folder| folder.join("src").is_dir())
    }
}
