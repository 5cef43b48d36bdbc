//! A namespace: each name is handed out once.

use crate::diagnostics::{codes, Diagnostic};
use std::collections::BTreeMap;
use std::fmt::Display;

/// Names that stand beside each other and must differ.
pub struct Scope {
    what: &'static str,
    taken: BTreeMap<String, String>,
}

impl Scope {
    /// An empty namespace; `what` is told in findings ("the fields of a structure").
    pub fn new(what: &'static str) -> Self {
        Self {
            what,
            taken: BTreeMap::new(),
        }
    }

    /// Takes a name for the shape or member with this id.
    ///
    /// Error: the name is taken; the finding names both ids.
    pub fn allocate(&mut self, name: String, id: impl Display) -> Result<String, Box<Diagnostic>> {
        let id = id.to_string();
        if let Some(other) = self.taken.get(&name) {
            let message = format!("`{other}` and `{id}` would both be `{name}` in {}", self.what);
            return Err(Box::new(
                Diagnostic::error(codes::COLLISION, message)
                    .shape(id)
                    .hint("rename one of them in the model, or leave out the operations that need it"),
            ));
        }
        self.taken.insert(name.clone(), id);
        Ok(name)
    }

    /// Takes a name, or the first of `name_2`, `name_3`… that is free, where it matters to nobody what it is.
    pub fn allocate_anyway(&mut self, name: String) -> String {
        let numbered = (2..).map(|n| format!("{name}_{n}"));
        let free = std::iter::once(name.clone())
            .chain(numbered)
            .find(|name| !self.taken.contains_key(name))
            .unwrap_or(name);
        self.taken.insert(free.clone(), String::new());
        free
    }
}
