//! The public paths of a crate.

use super::rustdoc::{items, Docs, Item};
use serde_json::Value;
use std::collections::BTreeMap;

/// The item at a public path.
pub enum Entry<'a> {
    Item(Item<'a>),
    /// Something of another crate, by the path it is defined at.
    Foreign(String),
}

impl<'a> Docs<'a> {
    /// Everything public, by path.
    pub fn public(&self) -> BTreeMap<String, Entry<'a>> {
        let mut walk = Walk {
            docs: self,
            found: BTreeMap::new(),
            open: Vec::new(),
            by_glob: false,
        };
        if let Some(root) = self.root() {
            walk.module(root, "");
        }
        walk.found
    }
}

struct Walk<'d, 'a> {
    docs: &'d Docs<'a>,
    found: BTreeMap<String, Entry<'a>>,
    /// The modules on the path, so that a glob import of a parent is not followed endlessly.
    open: Vec<String>,
    /// True if an item comes from a glob import, and is shadowed by a named one.
    by_glob: bool,
}

impl<'a> Walk<'_, 'a> {
    fn module(&mut self, module: Item<'a>, path: &str) {
        let Some(inner) = module.inner("module") else {
            return;
        };
        if self.open.contains(&module.id()) {
            return;
        }
        self.open.push(module.id());
        for child in items(&inner["items"]) {
            let child = self.docs.by_id(module.at, child);
            if let Some(child) = child.filter(Item::is_public) {
                match child.inner("use") {
                    Some(import) => self.import(child.at, import, path),
                    None => self.named(child, &join(path, child.name())),
                }
            }
        }
        self.open.pop();
    }

    /// `pub use`: what it names appears here.
    fn import(&mut self, at: usize, import: &Value, path: &str) {
        let target = self.docs.name(at, &import["id"]);
        let name = join(path, import["name"].as_str().unwrap_or_default());
        match (self.docs.item(&target), import["is_glob"] == true) {
            (Some(item), true) => {
                let before = std::mem::replace(&mut self.by_glob, true);
                self.module(item, path);
                self.by_glob = before;
            }
            (Some(item), false) => self.named(item, &name),
            (None, true) => {}
            (None, false) => self.found(&name, Entry::Foreign(target)),
        }
    }

    fn named(&mut self, item: Item<'a>, path: &str) {
        self.found(path, Entry::Item(item));
        self.module(item, path);
    }

    fn found(&mut self, path: &str, entry: Entry<'a>) {
        if !(self.by_glob && self.found.contains_key(path)) {
            self.found.insert(path.to_owned(), entry);
        }
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}::{name}")
    }
}
