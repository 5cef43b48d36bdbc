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

    /// Takes the names that something of the model gets in Rust: what `names` makes of its name in the model, or of the
    /// first of `name_2`, `name_3`… none of whose names is taken. Returns the one they were made of, and, where that is a
    /// number on, a warning that names both ids.
    pub fn allocate(
        &mut self,
        name: &str,
        id: impl Display,
        names: impl Fn(&str) -> Vec<String>,
    ) -> (String, Option<Diagnostic>) {
        let id = id.to_string();
        let mut chosen = name.to_owned();
        let mut wanted = names(&chosen);
        let collision = wanted.iter().find_map(|it| self.taken.get_key_value(it));
        let message = collision
            .map(|(taken, other)| format!("`{other}` and `{id}` would both be `{taken}` in {}", self.what));
        let mut number = 2;
        while wanted.iter().any(|it| self.taken.contains_key(it)) {
            chosen = format!("{name}_{number}");
            wanted = names(&chosen);
            number += 1;
        }
        let warning = message.map(|message| {
            let now = wanted.first().map(String::as_str).unwrap_or_default();
            Diagnostic::warning(codes::COLLISION, message)
                .shape(&id)
                .hint(format!(
                    "it is `{now}` now; rename one of them in the model to choose another name"
                ))
        });
        self.taken.extend(wanted.into_iter().map(|it| (it, id.clone())));
        (chosen, warning)
    }

    /// Takes names for what is there in any case.
    pub fn reserve<const N: usize>(&mut self, names: [&str; N], by: &str) {
        self.taken
            .extend(names.map(|name| (name.to_owned(), by.to_owned())));
    }

    /// Takes a name, or the first of `name_2`, `name_3`… that is free, where it matters to nobody what it is.
    pub fn allocate_anyway(&mut self, name: String) -> String {
        let (name, _) = self.allocate(&name, "", |name| vec![name.to_owned()]);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_the_same_is_told_apart_by_a_number() {
        let mut scope = Scope::new("the fields of a structure");
        scope.reserve(["build"], "a method of builders");
        let mut allocate = |name: &str, id: &str| {
            let with_setter = |name: &str| vec![name.to_lowercase(), format!("set_{}", name.to_lowercase())];
            scope.allocate(name, id, with_setter)
        };
        assert_eq!(allocate("x", "a$x"), ("x".to_owned(), None));
        let (name, warning) = allocate("set_X", "a$set_X");
        assert_eq!(name, "set_X_2");
        let text = warning.expect("it is told").to_string();
        assert!(
            text.contains("`a$x` and `a$set_X` would both be `set_x` in the fields of a structure"),
            "{text}"
        );
        assert!(text.contains("it is `set_x_2` now"), "{text}");
        assert_eq!(allocate("build", "a$build").0, "build_2");
        assert_eq!(allocate("Build", "a$Build").0, "Build_3");
    }
}
