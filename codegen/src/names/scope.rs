//! A namespace: each name is handed out once.

use crate::diagnostics::{codes, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// Names that stand beside each other and must differ.
pub struct Scope {
    what: &'static str,
    /// The id of what took each name.
    taken: BTreeMap<String, String>,
    /// What those are called in the model, in small letters.
    called: BTreeSet<String>,
    /// The number that was last given to each name.
    numbers: BTreeMap<String, usize>,
}

impl Scope {
    /// An empty namespace; `what` is told in findings ("the fields of a structure").
    pub fn new(what: &'static str) -> Self {
        Self {
            what,
            taken: BTreeMap::new(),
            called: BTreeSet::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// Takes the names that something of the model gets in Rust: what `names` makes of its name in the model, or of the
    /// first of `name_2`, `name_3`… none of whose names is taken. Returns the one they were made of.
    ///
    /// Where that has a number, there is a finding that names both ids: an error where what they are called differs in
    /// case at most, which Smithy forbids, else a warning.
    pub fn allocate(
        &mut self,
        name: &str,
        id: impl Display,
        names: impl Fn(&str) -> Vec<String>,
    ) -> (String, Option<Diagnostic>) {
        let id = id.to_string();
        let mut chosen = name.to_owned();
        let mut wanted = names(&chosen);
        let other = wanted.iter().find_map(|wanted| self.taken.get_key_value(wanted));
        let message = other
            .map(|(taken, other)| format!("`{other}` and `{id}` would both be `{taken}` in {}", self.what));
        if message.is_some() {
            let last = wanted.first().cloned().unwrap_or_default();
            let number = self.numbers.entry(last).or_insert(1);
            while wanted.iter().any(|wanted| self.taken.contains_key(wanted)) {
                *number += 1;
                chosen = format!("{name}_{number}");
                wanted = names(&chosen);
            }
        }
        let is_new = self.called.insert(name.to_ascii_lowercase());
        let finding = message.map(|message| {
            let finding = if is_new {
                Diagnostic::warning(codes::COLLISION, message).hint(format!(
                    "it is `{}` now; rename one of them in the model to choose another name",
                    wanted.first().map(String::as_str).unwrap_or_default(),
                ))
            } else {
                Diagnostic::error(codes::COLLISION, message)
                    .hint("rename one of them in the model, or leave out the operations that need it")
            };
            finding.shape(&id)
        });
        self.taken
            .extend(wanted.into_iter().map(|wanted| (wanted, id.clone())));
        (chosen, finding)
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
    use crate::diagnostics::Severity;

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
        let (_, error) = allocate("Build", "a$Build");
        assert_eq!(error.map(|error| error.severity), Some(Severity::Error));
    }
}
