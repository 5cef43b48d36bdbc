//! rustdoc's JSON of a crate, and of the one it takes much from: items by name, and their impls.
//!
//! An item of the two crates is named `#crate:id`; anything else by the path it is defined at.

use super::ty::Ty;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A crate, and maybe the one whose items it re-exports.
pub struct Docs<'a> {
    crates: Vec<Crate<'a>>,
    blocks: RefCell<HashMap<String, Rc<Vec<Block<'a>>>>>,
}

/// An impl block as it is written.
pub struct Block<'a> {
    pub at: usize,
    pub json: &'a Value,
    /// The trait, where it is of one.
    pub of_trait: Option<String>,
    pub of_type: Ty,
    /// Its bounds: the type, and the trait.
    pub requirements: Vec<(Ty, Ty)>,
}

struct Crate<'a> {
    json: &'a Value,
    index: HashMap<u64, &'a Value>,
    /// Its items, by path.
    defined: HashMap<String, u64>,
}

/// An item: the crate it is of, and what rustdoc says.
#[derive(Clone, Copy)]
pub struct Item<'a> {
    pub at: usize,
    pub json: &'a Value,
}

impl<'a> Item<'a> {
    pub fn inner(&self, kind: &str) -> Option<&'a Value> {
        self.json["inner"].get(kind)
    }

    pub fn name(&self) -> &'a str {
        self.json["name"].as_str().unwrap_or_default()
    }

    pub fn id(&self) -> String {
        local(self.at, self.json["id"].as_u64().unwrap_or_default())
    }

    /// Its type parameters, for an item that has `generics`.
    pub fn params(&self) -> Vec<&'a Value> {
        let inner = self.json["inner"]
            .as_object()
            .and_then(|object| object.values().next());
        let params = items(inner.map_or(&Value::Null, |inner| &inner["generics"]["params"]));
        params
            .filter(|param| param["kind"].get("type").is_some())
            .collect()
    }

    /// Returns `true` if an attribute of it mentions this.
    pub fn has_attribute(&self, part: &str) -> bool {
        items(&self.json["attrs"]).any(|item| item.to_string().contains(part))
    }

    /// Returns `true` if callers are shown it; variants and what is in a trait are as public as what they stand in.
    pub fn is_public(&self) -> bool {
        let visibility = &self.json["visibility"];
        (visibility == "public" || visibility == "default") && !self.has_attribute("doc(hidden)")
    }
}

pub fn items(value: &Value) -> impl Iterator<Item = &Value> + Clone {
    value.as_array().into_iter().flatten()
}

fn local(at: usize, id: u64) -> String {
    format!("#{at}:{id}")
}

pub fn is_local(name: &str) -> bool {
    name.starts_with('#')
}

impl<'a> Docs<'a> {
    pub fn new(json: &'a Value, dependency: Option<&'a Value>) -> Self {
        let crates = [Some(json), dependency].into_iter().flatten();
        Self {
            crates: crates.map(Crate::new).collect(),
            blocks: RefCell::default(),
        }
    }

    /// The impl blocks of an item.
    pub fn blocks(&self, name: &str) -> Rc<Vec<Block<'a>>> {
        if let Some(known) = self.blocks.borrow().get(name) {
            return known.clone();
        }
        let blocks = Rc::new(self.item(name).map_or_else(Vec::new, |item| self.blocks_of(item)));
        self.blocks.borrow_mut().insert(name.to_owned(), blocks.clone());
        blocks
    }

    fn blocks_of(&self, item: Item<'a>) -> Vec<Block<'a>> {
        let inner = item.json["inner"]
            .as_object()
            .and_then(|object| object.values().next());
        let ids = items(inner.map_or(&Value::Null, |inner| &inner["impls"]));
        let blocks = ids.filter_map(|id| self.by_id(item.at, id)?.inner("impl"));
        let blocks = blocks.filter(|json| json["is_negative"] != true);
        let block = |json: &'a Value| Block {
            at: item.at,
            json,
            of_trait: json["trait"].get("id").map(|id| self.name(item.at, id)),
            of_type: self.ty(item.at, &json["for"]),
            requirements: self.requirements(item.at, &json["generics"]),
        };
        blocks.map(block).collect()
    }

    /// The one item of the crate itself that has a trait, if there is just one.
    pub fn only_one_with(&self, of_trait: &str) -> Option<Ty> {
        let items = self.crates[0].index.values();
        let impls = items.filter_map(|json| json["inner"].get("impl"));
        let of_trait = impls.filter(|implementation| {
            implementation["trait"]
                .get("id")
                .is_some_and(|id| self.name(0, id) == of_trait)
        });
        let mut of_trait = of_trait.filter(|of_trait| of_trait["blanket_impl"].is_null());
        let found = of_trait.next()?;
        of_trait.next().is_none().then(|| self.ty(0, &found["for"]))
    }

    /// The item with a name, if it is one of the two crates'.
    pub fn item(&self, name: &str) -> Option<Item<'a>> {
        let (at, id) = name.strip_prefix('#')?.split_once(':')?;
        let at: usize = at.parse().ok()?;
        let index = &self.crates.get(at)?.index;
        let json = index.get(&id.parse().ok()?)?;
        Some(Item { at, json })
    }

    /// The module that is the crate itself.
    pub fn root(&self) -> Option<Item<'a>> {
        self.by_id(0, &self.crates[0].json["root"])
    }

    /// The item with an id in a crate.
    pub fn by_id(&self, at: usize, id: &Value) -> Option<Item<'a>> {
        self.item(&self.name(at, id))
    }

    /// Returns the path of the item with an id in a crate.
    pub fn name(&self, at: usize, id: &Value) -> String {
        let Some(id) = id.as_u64() else {
            return "?".to_owned();
        };
        if self.crates[at].index.contains_key(&id) {
            return local(at, id);
        }
        let path = path_of(&self.crates[at].json["paths"][id.to_string()]);
        let elsewhere = self.crates.iter().enumerate();
        elsewhere
            .filter(|(other, _)| *other != at)
            .find_map(|(other, elsewhere)| Some(local(other, *elsewhere.defined.get(&path)?)))
            .unwrap_or(path)
    }
}

impl<'a> Crate<'a> {
    fn new(json: &'a Value) -> Self {
        let paths = json["paths"].as_object().into_iter().flatten();
        let own = paths.filter(|(_, path)| path["crate_id"] == 0);
        let defined = own.filter_map(|(id, own)| Some((path_of(own), id.parse().ok()?)));
        let index = json["index"].as_object().into_iter().flatten();
        let index = index.filter_map(|(id, index)| Some((id.parse().ok()?, index)));
        Self {
            json,
            index: index.collect(),
            defined: defined.collect(),
        }
    }
}

fn path_of(known: &Value) -> String {
    let segments: Vec<_> = items(&known["path"]).filter_map(Value::as_str).collect();
    segments.join("::")
}
