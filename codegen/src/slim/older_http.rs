//! Finds names that exist only with AWS's older HTTP client, on hyper 0.14.
//!
//! The published clients turn this client on by default, so programs can name its items without asking for it.

use super::sources::SourceFiles;
use super::syntax::Names;
use super::usage::SourceLine;
use super::workspace::Workspace;
use std::collections::BTreeSet;

/// The feature of a client that turns it on.
pub const FEATURE: &str = "rustls";

/// The items, by their packages: paths from the crate.
const ITEMS: &[(&str, &[&str])] = &[
    ("aws-smithy-runtime", &["client", "http", "hyper_014"]),
    ("aws-smithy-runtime", &["client", "http", "test_util", "dvr"]),
    (
        "aws-smithy-runtime",
        &["client", "http", "test_util", "NeverTcpConnector"],
    ),
    ("aws-smithy-http-client", &["hyper_014"]),
    (
        "aws-smithy-http-client",
        &["test_util", "dvr", "RecordingClient", "https"],
    ),
];

/// The name of a module that nothing else has.
const MODULE: &str = "hyper_014";

/// Returns `true` if a package depends on one that has such items.
pub fn can_be_named(workspace: &Workspace, id: &str) -> bool {
    roots(workspace, id).next().is_some()
}

/// A name of such an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its path.
    pub path: String,
    /// Its first place in a package.
    pub place: SourceLine,
    /// The ids of the clients that are built together with the package.
    pub clients: BTreeSet<String>,
}

/// Returns the first such name of each package that is built together with one of the clients.
pub fn named(workspace: &Workspace, files: &SourceFiles, clients: &BTreeSet<&str>) -> Vec<Named> {
    let mut found = Vec::new();
    for (id, files) in files {
        let roots: Vec<_> = roots(workspace, id).collect();
        let first = files.iter().find_map(|(file, names)| {
            let (path, line) = roots.iter().find_map(|root| root.find(names))?;
            let file = file.clone();
            Some((path, SourceLine { file, line }))
        });
        let Some((path, place)) = first else { continue };
        let clients: BTreeSet<_> = beside(workspace, id)
            .into_iter()
            .filter(|id| clients.contains(id))
            .map(str::to_owned)
            .collect();
        if !clients.is_empty() {
            found.push(Named { path, place, clients });
        }
    }
    found
}

/// Returns the packages that are in each build of a package: its dependencies, and those of its dependents.
fn beside<'a>(workspace: &'a Workspace, id: &'a str) -> BTreeSet<&'a str> {
    let mut beside = workspace.reached(id);
    for dependent in workspace.packages.keys() {
        let reached = workspace.reached(dependent);
        if reached.contains(id) {
            beside.extend(reached);
        }
    }
    beside
}

/// An item, and the name of its crate in the sources of a package.
struct Root<'a> {
    crate_name: &'a str,
    item: &'static [&'static str],
}

/// Returns the items that a package can name.
fn roots<'a>(workspace: &'a Workspace, id: &str) -> impl Iterator<Item = Root<'a>> {
    workspace.dependencies(id).flat_map(|dependency| {
        let package = workspace.packages.get(&dependency.id);
        let name = package.map(|package| package.name.as_str());
        ITEMS
            .iter()
            .filter(move |(package, _)| name == Some(package))
            .map(|(_, item)| Root {
                crate_name: &dependency.name,
                item,
            })
    })
}

impl Root<'_> {
    /// Finds the item in a file: its path and line.
    fn find(&self, names: &Names) -> Option<(String, u32)> {
        let full: Vec<_> = std::iter::once(self.crate_name)
            .chain(self.item.iter().copied())
            .collect();
        let in_paths = || {
            let after_globs = names.globs.keys().filter_map(|glob| rest(&full, glob));
            let ends: Vec<_> = after_globs.chain([full.as_slice()]).collect();
            let mut paths = names.paths.iter();
            let (_, line) = paths.find(|(path, _)| ends.iter().any(|end| starts_with(path, end)))?;
            Some(*line)
        };
        let in_words = || names.words.get(MODULE).filter(|_| self.item.contains(&MODULE));
        let line = in_paths().or_else(|| in_words().copied())?;
        Some((full.join("::"), line))
    }
}

/// Returns the end of an item's path after an imported module.
fn rest<'a>(full: &'a [&'a str], module: &[String]) -> Option<&'a [&'a str]> {
    let end = full.get(module.len()..)?;
    (!end.is_empty() && full.iter().zip(module).all(|(a, b)| a == b)).then_some(end)
}

fn starts_with(path: &[String], start: &[&str]) -> bool {
    path.len() >= start.len() && path.iter().zip(start).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::super::syntax::{read, ScanScope};
    use super::*;
    use std::path::Path;

    fn line(text: &str) -> Option<u32> {
        let names = read(Path::new("src/lib.rs"), text, ScanScope { with_tests: true });
        let crates = ["aws_smithy_runtime", "http_client"];
        let mut roots = ITEMS.iter().zip([0, 0, 0, 1, 1]).map(|((_, item), of)| Root {
            crate_name: crates[of],
            item,
        });
        roots.find_map(|root| Some(root.find(&names)?.1))
    }

    #[test]
    fn an_item_is_found_by_whatever_leads_to_it() {
        for text in [
            "use aws_smithy_runtime::client::http::hyper_014::HyperClientBuilder;",
            "use aws_smithy_runtime::client::http::hyper_014::*;",
            "fn f() { aws_smithy_runtime::client::http::hyper_014::default_client(); }",
            "use aws_smithy_runtime::client::http as h; fn f() { h::hyper_014::default_client(); }",
            "use aws_smithy_runtime::client::http::*; fn f() { hyper_014::default_client(); }",
            "use aws_smithy_runtime::client::{http::{test_util::{dvr::ReplayingClient}}};",
            "use aws_smithy_runtime::client::http::test_util::NeverTcpConnector;",
            "use aws_smithy_runtime as rt; use rt::client::http::test_util::NeverTcpConnector;",
            "use http_client::hyper_014;",
            "use http_client::test_util::dvr::RecordingClient; fn f() { RecordingClient::https(); }",
            "made! { use aws_smithy_runtime::client::http::hyper_014; }",
            "not Rust: http_client.hyper_014 {",
        ] {
            assert_eq!(line(text), Some(1), "{text}");
        }
    }

    #[test]
    fn items_of_the_newer_client_are_not_found() {
        for text in [
            "use http_client::test_util::{NeverTcpConnector, dvr::ReplayingClient};",
            "use http_client::test_util::dvr::RecordingClient; fn f() { RecordingClient::new(x); }",
            "use aws_smithy_runtime::client::http::test_util::ReplayEvent;",
            "use http_client::Builder; fn f() { Builder::new().build_https(); }",
            "use other::client::http::test_util::dvr;",
        ] {
            assert_eq!(line(text), None, "{text}");
        }
    }
}
