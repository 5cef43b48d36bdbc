//! Checks that a client contains nothing forbidden, whatever its model says: code of unknown origin, documentation that
//! is run as tests, additions to the manifest.

use crate::{allowed, docs};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::Visit;

/// The items found in the files of a client.
#[derive(Clone, Debug, Default)]
pub struct Census {
    /// Macros that are called.
    pub macros: BTreeSet<String>,
    /// Attributes, with their arguments where these are no text of the model.
    pub attributes: BTreeSet<String>,
    /// Modules of the standard library.
    pub std: BTreeSet<String>,
    /// Kinds of items.
    pub items: BTreeSet<String>,
    /// Modules that are not named by the model.
    pub modules: BTreeSet<String>,
}

/// A fault: its kind, and what it is.
pub type Fault = (&'static str, String);

/// Inspects all files of a client; `operations` and `types` are their numbers in the plan.
pub fn inspect(files: &BTreeMap<String, String>, operations: usize, types: usize) -> Result<Census, Fault> {
    let mut census = Census::default();
    for (path, text) in files {
        check_path(path)?;
        check_characters(path, text)?;
        if path.ends_with(".rs") {
            let file = syn::parse_file(text)
                .map_err(|error| ("the output is no Rust", format!("{path}: {error}")))?;
            if let Some(why) = docs::defect(text, path == "src/lib.rs") {
                return Err(("documentation that is not plain", format!("{path}: {why}")));
            }
            census.module_of(path);
            census.visit_file(&file);
        } else if path == "Cargo.toml" {
            check_manifest(text)?;
        } else if path == "README.md" {
            if let Some(why) = docs::readme_defect(text) {
                return Err(("a README that is not plain", why));
            }
        } else if path != "NOTICE" {
            return Err(("a file nobody asked for", path.clone()));
        }
    }
    check_counts(files, operations, types)?;
    Ok(census)
}

impl Census {
    /// The first thing that is not allowed.
    pub fn fault(&self) -> Option<Fault> {
        let lists = [
            ("a macro nobody asked for", &self.macros, allowed::MACROS),
            (
                "an attribute nobody asked for",
                &self.attributes,
                allowed::ATTRIBUTES,
            ),
            (
                "a use of the standard library nobody asked for",
                &self.std,
                allowed::STD,
            ),
            ("an item nobody asked for", &self.items, allowed::ITEMS),
            ("a module nobody asked for", &self.modules, allowed::MODULES),
        ];
        let odd = lists.iter().find_map(|(kind, found, allowed)| {
            let odd = found.iter().find(|found| !allowed.contains(&found.as_str()))?;
            Some((*kind, odd.clone()))
        });
        odd
    }

    /// Adds what another client has.
    pub fn add(&mut self, other: Self) {
        self.macros.extend(other.macros);
        self.attributes.extend(other.attributes);
        self.std.extend(other.std);
        self.items.extend(other.items);
        self.modules.extend(other.modules);
    }

    /// The module of a file, unless it is named after something in the model.
    fn module_of(&mut self, path: &str) {
        let parts: Vec<_> = path
            .trim_start_matches("src/")
            .trim_end_matches(".rs")
            .split('/')
            .collect();
        let known = match parts.as_slice() {
            ["operation" | "types" | "waiters", _] => return,
            ["types", "error", _] => return,
            ["operation", _, rest @ ..] => format!("operation/*/{}", rest.join("/")),
            parts => parts.join("/"),
        };
        self.modules.insert(known);
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(name) if ["unsafe", "extern", "asm"].iter().any(|banned| name == banned) => {
                    self.items.insert(name.to_string());
                }
                TokenTree::Group(group) => self.tokens(group.stream()),
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Census {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let path = printed_path(attribute.path());
        let text = match &attribute.meta {
            syn::Meta::NameValue(value) if path == "doc" => {
                if !matches!(
                    &value.value,
                    syn::Expr::Lit(syn::ExprLit {
                        lit: syn::Lit::Str(_),
                        ..
                    })
                ) {
                    self.attributes.insert("doc that is no text".to_owned());
                }
                return;
            }
            syn::Meta::List(_) if path == "deprecated" => "deprecated(..)".to_owned(),
            syn::Meta::NameValue(_) => format!("{path} = .."),
            syn::Meta::List(list) => format!("{path}({})", list.tokens),
            syn::Meta::Path(_) => path,
        };
        self.attributes.insert(text);
    }

    fn visit_item(&mut self, item: &'ast syn::Item) {
        let kind = match item {
            syn::Item::Const(_) => "const",
            syn::Item::Enum(_) => "enum",
            syn::Item::Fn(_) => "fn",
            syn::Item::Impl(_) => "impl",
            syn::Item::Mod(_) => "mod",
            syn::Item::Static(_) => "static",
            syn::Item::Struct(_) => "struct",
            syn::Item::Trait(_) => "trait",
            syn::Item::Type(_) => "type",
            syn::Item::Use(_) => "use",
            syn::Item::Macro(_) => "macro",
            _ => "another kind of item",
        };
        self.items.insert(kind.to_owned());
        syn::visit::visit_item(self, item);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = printed_path(&call.path);
        self.macros.insert(match name.as_str() {
            "env" => format!("env({})", call.tokens),
            _ => name,
        });
        self.tokens(call.tokens.clone());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut names = path.segments.iter().map(|segment| segment.ident.to_string());
        if let (Some(first), Some(second)) = (names.next(), names.next()) {
            if ["std", "core", "alloc"].contains(&first.as_str()) {
                self.std.insert(second);
            } else if path.leading_colon.is_some() {
                self.std.insert(format!("::{first}"));
            }
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if let syn::UseTree::Path(root) = &item.tree {
            if ["std", "core", "alloc"].iter().any(|name| root.ident == name) {
                self.std.insert(match &*root.tree {
                    syn::UseTree::Path(inner) => inner.ident.to_string(),
                    _ => "several".to_owned(),
                });
            }
        }
        syn::visit::visit_item_use(self, item);
    }

    fn visit_expr_unsafe(&mut self, _: &'ast syn::ExprUnsafe) {
        self.items.insert("unsafe".to_owned());
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if signature.unsafety.is_some() || signature.abi.is_some() {
            self.items.insert("unsafe or extern fn".to_owned());
        }
        syn::visit::visit_signature(self, signature);
    }
}

fn printed_path(path: &syn::Path) -> String {
    let names: Vec<_> = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    names.join("::")
}

/// A path of a file stays in the package, on every system.
fn check_path(path: &str) -> Result<(), Fault> {
    let fits = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default();
        let is_plain = part
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        let reserved = ["con", "prn", "aux", "nul"];
        is_plain
            && !stem.is_empty()
            && part.len() < 256
            && !reserved.contains(&stem.to_ascii_lowercase().as_str())
    };
    if path.split('/').all(fits) {
        return Ok(());
    }
    Err(("a path that leads elsewhere", format!("{path:?}")))
}

/// rustc refuses these, or a terminal or editor acts on them.
fn check_characters(path: &str, text: &str) -> Result<(), Fault> {
    let is_odd = |c: char| match c {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    };
    let odd = text.lines().find(|line| line.contains(is_odd));
    match odd.or(text.contains('\r').then_some("a carriage return")) {
        Some(line) => Err(("characters that are not shown", format!("{path}: {line:?}"))),
        None => Ok(()),
    }
}

/// A message is lines of text.
pub fn check_message(text: &str) -> Result<(), Fault> {
    let is_odd = |c: char| {
        c != '\n' && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    };
    if text.contains(is_odd) {
        return Err((
            "a message with characters that are not shown",
            format!("{text:?}"),
        ));
    }
    Ok(())
}

fn check_manifest(text: &str) -> Result<(), Fault> {
    let table = toml::de::DeTable::parse(text)
        .map_err(|error| ("the manifest is no TOML", format!("{error}")))?
        .into_inner();
    let keys = |table: &toml::de::DeTable<'_>, allowed: &[&str]| {
        let mut keys = table.keys().map(|key| key.get_ref().to_string());
        match keys.find(|key| !allowed.contains(&key.as_str())) {
            Some(key) => Err(("a key of the manifest nobody asked for", key)),
            None => Ok(()),
        }
    };
    keys(&table, allowed::MANIFEST)?;
    for (name, allowed) in [
        ("package", allowed::PACKAGE),
        ("features", allowed::FEATURES),
        ("dependencies", &["tinsmith-runtime"]),
        ("dev-dependencies", &["tinsmith-runtime"]),
    ] {
        if let Some(table) = table.get(name).and_then(|table| table.get_ref().as_table()) {
            keys(table, allowed)?;
        }
    }
    Ok(())
}

/// Each operation has one file, each type at most one.
fn check_counts(files: &BTreeMap<String, String>, operations: usize, types: usize) -> Result<(), Fault> {
    let count = |folder: &str| {
        let below = files.keys().filter_map(|path| path.strip_prefix(folder));
        below.filter(|rest| !rest.contains('/')).count()
    };
    // besides the types there are `builders` and `error`, and errors of event streams
    let (found, most) = (
        count("src/operation/"),
        count("src/types/") + count("src/types/error/"),
    );
    if found != operations {
        return Err((
            "operations nobody asked for",
            format!("{found} instead of {operations}"),
        ));
    }
    if most > types + 2 * operations + 3 {
        return Err(("types nobody asked for", format!("{most} for {types}")));
    }
    Ok(())
}
