//! A namespace, which assigns each name once.

use crate::diagnostics::{codes, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// Names in one namespace, which must be unique.
pub struct Namespace {
    what: &'static str,
    /// The assigned names, with the ids that own them.
    taken: BTreeMap<String, String>,
    /// The names in the model of these owners, in lower case.
    called: BTreeSet<String>,
    /// The last number appended to each name.
    numbers: BTreeMap<String, usize>,
}

impl Namespace {
    /// Creates an empty namespace; `what` describes it in findings ("the fields of a structure").
    pub fn new(what: &'static str) -> Self {
        Self {
            what,
            taken: BTreeMap::new(),
            called: BTreeSet::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// Assigns the Rust names of an item of the model: those that `names` derives from its name in the model, or from
    /// the first of `name_2`, `name_3`… whose names are all free. Returns the name in the model with the number.
    ///
    /// A numbered name gives a finding with both ids: an error if the names in the model differ in case only, which
    /// Smithy forbids, else a warning.
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

    /// Reserves names that generated code always has.
    pub fn reserve<const N: usize>(&mut self, names: [&str; N], by: &str) {
        self.taken
            .extend(names.map(|name| (name.to_owned(), by.to_owned())));
    }

    /// Assigns a name, or the first of `name_2`, `name_3`… that is free, for items whose exact name does not matter.
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
    fn equal_names_get_numbers() {
        let mut scope = Namespace::new("the fields of a structure");
        scope.reserve(["build"], "a method of builders");
        let mut allocate = |name: &str, id: &str| {
            let with_setter = |name: &str| vec![name.to_lowercase(), format!("set_{}", name.to_lowercase())];
            scope.allocate(name, id, with_setter)
        };
        assert_eq!(allocate("x", "a$x"), ("x".to_owned(), None));
        let (name, warning) = allocate("set_X", "a$set_X");
        assert_eq!(name, "set_X_2");
        let text = warning.expect("a warning").to_string();
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
