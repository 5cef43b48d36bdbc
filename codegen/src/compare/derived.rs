//! Finds entries that follow from others: the accessors and setters of a field, the parts of a type, the modules of an
//! operation. A change is reported once, for the entry that the others follow from.

use super::surface::{Entry, Key, Kind, Surface};
use crate::names::without_raw;
use std::collections::BTreeMap;

/// The entries that differ between two surfaces.
pub struct Differences<'a> {
    /// The old and the new entry.
    pub entries: BTreeMap<&'a Key, (Option<&'a Entry>, Option<&'a Entry>)>,
}

/// The direction of a difference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Added,
    Removed,
    Changed,
}

impl<'a> Differences<'a> {
    /// Finds the differences between two surfaces.
    pub fn between(old: &'a Surface, new: &'a Surface) -> Self {
        let mut entries = BTreeMap::new();
        for (key, was) in &old.entries {
            let is = new.entries.get(key);
            if is != Some(was) {
                entries.insert(key, (Some(was), is));
            }
        }
        for (key, is) in &new.entries {
            if !old.entries.contains_key(key) {
                entries.insert(key, (None, Some(is)));
            }
        }
        Self { entries }
    }

    fn direction(&self, key: &Key) -> Option<Direction> {
        match self.entries.get(key)? {
            (None, _) => Some(Direction::Added),
            (_, None) => Some(Direction::Removed),
            (Some(was), Some(is)) => (was.signature != is.signature).then_some(Direction::Changed),
        }
    }

    /// Returns `true` if a whole item was added or removed, in this direction.
    fn is_whole(&self, owner: &str, direction: Direction) -> bool {
        self.direction(&Key::item(owner)) == Some(direction) && direction != Direction::Changed
    }

    /// Returns `true` if this item, or one inside it, gained or lost one of these traits, in this direction.
    fn implements(&self, inside: &str, names: &[&str], direction: Direction) -> bool {
        let from = Key::new(inside, Kind::Item, "");
        let range = self
            .entries
            .range::<&Key, _>(&from..)
            .take_while(|(key, _)| key.owner.starts_with(inside));
        let is_one = |key: &&Key| key.kind == Kind::Impl && names.contains(&&*key.name);
        range
            .map(|(key, _)| *key)
            .filter(is_one)
            .any(|key| self.direction(key) == Some(direction))
    }

    /// Returns `true` if an item is in both surfaces, or in neither.
    pub fn is_in_both(&self, owner: &str) -> bool {
        let key = Key::item(owner);
        !matches!(self.direction(&key), Some(Direction::Added | Direction::Removed))
    }

    /// Returns `true` if a field is in only one of the surfaces.
    pub fn is_in_one(&self, owner: &str, field: &str) -> bool {
        let direction = |kind| self.direction(&Key::new(owner, kind, field));
        let is_one = |direction| matches!(direction, Some(Direction::Added | Direction::Removed));
        is_one(direction(Kind::Field)) || is_one(direction(Kind::Variant))
    }
}

const PAGINATED: &[&str] = &["Paginated", "PaginatedItems", "PaginatedBySize"];

/// Returns `true` if a difference follows from another one.
pub fn is_derived(all: &Differences<'_>, key: &Key) -> bool {
    let Some(direction) = all.direction(key) else {
        // a change of documentation, which generated methods share with their field
        return match key.kind {
            Kind::Builder => true,
            Kind::Method => !is_client(&key.owner),
            // an error has its own documentation
            Kind::Variant => !key.owner.starts_with("types::") || key.owner.starts_with("types::error::"),
            Kind::Item => key.owner.contains("builders::") || key.owner.contains("paginator::"),
            _ => false,
        };
    };
    if key.kind != Kind::Item && is_of_whole(all, key, direction) {
        return true;
    }
    match key.kind {
        Kind::Item => is_derived_item(all, key, direction),
        Kind::Method | Kind::Builder => is_of_part(all, key, direction),
        Kind::Impl => is_derived_impl(all, key, direction),
        Kind::Variant => {
            // the service's error has the variants of all errors
            let error = format!("types::error::{}", key.name);
            key.owner == "Error" && all.is_whole(&error, direction)
        }
        Kind::Reexport => all.implements("", &["Presignable"], direction) && key.owner == "presigning",
        _ => false,
    }
}

/// Returns `true` if the whole item that it is part of was added or removed.
fn is_of_whole(all: &Differences<'_>, key: &Key, direction: Direction) -> bool {
    // the methods of waiters are reported individually
    if is_waiters(&key.owner) {
        return false;
    }
    all.is_whole(&key.owner, direction) || is_in_whole_operation(all, &key.owner, direction)
}

/// Returns `true` if the operation that an item belongs to was added or removed.
fn is_in_whole_operation(all: &Differences<'_>, owner: &str, direction: Direction) -> bool {
    let module = owner
        .strip_prefix("operation::")
        .and_then(|rest| rest.split("::").next());
    module.is_some_and(|module| is_operation(all, module, direction))
}

/// Returns `true` if an operation, given by its module, was added or removed.
fn is_operation(all: &Differences<'_>, module: &str, direction: Direction) -> bool {
    all.is_whole(&format!("operation::{module}"), direction)
}

fn is_derived_item(all: &Differences<'_>, key: &Key, direction: Direction) -> bool {
    let owner = &key.owner;
    // it is represented by the method of the client
    if is_in_whole_operation(all, owner, direction) {
        return true;
    }
    let is_waiter = owner == "waiters" || owner.starts_with("waiters::") || is_waiters(owner);
    if is_waiter && direction != Direction::Changed {
        return true;
    }
    if owner.split("::").any(|part| part == "paginator") {
        let inside: Vec<_> = owner.split("::").take(2).collect();
        if all.implements(&format!("{}::", inside.join("::")), PAGINATED, direction) {
            return true;
        }
    }
    if owner == "presigning" && all.implements("", &["Presignable"], direction) {
        return true;
    }
    // a builder belongs to its type
    let related = all
        .entries
        .get(key)
        .and_then(|(was, is)| was.or(*is))
        .and_then(|entry| entry.related.as_ref());
    if related.is_some_and(|built| all.is_whole(built, direction)) {
        return true;
    }
    // a module, or parts of a module that was added or removed as a whole
    let mut above = owner.as_str();
    while let Some((module, _)) = above.rsplit_once("::") {
        if all.is_whole(module, direction) {
            return true;
        }
        above = module;
    }
    false
}

/// Returns `true` if a method belongs to a field or a variant that changed in the same direction.
fn is_of_part(all: &Differences<'_>, key: &Key, direction: Direction) -> bool {
    if is_client(&key.owner) {
        return false;
    }
    let plain = without_raw(&key.name);
    let stems = [
        plain,
        plain.trim_start_matches("set_"),
        plain.trim_start_matches("get_"),
    ];
    let is_of_field = stems.iter().any(|stem| {
        let names = [(*stem).to_owned(), format!("r#{stem}")];
        names
            .iter()
            .any(|name| all.direction(&Key::new(&key.owner, Kind::Field, name)) == Some(direction))
    });
    let entry = |key: &Key| all.entries.get(key).and_then(|(was, is)| was.or(*is));
    let is_of_variant = |key: &Key| {
        let related = entry(key).and_then(|entry| entry.related.as_ref());
        related.is_some_and(|variant| {
            all.direction(&Key::new(&key.owner, Kind::Variant, variant)) == Some(direction)
        })
    };
    let with_accessor = plain.strip_prefix("is_").map(|rest| {
        let accessor = format!("as_{rest}");
        Key::new(&key.owner, Kind::Method, &accessor)
    });
    is_of_field || is_of_variant(key) || with_accessor.is_some_and(|accessor| is_of_variant(&accessor))
}

fn is_derived_impl(all: &Differences<'_>, key: &Key, direction: Direction) -> bool {
    // `From<operation::x::XError>` of the service's error
    if let Some(from) = key
        .name
        .strip_prefix("From<")
        .and_then(|rest| rest.strip_suffix('>'))
    {
        return is_in_whole_operation(all, from, direction) || all.is_whole(from, direction);
    }
    if key.name == "Waiters" {
        return true;
    }
    // the change of the paginator covers its parts
    let paginator = Key::new(&key.owner, Kind::Impl, "Paginated");
    matches!(&*key.name, "PaginatedItems" | "PaginatedBySize") && all.direction(&paginator) == Some(direction)
}

fn is_client(owner: &str) -> bool {
    owner == "Client"
}

fn is_waiters(owner: &str) -> bool {
    owner == "client::Waiters"
}
