//! rustdoc's JSON of a crate, and of the one it takes much from: items by name, and the paths under which callers find them.
//!
//! An item of the two crates is named `#crate:id`; anything else by the path it is defined at.

use super::ty::Ty;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
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
    /// What it asks of whom.
    pub requirements: Vec<(Ty, Ty)>,
}

struct Crate<'a> {
    json: &'a Value,
    /// What is defined in it, by path.
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
        let inner = self.json["inner"].as_object().and_then(|it| it.values().next());
        let params = items(inner.map_or(&Value::Null, |it| &it["generics"]["params"]));
        params.filter(|it| it["kind"].get("type").is_some()).collect()
    }

    /// Whether an attribute of it mentions this.
    pub fn has_attribute(&self, part: &str) -> bool {
        items(&self.json["attrs"]).any(|it| it.to_string().contains(part))
    }

    /// Whether callers are shown it; variants and what is in a trait are as public as what they stand in.
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

/// What stands at a public path.
pub enum Entry<'a> {
    Item(Item<'a>),
    /// Something of another crate, by the path it is defined at.
    Foreign(String),
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
        let inner = item.json["inner"].as_object().and_then(|it| it.values().next());
        let ids = items(inner.map_or(&Value::Null, |it| &it["impls"]));
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
        let index = self.crates[0].json["index"].as_object().into_iter().flatten();
        let impls = index.filter_map(|(_, json)| json["inner"].get("impl"));
        let of_trait = impls.filter(|it| {
            it["trait"]
                .get("id")
                .is_some_and(|id| self.name(0, id) == of_trait)
        });
        let mut of_trait = of_trait.filter(|it| it["blanket_impl"].is_null());
        let found = of_trait.next()?;
        of_trait.next().is_none().then(|| self.ty(0, &found["for"]))
    }

    /// The item with a name, if it is one of the two crates'.
    pub fn item(&self, name: &str) -> Option<Item<'a>> {
        let (at, id) = name.strip_prefix('#')?.split_once(':')?;
        let at: usize = at.parse().ok()?;
        let json = self.crates.get(at)?.json["index"].get(id)?;
        Some(Item { at, json })
    }

    /// The item with an id in a crate.
    pub fn by_id(&self, at: usize, id: &Value) -> Option<Item<'a>> {
        self.item(&self.name(at, id))
    }

    /// What an id in a crate names.
    pub fn name(&self, at: usize, id: &Value) -> String {
        let Some(id) = id.as_u64() else {
            return "?".to_owned();
        };
        let json = self.crates[at].json;
        if json["index"].get(id.to_string()).is_some() {
            return local(at, id);
        }
        let path = path_of(&json["paths"][id.to_string()]);
        let elsewhere = self.crates.iter().enumerate();
        elsewhere
            .filter(|(other, _)| *other != at)
            .find_map(|(other, it)| Some(local(other, *it.defined.get(&path)?)))
            .unwrap_or(path)
    }

    /// Everything public, by path.
    pub fn public(&self) -> BTreeMap<String, Entry<'a>> {
        let mut walk = Walk {
            docs: self,
            found: BTreeMap::new(),
            open: Vec::new(),
            by_glob: false,
        };
        if let Some(root) = self.by_id(0, &self.crates[0].json["root"]) {
            walk.module(root, "");
        }
        walk.found
    }
}

impl<'a> Crate<'a> {
    fn new(json: &'a Value) -> Self {
        let paths = json["paths"].as_object().into_iter().flatten();
        let own = paths.filter(|(_, it)| it["crate_id"] == 0);
        let defined = own.filter_map(|(id, it)| Some((path_of(it), id.parse().ok()?)));
        Self {
            json,
            defined: defined.collect(),
        }
    }
}

fn path_of(known: &Value) -> String {
    let segments: Vec<_> = items(&known["path"]).filter_map(Value::as_str).collect();
    segments.join("::")
}

struct Walk<'d, 'a> {
    docs: &'d Docs<'a>,
    found: BTreeMap<String, Entry<'a>>,
    /// Modules on the way here, so that a glob import of a parent ends.
    open: Vec<String>,
    /// Whether what is found comes by a glob import, and gives way to what is named.
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
    match path.is_empty() {
        true => name.to_owned(),
        false => format!("{path}::{name}"),
    }
}

impl Docs<'_> {
    /// A type of a crate.
    pub fn ty(&self, at: usize, json: &Value) -> Ty {
        let Some((kind, it)) = json.as_object().and_then(|it| it.iter().next()) else {
            return Ty::unit();
        };
        let inner = |key: &str| vec![self.ty(at, &it[key])];
        match kind.as_str() {
            "resolved_path" => {
                let name = self.name(at, &it["id"]);
                let mut args = self.args(at, &it["args"]);
                self.add_defaults(&name, &mut args);
                Ty::named(name, args)
            }
            "generic" => Ty::param(it.as_str().unwrap_or_default()),
            "primitive" => Ty::named(it.as_str().unwrap_or_default(), Vec::new()),
            "tuple" => Ty::named("()", items(it).map(|it| self.ty(at, it)).collect()),
            "slice" => Ty::named("[]", vec![self.ty(at, it)]),
            "array" => Ty::named(format!("[; {}]", it["len"]), inner("type")),
            "borrowed_ref" => {
                let is_mutable = it["is_mutable"] == true;
                let referent = match is_mutable {
                    true => vec![Ty::named("mut", inner("type"))],
                    false => inner("type"),
                };
                Ty::named(
                    if it["lifetime"] == "'static" {
                        "&'static"
                    } else {
                        "&"
                    },
                    referent,
                )
            }
            "impl_trait" => Ty::named("impl", self.bounds(at, it)),
            "dyn_trait" => {
                // its lifetime is what it is by default
                let all = items(&it["traits"]).map(|it| self.of_trait(at, &it["trait"]));
                Ty::named("dyn", all.collect())
            }
            "qualified_path" => Ty::Assoc {
                of: Box::new(self.ty(at, &it["self_type"])),
                of_trait: self.name(at, &it["trait"]["id"]),
                name: it["name"].as_str().unwrap_or_default().to_owned(),
                args: self.args(at, &it["args"]),
            },
            "function_pointer" => {
                let mut all: Vec<_> = items(&it["sig"]["inputs"])
                    .map(|it| self.ty(at, &it[1]))
                    .collect();
                all.push(self.ty(at, &it["sig"]["output"]));
                Ty::named("fn", all)
            }
            // nothing of the kind is in these crates
            _ => Ty::named(format!("?{kind}"), Vec::new()),
        }
    }

    /// The type arguments of a path, and what it says of associated types; lifetimes are not compared.
    fn args(&self, at: usize, args: &Value) -> Vec<Ty> {
        if let Some(call) = args.get("parenthesized") {
            let inputs = items(&call["inputs"]).map(|it| self.ty(at, it)).collect();
            let output = self.ty(at, &call["output"]);
            return vec![Ty::named("()", inputs), Ty::named("Output =", vec![output])];
        }
        let args = &args["angle_bracketed"];
        let types = items(&args["args"])
            .filter_map(|it| it.get("type"))
            .map(|it| self.ty(at, it));
        let constraints = items(&args["constraints"]).filter_map(|it| {
            let ty = it["binding"]["equality"].get("type")?;
            let name = format!("{} =", it["name"].as_str()?);
            Some(Ty::named(name, vec![self.ty(at, ty)]))
        });
        types.chain(constraints).collect()
    }

    fn add_defaults(&self, name: &str, args: &mut Vec<Ty>) {
        let Some(item) = self.item(name) else { return };
        for param in item.params().iter().skip(args.len()) {
            let default = &param["kind"]["type"]["default"];
            if !default.is_null() {
                args.push(self.ty(item.at, default));
            }
        }
    }

    /// A trait with its arguments.
    pub fn of_trait(&self, at: usize, json: &Value) -> Ty {
        Ty::named(self.name(at, &json["id"]), self.args(at, &json["args"]))
    }

    /// Bounds; of lifetimes only `'static`.
    pub fn bounds(&self, at: usize, json: &Value) -> Vec<Ty> {
        let bound = |it: &Value| match it.get("trait_bound") {
            Some(it) if it["modifier"] == "none" => Some(self.of_trait(at, &it["trait"])),
            Some(_) => None,
            None => (it["outlives"] == "'static").then(|| Ty::named("'static", Vec::new())),
        };
        items(json).filter_map(bound).collect()
    }

    /// What `generics` ask of whom, bound by bound.
    pub fn requirements(&self, at: usize, generics: &Value) -> Vec<(Ty, Ty)> {
        let params = items(&generics["params"]).filter(|it| it["kind"].get("type").is_some());
        let of_params = params.map(|it| {
            let subject = Ty::param(it["name"].as_str().unwrap_or_default());
            (subject, self.bounds(at, &it["kind"]["type"]["bounds"]))
        });
        let predicates = items(&generics["where_predicates"]).filter_map(|it| it.get("bound_predicate"));
        let of_where = predicates.map(|it| (self.ty(at, &it["type"]), self.bounds(at, &it["bounds"])));
        let all = of_params.chain(of_where);
        all.flat_map(|(subject, bounds)| bounds.into_iter().map(move |it| (subject.clone(), it)))
            .collect()
    }
}
