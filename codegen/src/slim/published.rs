//! Reads the names of a published client from its sources in cargo's cache.

use super::catalogue::{Catalogue, Operation};
use super::syntax::plain_text;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A published client.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// Its folder.
    pub folder: PathBuf,
    /// The shapes of its operations, by module.
    pub operations: BTreeMap<String, String>,
    /// Its types and errors, by name, with the files they are in.
    pub types: BTreeMap<String, Vec<PathBuf>>,
    /// The modules of the operations that its waiters call, by module of the waiter.
    pub waiters: BTreeMap<String, String>,
    /// The number of lines of its code.
    pub lines: usize,
}

/// Reads a published client; `None` if the folder does not contain one.
pub fn read(folder: &Path) -> Option<Published> {
    let src = folder.join("src");
    let text = |path: &str| std::fs::read_to_string(src.join(path)).ok();
    let declared = text("operation.rs")?;
    let mut types = BTreeMap::new();
    exported(&text("types.rs").unwrap_or_default(), &src, "types", &mut types);
    exported(
        &text("types/error.rs").unwrap_or_default(),
        &src,
        "types/error",
        &mut types,
    );
    Some(Published {
        folder: folder.to_owned(),
        operations: operations(&declared),
        types,
        waiters: waiters(&src),
        lines: lines(&src),
    })
}

impl Published {
    /// Returns its names, as far as they can be read without compiling it.
    pub fn catalogue(&self) -> Catalogue {
        let operation = |(module, shape): (&String, &String)| {
            let waiters = self.waiters.iter().filter(|(_, of)| *of == module);
            let operation = Operation {
                method: module.clone(),
                module: module.clone(),
                waiters: waiters
                    .map(|(waiter, _)| (format!("wait_until_{waiter}"), waiter.clone()))
                    .collect(),
                members: BTreeSet::new(),
                is_paginated: self
                    .folder
                    .join(format!("src/operation/{module}/paginator.rs"))
                    .exists(),
                // no module tells it
                is_presigned: false,
            };
            (shape.clone(), operation)
        };
        Catalogue {
            operations: self.operations.iter().map(operation).collect(),
            types: self.types.keys().map(|name| (name.clone(), Vec::new())).collect(),
        }
    }

    /// Returns the members of an operation's input and output.
    pub fn members_of_operation(&self, module: &str) -> BTreeSet<String> {
        let folder = self.folder.join("src/operation").join(module);
        let file = |part: &str| folder.join(format!("_{module}_{part}.rs"));
        let mut found = BTreeSet::new();
        for file in [file("input"), file("output")] {
            let text = std::fs::read_to_string(file).unwrap_or_default();
            for item in syn::parse_file(&text).map(|file| file.items).unwrap_or_default() {
                match item {
                    // the first is the structure, and the other one its builder
                    syn::Item::Struct(item) if !item.ident.to_string().ends_with("Builder") => {
                        found.extend(public_fields(&item));
                    }
                    _ => {}
                }
            }
        }
        found
    }
}

fn public_fields(structure: &syn::ItemStruct) -> Vec<String> {
    let fields = structure
        .fields
        .iter()
        .filter(|item| matches!(item.vis, syn::Visibility::Public(_)));
    fields
        .filter_map(|item| item.ident.as_ref().map(|name| plain_text(&name.to_string())))
        .collect()
}

/// Returns the shapes of the operations whose modules a file declares, by module.
fn operations(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut shape = None;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("/// Types for the `") {
            shape = rest.split('`').next().map(str::to_owned);
        } else if let Some(module) = line
            .strip_prefix("pub mod ")
            .and_then(|item| item.strip_suffix(';'))
        {
            let module = plain_text(module);
            found.insert(module.clone(), shape.take().unwrap_or(module));
        }
    }
    found
}

/// Returns the modules of the operations that waiters call, by module of the waiter.
fn waiters(src: &Path) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(src.join("waiters.rs")).unwrap_or_default();
    let operation = |waiter: String| {
        let text = std::fs::read_to_string(src.join(format!("waiters/{waiter}.rs"))).ok()?;
        let (_, rest) = text.split_once("crate::operation::")?;
        Some((waiter, rest.split(':').next()?.to_owned()))
    };
    modules(&text).into_iter().filter_map(operation).collect()
}

/// Returns the public modules that a file declares and whose files are beside it.
fn modules(text: &str) -> BTreeSet<String> {
    let names = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(plain_text).collect()
}

/// Returns the types that a file re-exports from their own modules: `pub use crate::types::_queue::Queue;`.
fn exported(text: &str, src: &Path, folder: &str, types: &mut BTreeMap<String, Vec<PathBuf>>) {
    let prefix = format!("pub use crate::{}::", folder.replace('/', "::"));
    for line in text.lines() {
        // errors of event streams are in the file itself
        let declared = line
            .strip_prefix("pub enum ")
            .and_then(|rest| rest.split([' ', '<']).next());
        if let Some(name) = declared {
            types.entry(plain_text(name)).or_default();
        }
        let path = line.strip_prefix(&prefix).and_then(|path| path.strip_suffix(';'));
        let Some((module, name)) = path.and_then(|path| path.split_once("::")) else {
            continue;
        };
        let file = src.join(folder).join(format!("{module}.rs"));
        types.entry(plain_text(name)).or_default().push(file);
    }
}

/// Counts the lines of the Rust files in a folder and its subfolders.
pub fn lines(folder: &Path) -> usize {
    let (mut sum, mut open) = (0, vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read(&path).unwrap_or_default();
                sum += text.iter().filter(|byte| **byte == b'\n').count();
            }
        }
    }
    sum
}

/// Returns the members or variants of a type; none if its file cannot be read.
pub fn members(files: &[PathBuf], name: &str) -> Option<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file).ok()?;
        for item in syn::parse_file(&text).ok()?.items {
            match item {
                syn::Item::Struct(item) if item.ident == name => found.extend(public_fields(&item)),
                syn::Item::Enum(item) if item.ident == name => {
                    found.extend(
                        item.variants
                            .iter()
                            .map(|item| plain_text(&item.ident.to_string())),
                    );
                }
                _ => {}
            }
        }
    }
    Some(found)
}
