//! Reads the items of a module under their public names.

use super::files::{join, Tree};
use super::surface::{Entry, Key, Kind, Surface};
use super::tokens::text;
use quote::ToTokens;
use syn::Type;

/// A module whose items are read.
pub struct Reader<'a> {
    /// The modules of the client.
    pub tree: &'a Tree,
    /// The entries so far.
    pub surface: &'a mut Surface,
    /// The module's path.
    pub path: String,
    /// True if it and all above it are public.
    pub public: bool,
}

impl Reader<'_> {
    /// Returns the public path of an item of this module.
    pub fn public_path(&self, name: &str, is_public: bool) -> Option<String> {
        self.tree.public_path(&self.path, self.public && is_public, name)
    }

    /// Formats tokens as short text.
    pub fn text(&self, what: &impl ToTokens) -> String {
        text(what, &self.tree.public)
    }

    /// Adds an entry.
    pub fn insert(&mut self, owner: &str, kind: Kind, name: &str, entry: Entry) {
        self.surface.entries.insert(Key::new(owner, kind, name), entry);
    }

    /// Returns the public path of the type that an implementation is for.
    pub fn owner(&self, ty: &Type) -> Option<String> {
        let Type::Path(path) = ty else { return None };
        let text = self.text(&path.path);
        match path.path.segments.len() {
            1 => {
                let own = join(&self.path, &text);
                let exported = self.tree.public.get(&own).cloned();
                exported.or_else(|| self.public.then_some(own))
            }
            _ => Some(text),
        }
    }
}
