//! Lets cargo resolve a workspace with its replacements.

use super::cargo::Cargo;
use super::workspace::{self, Workspace};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use std::collections::{BTreeMap, BTreeSet};

/// The versions of each published package.
pub type Versions = BTreeMap<String, BTreeSet<String>>;

/// Returns the versions of all published packages in a workspace.
pub fn versions(workspace: &Workspace) -> Versions {
    let mut versions = Versions::new();
    for package in workspace.packages.values() {
        if package.is_from_registry() {
            let of_name = versions.entry(package.name.clone()).or_default();
            of_name.insert(package.version.clone());
        }
    }
    versions
}

/// Resolves a workspace again. Where `Cargo.lock` has older versions than the replacements need, cargo updates them, unless
/// it may not change the lock file.
///
/// Errors: those of cargo. Warning: the versions that changed.
pub fn again(cargo: &Cargo, before: &Versions) -> Result<(Workspace, Diagnostics), Diagnostics> {
    // the replacements are new in the lock file, which is what the user asked for
    let free = Cargo {
        locked: false,
        ..cargo.clone()
    };
    let refused = match workspace::read(&free) {
        Ok(workspace) => return Ok((workspace, Diagnostics::default())),
        Err(refused) => refused,
    };
    if cargo.locked {
        return Err(refused);
    }
    let workspace = updated(&free, &refused).ok_or(refused)?;
    let findings = changes(before, &versions(&workspace));
    Ok((workspace, findings.into_iter().collect()))
}

/// Updates the packages whose locked versions are in the way of the replacements; `None` if that does not help.
fn updated(cargo: &Cargo, refused: &Diagnostics) -> Option<Workspace> {
    const ROUNDS: usize = 50;
    let mut message = refused.to_string();
    let mut specs: Vec<String> = Vec::new();
    for _ in 0..ROUNDS {
        let spec = locked(&message).filter(|spec| !specs.contains(spec))?;
        specs.push(spec);
        let of_specs = specs.iter().flat_map(|spec| ["-p", spec.as_str()]);
        let arguments: Vec<_> = std::iter::once("update").chain(of_specs).collect();
        let resolved = cargo.run(&arguments).and_then(|_| {
            // the lock file no longer has these versions
            specs.clear();
            workspace::read(cargo)
        });
        match resolved {
            Ok(workspace) => return Some(workspace),
            Err(more) => message = more.to_string(),
        }
    }
    None
}

/// Finds the package that cargo names as locked to a version that does not fit: `bolt@1.0.0`.
fn locked(message: &str) -> Option<String> {
    let (_, rest) = message.split_once("previously selected package `")?;
    let (package, _) = rest.split_once('`')?;
    let mut parts = package.split(' ');
    let (name, version) = (parts.next()?, parts.next()?.strip_prefix('v')?);
    Some(format!("{name}@{version}"))
}

/// Warns of changed versions; `None` if there are none.
fn changes(before: &Versions, after: &Versions) -> Option<Diagnostic> {
    let mut changed = Vec::new();
    for (name, new) in after {
        let Some(old) = before.get(name) else { continue };
        let listed = |versions: BTreeSet<&String>| {
            let versions: Vec<_> = versions.into_iter().map(String::as_str).collect();
            versions.join(", ")
        };
        let added: BTreeSet<_> = new.difference(old).collect();
        let removed: BTreeSet<_> = old.difference(new).collect();
        // a version beside the old one changes nothing for others
        if !added.is_empty() && !removed.is_empty() {
            changed.push(format!("{name} {} → {}", listed(removed), listed(added)));
        }
    }
    let message = format!(
        "the replacements need newer versions than Cargo.lock had, so cargo updated them: {}",
        changed.join(", ")
    );
    let hint = "`tinsmith slim --undo` restores the old ones; `--locked` refuses to change them";
    (!changed.is_empty()).then(|| Diagnostic::warning(codes::SLIM, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_in_the_way_is_found() {
        let message = "`cargo metadata` failed: failed to select a version for `bolt`; required by package `tinsmith-runtime \
                    v0.1.0 (/a)`; all possible versions conflict with previously selected packages; previously selected \
                    package `bolt v1.0.0`; which satisfies dependency `bolt = \"^1\"` (locked to 1.0.0)";
        assert_eq!(locked(message).as_deref(), Some("bolt@1.0.0"));
        assert_eq!(locked("no matching package named `bolt` found"), None);
    }

    #[test]
    fn only_changed_versions_are_listed() {
        let versions = |list: &[(&str, &[&str])]| -> Versions {
            let set = |versions: &[&str]| versions.iter().map(|version| (*version).to_owned()).collect();
            list.iter()
                .map(|(name, versions)| ((*name).to_owned(), set(versions)))
                .collect()
        };
        let before = versions(&[
            ("a", &["1.0.0", "2.0.0"]),
            ("b", &["1.0.0"]),
            ("gone", &["1.0.0"]),
        ]);
        let after = versions(&[
            ("a", &["1.1.0", "2.0.0"]),
            ("b", &["1.0.0", "3.0.0"]),
            ("new", &["1.0.0"]),
        ]);
        let message = changes(&before, &after).expect("a change").message;
        assert!(message.ends_with("updated them: a 1.0.0 → 1.1.0"), "{message}");
        assert_eq!(changes(&before, &before), None);
    }
}
