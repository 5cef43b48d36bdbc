//! Scans a workspace: the clients of its build, and the names in the sources that can reach them.

use super::cargo::Cargo;
use super::older_http::{self, Named};
use super::sources::{self, SourceFiles};
use super::syntax::Names;
use super::usage::Sources;
use super::workspace::{self, Package, Workspace};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::parallel;
use crate::write;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A scanned workspace.
#[derive(Debug)]
pub struct Scan {
    /// Its packages.
    pub workspace: Workspace,
    /// The clients in its build, in order of their names and versions.
    pub clients: Vec<Client>,
    /// The names of items that exist only with AWS's older HTTP client.
    pub older_http: Vec<Named>,
    /// The files of each package that depends on a client, or may name items of the older HTTP client.
    files: SourceFiles,
}

/// A client in the build.
#[derive(Clone, Debug)]
pub struct Client {
    /// Cargo's id of its package.
    pub id: String,
    /// Its package.
    pub package: Package,
    /// True if it is a replacement written by tinsmith instead of the published one.
    pub is_replacement: bool,
}

impl Client {
    /// `s3`
    pub fn module(&self) -> &str {
        self.package
            .name
            .strip_prefix("aws-sdk-")
            .unwrap_or(&self.package.name)
    }
}

/// Reads a workspace. Its replacements are in a folder with this path from its root, or wherever tinsmith wrote a package.
///
/// Errors: those of cargo. Warnings: clients that are not from crates.io; code that cannot be read.
pub fn read(cargo: &Cargo, output: Option<&str>) -> Result<(Scan, Diagnostics), Diagnostics> {
    let workspace = workspace::read(cargo)?;
    let mut findings = Diagnostics::default();
    let mut clients = Vec::new();
    for (id, package) in &workspace.packages {
        let is_ours = is_ours(package);
        let in_output = |output| package.folder.starts_with(workspace.root.join(output));
        let is_replacement = is_ours && output.is_none_or(in_output);
        if !package.is_stable() && (is_ours || package.is_published_client()) {
            let message = format!(
                "{} {} is older than 1.0, when clients had other names, and is left unchanged",
                package.name, package.version
            );
            findings.push(Diagnostic::warning(codes::SLIM, message));
        } else if is_replacement || package.is_published_client() {
            clients.push(Client {
                id: id.clone(),
                package: package.clone(),
                is_replacement,
            });
        } else if is_ours || package.is_foreign_client() {
            let message = format!(
                "{} {} does not come from crates.io, and is left unchanged",
                package.name, package.version
            );
            findings.push(Diagnostic::warning(codes::SLIM, message).file(&package.folder));
        }
    }
    clients.sort_by(|a, b| (&a.package.name, &a.package.version).cmp(&(&b.package.name, &b.package.version)));
    let ids: BTreeSet<&str> = clients.iter().map(|client| client.id.as_str()).collect();
    let replacements = clients.iter().filter(|client| client.is_replacement);
    let except: Vec<_> = replacements.map(|client| client.package.folder.clone()).collect();
    let depends = |id: &str| !workspace.reached(id).is_disjoint(&ids);
    let others = workspace
        .packages
        .iter()
        .filter(|(id, _)| !ids.contains(id.as_str()));
    let read_ones: Vec<_> = others
        .filter(|(id, package)| {
            depends(id) || (package.is_member && older_http::can_be_named(&workspace, id))
        })
        .collect();
    let mut read = Vec::new();
    parallel::each(
        &read_ones,
        |(_, package)| sources::names(package, &except),
        || (),
        |names| read.push(names),
    );
    let files: SourceFiles = read_ones.iter().map(|(id, _)| (*id).clone()).zip(read).collect();
    let users = read_ones.into_iter().filter(|(id, _)| depends(id));
    unseen(users, &files, &mut findings);
    let scan = Scan {
        older_http: older_http::named(&workspace, &files, &ids),
        files,
        clients,
        workspace,
    };
    Ok((scan, findings))
}

/// Returns `true` if tinsmith wrote a package with the name of a published client.
fn is_ours(package: &Package) -> bool {
    package.source.is_none() && package.name.starts_with("aws-sdk-") && write::is_package(&package.folder)
}

/// Warns of code in the workspace whose names cannot be read from sources.
fn unseen<'a>(
    users: impl Iterator<Item = (&'a String, &'a Package)>,
    files: &SourceFiles,
    findings: &mut Diagnostics,
) {
    for (id, package) in users.filter(|(_, package)| package.is_member) {
        for (file, names) in files.get(id).into_iter().flatten() {
            let pasted = names.pasted.map(|line| (line, "a macro builds names here"));
            let generated = names
                .generated
                .map(|line| (line, "code that a build script made is included here"));
            for (line, message) in pasted.into_iter().chain(generated) {
                let hint = format!(
                    "if it calls operations that {} does not call elsewhere, list them in tinsmith.toml under [slim.operations]",
                    package.name
                );
                let finding = Diagnostic::warning(codes::SLIM, format!("{message}, which is not examined"));
                findings.push(finding.file(file).line(line).hint(hint));
            }
        }
    }
}

impl Scan {
    /// Returns the sources of the packages that depend on a client.
    pub fn sources(&self, client: &Client) -> Vec<Sources<'_>> {
        let files = self.files.iter();
        let sources = files.filter_map(|(id, files)| self.of_package(client, id, files));
        sources.collect()
    }

    fn of_package<'a>(
        &'a self,
        client: &Client,
        id: &str,
        files: &'a [(PathBuf, Names)],
    ) -> Option<Sources<'a>> {
        if !self.workspace.reached(id).contains(client.id.as_str()) {
            return None;
        }
        let package = self.workspace.packages.get(id)?;
        let (mut roots, mut foreign) = (BTreeSet::new(), package.renamed.clone());
        let others = self.clients.iter().filter(|other| other.id != client.id);
        foreign.extend(others.map(|other| other.package.crate_name()));
        for dependency in self.workspace.dependencies(id) {
            if dependency.id == client.id {
                roots.insert(dependency.name.clone());
            } else if !self
                .workspace
                .reached(&dependency.id)
                .contains(client.id.as_str())
            {
                foreign.insert(dependency.name.clone());
            }
        }
        // an indirect dependency may be named in examples of documentation
        if roots.is_empty() {
            roots.insert(client.package.crate_name());
        }
        foreign.retain(|name| !roots.contains(name));
        Some(Sources {
            files,
            roots,
            foreign,
        })
    }

    /// Returns the names of the packages that depend on a client directly.
    pub fn users(&self, client: &Client) -> Vec<&str> {
        let depends = |id: &&String| self.workspace.dependencies(id).any(|of| of.id == client.id);
        let ids = self.files.keys().filter(depends);
        let mut names: Vec<_> = ids
            .filter_map(|id| Some(self.workspace.packages.get(id)?.name.as_str()))
            .collect();
        names.sort_unstable();
        names
    }
}
