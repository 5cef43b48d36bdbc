//! Finds the modules of a client through the declarations in its files, starting at its root.

use super::tokens::PublicPaths;
use crate::diagnostics::{codes, Diagnostic};
use crate::names::without_raw;
use std::collections::BTreeMap;
use std::path::Path;
use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta, UseTree, Visibility};

/// Text by path in the package, with `/`.
pub type Files = BTreeMap<String, String>;

/// The maximum number of modules; no client of a service has half as many.
const MAX_MODULES: usize = 200_000;

/// A file of a client.
pub struct Module {
    /// Its path from the root of the crate, with `::`; empty for the root itself.
    pub path: String,
    /// True if it and all above it are public.
    pub public: bool,
    /// Its file.
    pub file: String,
    /// Its parsed text, if it declares other modules.
    parsed: Option<syn::File>,
}

/// The modules of a client, and the public paths of their items.
#[derive(Default)]
pub struct Tree {
    /// The modules, parents before children.
    pub modules: Vec<Module>,
    /// The public paths of items that are defined elsewhere.
    pub public: PublicPaths,
}

impl Tree {
    /// Finds the modules, starting at `src/lib.rs`.
    ///
    /// Error: a file that is missing or not valid Rust.
    pub fn of(files: &Files) -> Result<Self, Box<Diagnostic>> {
        let mut tree = Self::default();
        let root = Module {
            path: String::new(),
            public: true,
            file: "src/lib.rs".to_owned(),
            parsed: None,
        };
        let mut open = vec![(root, "src".to_owned())];
        while let Some((mut module, children)) = open.pop() {
            let Some(text) = files.get(&module.file) else {
                let message = format!("the module `{}` has no file", module.path);
                let finding = Diagnostic::error(codes::UNREADABLE, message).file(Path::new(&module.file));
                return Err(Box::new(finding.hint("generate the package again")));
            };
            if declares(text) {
                let parsed = parse(&module.file, text)?;
                tree.exports(&module, &parsed);
                for item in &parsed.items {
                    open.extend(child(&module, &children, item));
                }
                module.parsed = Some(parsed);
            }
            tree.modules.push(module);
            if tree.modules.len() > MAX_MODULES {
                let message = "the package has too many modules for a client";
                let finding = Diagnostic::error(codes::UNREADABLE, message);
                return Err(Box::new(finding.hint("generate the package again")));
            }
        }
        tree.modules.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(tree)
    }

    /// Records the items that a module re-exports from its private modules.
    fn exports(&mut self, module: &Module, parsed: &syn::File) {
        for item in &parsed.items {
            let Item::Use(import) = item else { continue };
            if !is_public(&import.vis) || !module.public {
                continue;
            }
            let mut names = Vec::new();
            let mut tree = &import.tree;
            while let UseTree::Path(path) = tree {
                names.push(path.ident.to_string());
                tree = &path.tree;
            }
            if let (UseTree::Name(name), true) = (tree, names.first().is_some_and(|name| name == "self")) {
                let name = name.ident.to_string();
                let inside = names
                    .iter()
                    .skip(1)
                    .fold(module.path.clone(), |path, part| join(&path, part));
                self.public
                    .insert(join(&inside, &name), join(&module.path, &name));
            }
        }
    }

    /// Returns the public path of an item of a module; `None` if it has none.
    pub fn public_path(&self, module: &str, is_public: bool, name: &str) -> Option<String> {
        let path = join(module, name);
        self.public
            .get(&path)
            .cloned()
            .or_else(|| is_public.then_some(path))
    }
}

impl Module {
    /// Returns its items; a file that was not parsed before is parsed into `place`. Error: it is not valid Rust.
    pub fn items<'a>(
        &'a self,
        files: &Files,
        place: &'a mut Option<syn::File>,
    ) -> Result<&'a [Item], Box<Diagnostic>> {
        let parsed = match &self.parsed {
            Some(parsed) => parsed,
            None => {
                let text = files.get(&self.file).map(String::as_str).unwrap_or_default();
                place.insert(parse(&self.file, text)?)
            }
        };
        Ok(&parsed.items)
    }

    /// Returns `true` if the same module in another client is equal: both have no submodules in files, the same text
    /// and the same exports.
    pub fn is_same(
        &self,
        files: &Files,
        tree: &Tree,
        other: &Self,
        others: &Files,
        other_tree: &Tree,
    ) -> bool {
        let exported = |tree: &Tree| -> Vec<(String, String)> {
            let inside = format!("{}::", self.path);
            let from = tree.public.range(inside.clone()..);
            let from = from.take_while(|(path, _)| path.starts_with(&inside));
            from.map(|(a, b)| (a.clone(), b.clone())).collect()
        };
        self.parsed.is_none()
            && other.parsed.is_none()
            && self.public == other.public
            && files.get(&self.file) == others.get(&other.file)
            && exported(tree) == exported(other_tree)
    }
}

/// Appends a name to a path.
pub fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}::{name}")
    }
}

/// Returns `true` for `pub`.
pub fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Returns the value of an attribute like `path = "…"`.
pub fn text_of(attributes: &[Attribute], name: &str) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident(name) => literal(&pair.value),
        _ => None,
    })
}

/// Returns the text of a string literal.
pub fn literal(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text), ..
        }) => Some(text.value()),
        _ => None,
    }
}

/// Returns `true` if a file declares modules in other files.
fn declares(text: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let declaration =
        |line: &str| line.trim_end().ends_with(';') && line.split(|c| !is_name(c)).any(|word| word == "mod");
    text.lines().any(declaration)
}

fn parse(file: &str, text: &str) -> Result<syn::File, Box<Diagnostic>> {
    syn::parse_file(text).map_err(|error| {
        let message = format!("the file is not valid Rust: {error}");
        let finding = Diagnostic::error(codes::SYNTAX, message).file(Path::new(file));
        Box::new(finding.hint("generate the package again"))
    })
}

/// Returns the module that an item declares in another file, and the folder of its children.
fn child(parent: &Module, folder: &str, item: &Item) -> Option<(Module, String)> {
    let Item::Mod(declared) = item else { return None };
    if declared.content.is_some() {
        return None;
    }
    let name = declared.ident.to_string();
    let stem = without_raw(&name);
    let (file, children) = match text_of(&declared.attrs, "path") {
        // relative to the folder of the parent's file; children stand beside such a file
        Some(path) => {
            let beside = parent.file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let file = format!("{beside}/{path}");
            let children = file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            (file, children)
        }
        None => (format!("{folder}/{stem}.rs"), format!("{folder}/{stem}")),
    };
    let module = Module {
        path: join(&parent.path, &name),
        public: parent.public && is_public(&declared.vis),
        file,
        parsed: None,
    };
    Some((module, children))
}
