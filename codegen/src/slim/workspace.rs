//! Reads the packages of a cargo workspace from `cargo metadata`.

use super::cargo::Cargo;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::json;
use crate::node::Node;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A workspace with all its dependencies.
#[derive(Debug)]
pub struct Workspace {
    /// The folder of its root.
    pub root: PathBuf,
    /// The packages, by cargo's ids.
    pub packages: BTreeMap<String, Package>,
    /// The dependencies of each package, by its id.
    edges: BTreeMap<String, Vec<Dependency>>,
}

/// A dependency of a package.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// Its id.
    pub id: String,
    /// The name of its library in the sources of the dependent.
    pub name: String,
}

/// A package of the build.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its source; `None` for a folder.
    pub source: Option<String>,
    /// The folder of its `Cargo.toml`.
    pub folder: PathBuf,
    /// True if it is a member of the workspace.
    pub is_member: bool,
    /// The roots of its targets.
    pub roots: Vec<PathBuf>,
    /// The names of all its dependencies in its sources, in the build or not.
    pub renamed: BTreeSet<String>,
    /// The features it is built with if all features of the workspace are on.
    pub enabled: BTreeSet<String>,
    /// True if its metadata says that it is a generated client.
    is_client: bool,
}

/// Reads a workspace with every dependency that a build of it can have, for any features and platforms.
///
/// Errors: that cargo cannot be run, or what it says.
pub fn read(cargo: &Cargo) -> Result<Workspace, Diagnostics> {
    let metadata = cargo.run(&["metadata", "--format-version", "1", "--all-features"])?;
    parse(&metadata).ok_or_else(|| {
        let message = "the output of `cargo metadata` is not in format version 1";
        let finding = Diagnostic::error(codes::CARGO, message).file(&cargo.folder);
        finding.hint("use cargo 1.85 or newer").into()
    })
}

fn parse(text: &[u8]) -> Option<Workspace> {
    let value = json::parse(text)?;
    let members = value.get("workspace_members")?.as_array()?.iter();
    let members: BTreeSet<&str> = members.filter_map(Node::as_str).collect();
    let mut packages: BTreeMap<String, Package> = BTreeMap::new();
    for package in value.get("packages")?.as_array()? {
        let id = package.text("id")?;
        packages.insert(id.to_owned(), self::package(package, members.contains(id))?);
    }
    let mut edges = BTreeMap::new();
    for node in value.get("resolve")?.get("nodes")?.as_array()? {
        let id = node.text("id")?.to_owned();
        if let Some(package) = packages.get_mut(&id) {
            let features = node.items("features").iter().filter_map(Node::as_str);
            package.enabled = features.map(str::to_owned).collect();
        }
        let dependency = |value: &Node| {
            Some(Dependency {
                id: value.text("pkg")?.to_owned(),
                name: value.text("name")?.to_owned(),
            })
        };
        let dependencies = node.get("deps")?.as_array()?.iter().filter_map(dependency);
        edges.insert(id, dependencies.collect());
    }
    Some(Workspace {
        root: PathBuf::from(value.text("workspace_root")?),
        packages,
        edges,
    })
}

fn package(package: &Node, is_member: bool) -> Option<Package> {
    let targets = package.get("targets")?.as_array()?.iter();
    let dependencies = package.get("dependencies")?.as_array()?.iter();
    let renamed = |dependency: &Node| Some(dependency.text("rename")?.replace('-', "_"));
    let metadata = package.get("metadata");
    let codegen_version = metadata.and_then(|metadata| metadata.get("smithy")?.text("codegen-version"));
    Some(Package {
        name: package.text("name")?.to_owned(),
        version: package.text("version")?.to_owned(),
        source: package.text("source").map(str::to_owned),
        folder: Path::new(package.text("manifest_path")?).parent()?.to_owned(),
        is_member,
        roots: targets
            .filter_map(|value| value.text("src_path").map(PathBuf::from))
            .collect(),
        renamed: dependencies.filter_map(renamed).collect(),
        enabled: BTreeSet::new(),
        is_client: codegen_version.is_some(),
    })
}

impl Package {
    /// Returns `true` if it is a published client of a service, not a library on top of one.
    pub fn is_published_client(&self) -> bool {
        self.is_from_registry() && self.name.starts_with("aws-sdk-") && self.is_client
    }

    /// Returns `true` if its version is 1.0 or later.
    pub fn is_stable(&self) -> bool {
        !self.version.starts_with("0.")
    }

    /// Returns `true` if it is a client that does not come from crates.io.
    pub fn is_foreign_client(&self) -> bool {
        !self.is_from_registry() && self.name.starts_with("aws-sdk-") && self.is_client
    }

    /// Returns `true` if it comes from crates.io.
    pub fn is_from_registry(&self) -> bool {
        let source = self.source.as_deref().unwrap_or_default();
        source == "registry+https://github.com/rust-lang/crates.io-index"
            || source == "sparse+https://index.crates.io/"
    }

    /// Returns the name of its library in sources.
    pub fn crate_name(&self) -> String {
        self.name.replace('-', "_")
    }
}

impl Workspace {
    /// Returns the ids of all direct and indirect dependencies.
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

    /// Returns the direct dependencies of a package.
    pub fn dependencies(&self, id: &str) -> impl Iterator<Item = &Dependency> {
        self.edges.get(id).into_iter().flatten()
    }

    /// Returns the folder of a published package in cargo's cache; `None` if it is not there.
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
