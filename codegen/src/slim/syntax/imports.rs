//! Reads `use` items: the paths they name, and the names these have in the file.

use super::names::{line, note, plain, Names};
use std::collections::{BTreeMap, BTreeSet};
use syn::UseTree;

/// Full paths by the names they were imported under; several if modules of the file import different items under the
/// same name.
pub type Imports = BTreeMap<String, BTreeSet<Vec<String>>>;

/// Records the paths of an import, and the names it defines.
pub fn import(tree: &UseTree, offset: u32, names: &mut Names, imports: &mut Imports) {
    walk(tree, &mut Vec::new(), offset, names, imports);
}

fn walk(tree: &UseTree, path: &mut Vec<String>, offset: u32, names: &mut Names, imports: &mut Imports) {
    match tree {
        UseTree::Path(step) => {
            path.push(plain(&step.ident));
            walk(&step.tree, path, offset, names, imports);
            path.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                walk(tree, path, offset, names, imports);
            }
        }
        UseTree::Glob(glob) => {
            let at = line(syn::spanned::Spanned::span(glob)) + offset;
            note(&mut names.globs, path.clone(), at);
            note(&mut names.paths, path.clone(), at);
        }
        UseTree::Name(name) => leaf(path, &name.ident, None, offset, names, imports),
        UseTree::Rename(name) => leaf(path, &name.ident, Some(&name.rename), offset, names, imports),
    }
}

fn leaf(
    path: &[String],
    ident: &syn::Ident,
    rename: Option<&syn::Ident>,
    offset: u32,
    names: &mut Names,
    imports: &mut Imports,
) {
    let name = plain(ident);
    // `use a::{self}` is `a`
    let full = if name == "self" {
        path.to_vec()
    } else {
        [path, std::slice::from_ref(&name)].concat()
    };
    note(&mut names.paths, full.clone(), line(ident.span()) + offset);
    let called = rename.map(plain).or_else(|| full.last().cloned());
    if let Some(called) = called.filter(|called| called != "_") {
        if full.len() > 1 || rename.is_some() {
            imports.entry(called).or_default().insert(full);
        }
    }
}

/// Returns a path with its first name replaced by the imported path: each path that it may be.
pub fn resolved(path: &[String], imports: &Imports) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    let mut open = BTreeSet::from([path.to_vec()]);
    // an import may name what another one brought
    for _ in 0..4 {
        let mut next = BTreeSet::new();
        for path in std::mem::take(&mut open) {
            let imported = path
                .split_first()
                .and_then(|(first, rest)| Some((first, rest, imports.get(first)?)));
            let Some((first, rest, full)) = imported else {
                found.insert(path);
                continue;
            };
            for full in full {
                let is_final = full.first() == Some(first);
                let into = if is_final { &mut found } else { &mut next };
                into.insert([full, rest].concat());
            }
        }
        open = next;
    }
    found.extend(open);
    found
}
