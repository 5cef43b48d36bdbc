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
        let has_presigning = self.folder.join("src/presigning.rs").exists();
        let operation = |(module, shape): (&String, &String)| {
            let waiters = self.waiters.iter().filter(|(_, of)| *of == module);
            let waiters: Vec<_> = waiters
                .map(|(waiter, _)| (format!("wait_until_{waiter}"), waiter.clone()))
                .collect();
            let is_presigned = has_presigning && self.is_presigned(module);
            // only the size of such operations matters, and many files would have to be read for the others
            let members = if is_presigned || !waiters.is_empty() {
                self.members_of_operation(module)
            } else {
                BTreeSet::new()
            };
            let operation = Operation {
                method: module.clone(),
                module: module.clone(),
                waiters,
                members,
                is_paginated: self
                    .folder
                    .join(format!("src/operation/{module}/paginator.rs"))
                    .exists(),
                is_presigned,
            };
            (shape.clone(), operation)
        };
        Catalogue {
            operations: self.operations.iter().map(operation).collect(),
            types: self.types.keys().map(|name| (name.clone(), Vec::new())).collect(),
        }
    }

    /// Returns `true` if an operation can be presigned.
    fn is_presigned(&self, module: &str) -> bool {
        let path = self.folder.join(format!("src/operation/{module}/builders.rs"));
        let text = std::fs::read_to_string(path).unwrap_or_default();
        text.contains("pub async fn presigned(")
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

#[cfg(test)]
mod tests {
    use super::super::syntax::{read as names, ScanScope};
    use super::super::usage::{self, Sources};
    use super::*;

    /// Writes the sources of a client with two operations that can be presigned and have a waiter each.
    fn client(folder: &Path) {
        let files = [
            (
                "operation.rs",
                "/// Types for the `GetThing` operation.\npub mod get_thing;\n/// Types for the `PutThing` operation.\npub mod put_thing;\n",
            ),
            ("presigning.rs", ""),
            ("waiters.rs", "pub mod thing_gone;\npub mod thing_there;\n"),
            ("waiters/thing_gone.rs", "fn f() -> crate::operation::get_thing::GetThing {}"),
            ("waiters/thing_there.rs", "fn f() -> crate::operation::put_thing::PutThing {}"),
            ("operation/get_thing/builders.rs", "impl A {\n    pub async fn presigned(\n"),
            (
                "operation/get_thing/_get_thing_input.rs",
                "pub struct GetThingInput { pub a: String, pub b: String, hidden: String }",
            ),
            ("operation/put_thing/builders.rs", "impl A {\n    pub async fn presigned(\n"),
            ("operation/put_thing/_put_thing_input.rs", "pub struct PutThingInput { pub a: String }"),
        ];
        for (path, text) in files {
            let path = folder.join("src").join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("it is written");
            std::fs::write(path, text).expect("it is written");
        }
    }

    #[test]
    fn modules_of_a_kind_keep_the_smallest_operation_as_with_a_model() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        client(scratch.path());
        let catalogue = read(scratch.path()).expect("a client").catalogue();
        for text in [
            "use db::client::Waiters; fn f<T: Waiters>(_: T) {}",
            "fn f(_: db::presigning::PresigningConfig) {}",
        ] {
            let names = names(Path::new("src/lib.rs"), text, ScanScope { with_tests: true });
            let files = [(PathBuf::from("src/lib.rs"), names)];
            let sources = || Sources {
                files: &files,
                roots: BTreeSet::from(["db".to_owned()]),
                foreign: BTreeSet::new(),
            };
            let used = usage::of(&catalogue, &catalogue, &[sources()]);
            assert_eq!(
                used.operations.into_keys().collect::<Vec<_>>(),
                ["PutThing"],
                "{text}"
            );
            // with the model of another date, where the other one is smaller
            let mut model = catalogue.clone();
            for operation in model.operations.values_mut() {
                operation.members.insert("c".to_owned());
                operation.members.retain(|_| operation.module == "put_thing");
            }
            let used = usage::of(&model, &catalogue, &[sources()]);
            assert_eq!(
                used.operations.into_keys().collect::<Vec<_>>(),
                ["PutThing"],
                "{text}"
            );
            // which the sources do not name
            let named = usage::named(&catalogue, &[sources()]);
            assert!(named.operations.is_empty(), "{text}");
        }
    }
}
