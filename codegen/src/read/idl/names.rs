//! Resolves names in a file to absolute shape ids.

use super::prelude;
use super::tree::File;
use std::collections::{HashMap, HashSet};

/// The shape types of a model, by absolute id.
#[derive(Debug, Default)]
pub struct Defined {
    shapes: HashMap<String, String>,
    namespaces: HashSet<String>,
}

/// An absolute id, and the type of its shape if the model has it.
#[derive(Debug, PartialEq, Eq)]
pub struct Resolved<'d> {
    pub id: String,
    pub kind: Option<&'d str>,
}

const PRELUDE: &str = "smithy.api";

impl Defined {
    /// Adds a shape.
    pub fn add(&mut self, id: impl Into<String>, kind: impl Into<String>) {
        let id = id.into();
        if let Some((namespace, _)) = id.split_once('#') {
            if !self.namespaces.contains(namespace) {
                self.namespaces.insert(namespace.to_owned());
            }
        }
        self.shapes.entry(id).or_insert_with(|| kind.into());
    }

    /// Returns the type of a shape.
    pub fn kind(&self, id: &str) -> Option<&str> {
        if let Some(kind) = self.shapes.get(id) {
            return Some(kind);
        }
        let name = id.strip_prefix(PRELUDE)?.strip_prefix('#')?;
        prelude::kind_of(name)
    }

    /// Returns `true` if there is a shape in this namespace.
    pub fn has_namespace(&self, namespace: &str) -> bool {
        namespace == PRELUDE || self.namespaces.contains(namespace)
    }
}

/// The scope in which the names of a file are resolved.
pub struct Scope<'a, 'd> {
    namespace: &'a str,
    uses: HashMap<&'a str, &'a str>,
    defined: &'d Defined,
}

impl<'a, 'd> Scope<'a, 'd> {
    /// Creates the scope of a file's shapes.
    pub fn of(file: &File<'a>, defined: &'d Defined) -> Self {
        let name = |id: &'a str| id.rsplit('#').next().unwrap_or_default();
        Self {
            namespace: file.namespace,
            uses: file
                .uses
                .iter()
                .map(|used| (name(used.text), used.text))
                .collect(),
            defined,
        }
    }

    /// Creates the scope of metadata, which precedes the namespace and `use`.
    pub fn of_metadata(defined: &'d Defined) -> Self {
        Self {
            namespace: PRELUDE,
            uses: HashMap::new(),
            defined,
        }
    }

    /// The namespace of the file.
    pub fn namespace(&self) -> &'a str {
        self.namespace
    }

    /// Returns `true` if the model has shapes of this namespace.
    pub fn has_namespace(&self, namespace: &str) -> bool {
        self.defined.has_namespace(namespace)
    }

    /// Resolves a name: first to a used shape, then to one of the file's namespace, then to one of the prelude. An
    /// unknown name resolves to the file's namespace.
    pub fn resolve(&self, name: &str) -> Resolved<'d> {
        let (root, member) = match name.split_once('$') {
            Some((root, member)) => (root, Some(member)),
            None => (name, None),
        };
        let mut resolved = self.root(root);
        if let Some(member) = member {
            resolved.id.push('$');
            resolved.id.push_str(member);
            // the member is not checked, since shapes may inherit members from mixins
            resolved.kind = resolved.kind.map(|_| "member");
        }
        resolved
    }

    fn root(&self, name: &str) -> Resolved<'d> {
        let absolute = match self.uses.get(name) {
            Some(used) => used,
            None => name,
        };
        let found = |id: String| Resolved {
            kind: self.defined.kind(&id),
            id,
        };
        if absolute.contains('#') {
            return found(absolute.to_owned());
        }
        let here = found(format!("{}#{name}", self.namespace));
        if here.kind.is_some() {
            return here;
        }
        let in_prelude = found(format!("{PRELUDE}#{name}"));
        match in_prelude.kind {
            Some(_) => in_prelude,
            None => here,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Name;
    use super::*;

    #[test]
    fn names_are_looked_for_in_order() {
        let mut defined = Defined::default();
        for id in ["here#Own", "here#String", "other#Used", "other#Long"] {
            defined.add(id, "structure");
        }
        let name = |text| Name { text, at: 0 };
        let file = File {
            namespace: "here",
            uses: vec![name("other#Used"), name("other#Long"), name("far#Away")],
            ..File::default()
        };
        let scope = Scope::of(&file, &defined);
        let of = |name| {
            let Resolved { id, kind } = scope.resolve(name);
            (id, kind.is_some())
        };
        let is = |id: &str, known| (id.to_owned(), known);
        assert_eq!(of("Own"), is("here#Own", true));
        assert_eq!(of("String"), is("here#String", true));
        assert_eq!(of("Integer"), is("smithy.api#Integer", true));
        assert_eq!(of("Long"), is("other#Long", true));
        assert_eq!(of("Used$a"), is("other#Used$a", true));
        assert_eq!(of("Away"), is("far#Away", false));
        assert_eq!(of("None"), is("here#None", false));
        assert_eq!(of("other#Own"), is("other#Own", false));
        assert_eq!(Scope::of_metadata(&defined).resolve("Own").id, "smithy.api#Own");
    }
}
