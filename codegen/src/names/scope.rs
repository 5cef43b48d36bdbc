//! A namespace: each name is handed out once.

use crate::diagnostics::{codes, Diagnostic};
use std::collections::BTreeMap;
use std::fmt::Display;

/// Names that stand beside each other and must differ.
pub struct Scope {
    what: &'static str,
    taken: BTreeMap<String, Owner>,
}

/// Who took a name: what it is called in the model, and its id.
#[derive(Clone)]
struct Owner {
    name: String,
    id: String,
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
        let owner = Owner {
            name: name.to_owned(),
            id: id.to_string(),
        };
        let mut chosen = name.to_owned();
        let mut wanted = names(&chosen);
        let mut others = Vec::new();
        let mut number = 2;
        while let Some((taken, other)) = wanted.iter().find_map(|it| self.taken.get_key_value(it)) {
            others.push((taken.clone(), other.clone()));
            chosen = format!("{name}_{number}");
            wanted = names(&chosen);
            number += 1;
        }
        let forbidden = |(_, other): &&(String, Owner)| other.name.eq_ignore_ascii_case(name);
        let other = others.iter().find(forbidden).or(others.first());
        let now = wanted.first().map(String::as_str).unwrap_or_default();
        let finding = other.map(|(taken, other)| self.collision(taken, other, &owner, now));
        self.taken
            .extend(wanted.into_iter().map(|it| (it, owner.clone())));
        (chosen, finding)
    }

    fn collision(&self, taken: &str, other: &Owner, owner: &Owner, now: &str) -> Diagnostic {
        let (ids, what) = ((&other.id, &owner.id), self.what);
        let message = format!("`{}` and `{}` would both be `{taken}` in {what}", ids.0, ids.1);
        let finding = match other.name.eq_ignore_ascii_case(&owner.name) {
            true => Diagnostic::error(codes::COLLISION, message)
                .hint("rename one of them in the model, or leave out the operations that need it"),
            false => Diagnostic::warning(codes::COLLISION, message).hint(format!(
                "it is `{now}` now; rename one of them in the model to choose another name"
            )),
        };
        finding.shape(&owner.id)
    }

    /// Takes names for what is there in any case.
    pub fn reserve<const N: usize>(&mut self, names: [&str; N], by: &str) {
        let owner = Owner {
            name: String::new(),
            id: by.to_owned(),
        };
        self.taken
            .extend(names.map(|name| (name.to_owned(), owner.clone())));
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
        assert_eq!(error.map(|it| it.severity), Some(Severity::Error));
    }
}
