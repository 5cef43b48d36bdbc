//! rustdoc's JSON → one line per public item: path, kind, and for functions how many arguments they take.

use serde_json::Value;
use std::collections::BTreeSet;

/// The public items of a crate; what it takes from `dependency` is looked up there.
pub fn surface(json: &Value, dependency: Option<&Value>) -> BTreeSet<String> {
    let mut walk = Walk {
        json,
        dependency,
        lines: BTreeSet::new(),
        open: Vec::new(),
    };
    walk.module(&id(&json["root"]), "");
    walk.lines
}

struct Walk<'a> {
    json: &'a Value,
    dependency: Option<&'a Value>,
    lines: BTreeSet<String>,
    /// Modules on the way here, so that a glob import of a parent ends.
    open: Vec<String>,
}

/// Ids are numbers in the text and keys in the index.
fn id(value: &Value) -> String {
    value
        .as_u64()
        .map(|id| id.to_string())
        .or_else(|| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

impl<'a> Walk<'a> {
    fn item(&self, id: &str) -> Option<&'a Value> {
        self.json["index"].get(id)
    }

    /// Lists an item of the dependency under a path of this crate, if the id names one.
    fn foreign(&mut self, id: &str, list: impl FnOnce(&mut Walk<'a>, &'a Value)) -> bool {
        let Some(dependency) = self.dependency else {
            return false;
        };
        let wanted = &self.json["paths"][id]["path"];
        let paths = dependency["paths"].as_object().into_iter().flatten();
        let found = paths
            .filter(|(_, known)| known["path"] == *wanted && known["crate_id"] == 0)
            .find_map(|(id, _)| dependency["index"].get(id));
        let Some(item) = found else { return false };
        let lines = std::mem::take(&mut self.lines);
        let mut walk = Walk {
            json: dependency,
            dependency: None,
            lines,
            open: Vec::new(),
        };
        list(&mut walk, item);
        self.lines = walk.lines;
        true
    }

    fn module(&mut self, module: &str, path: &str) {
        if self.open.iter().any(|open| open == module) {
            return;
        }
        self.open.push(module.to_owned());
        for child in items(
            self.item(module)
                .map_or(&Value::Null, |item| &item["inner"]["module"]["items"]),
        ) {
            self.child(&id(child), path);
        }
        self.open.pop();
    }

    fn child(&mut self, child: &str, path: &str) {
        let Some(item) = self.item(child) else { return };
        if item["visibility"] != "public" {
            return;
        }
        if let Some(import) = item["inner"].get("use") {
            self.import(import, path);
            return;
        }
        let name = item["name"].as_str().unwrap_or_default();
        self.named(item, &join(path, name));
    }

    /// `pub use`: what it names appears here. Something of another crate is just a name.
    fn import(&mut self, import: &Value, path: &str) {
        let target = id(&import["id"]);
        match (self.item(&target), import["is_glob"] == true) {
            (Some(item), true) if item["inner"].get("module").is_some() => self.module(&target, path),
            (Some(item), false) => {
                let name = import["name"].as_str().unwrap_or_default();
                self.named(item, &join(path, name));
            }
            (None, is_glob) => {
                let name = import["name"].as_str().unwrap_or_default();
                let listed = self.foreign(&target, |walk, item| match is_glob {
                    true => walk.module(&self::id(&item["id"]), path),
                    false => walk.named(item, &join(path, name)),
                });
                if !listed && !is_glob {
                    self.lines.insert(format!("import {}", join(path, name)));
                }
            }
            _ => {}
        }
    }

    fn named(&mut self, item: &Value, path: &str) {
        let inner = &item["inner"];
        if inner.get("module").is_some() {
            self.lines.insert(format!("module {path}"));
            self.module(&id(&item["id"]), path);
        } else if let Some(it) = inner.get("struct") {
            self.lines.insert(format!("type {path}"));
            for field in items(&it["kind"]["plain"]["fields"]) {
                self.member("field", &id(field), path);
            }
            self.impls(&it["impls"], path, None);
        } else if let Some(it) = inner.get("enum") {
            self.lines.insert(format!("type {path}"));
            for variant in items(&it["variants"]) {
                self.member("variant", &id(variant), path);
            }
            self.impls(&it["impls"], path, None);
        } else if let Some(it) = inner.get("type_alias") {
            self.alias(&it["type"], path);
        } else if let Some(it) = inner.get("trait") {
            self.lines.insert(format!("trait {path}"));
            items(&it["items"]).for_each(|method| self.member("method", &id(method), path));
        } else if inner.get("static").is_some() || inner.get("constant").is_some() {
            self.lines.insert(format!("value {path}"));
        }
    }

    /// An alias of a type of this crate has its methods; of another crate's, that of the name alone is known.
    fn alias(&mut self, ty: &Value, path: &str) {
        let resolved = &ty["resolved_path"];
        self.lines.insert(format!("type {path}"));
        let target = id(&resolved["id"]);
        match self.item(&target) {
            Some(item) => self.aliased(item, resolved, path),
            None => {
                self.foreign(&target, |walk, item| walk.aliased(item, resolved, path));
            }
        }
    }

    fn aliased(&mut self, item: &Value, resolved: &Value, path: &str) {
        let impls = item["inner"]
            .get("struct")
            .or_else(|| item["inner"].get("enum"))
            .map(|it| &it["impls"]);
        if let Some(impls) = impls {
            self.impls(impls, path, Some(arguments(resolved)));
        }
    }

    /// Methods and traits; for an alias those of the impls that fit its arguments.
    fn impls(&mut self, impls: &Value, path: &str, alias: Option<Vec<&Value>>) {
        for block in items(impls) {
            let Some(block) = self.item(&id(block)).and_then(|item| item["inner"].get("impl")) else {
                continue;
            };
            if let Some(alias) = &alias {
                if !fits(&arguments(&block["for"]["resolved_path"]), alias) {
                    continue;
                }
            }
            match block["trait"]["path"].as_str() {
                None => items(&block["items"]).for_each(|method| self.member("method", &id(method), path)),
                Some(name) if is_telling(block) => {
                    let name = name.rsplit("::").next().unwrap_or_default();
                    self.lines.insert(format!("impl {name} for {path}"));
                }
                Some(_) => {}
            }
        }
    }

    fn member(&mut self, kind: &str, member: &str, path: &str) {
        let Some(item) = self.item(member) else { return };
        let name = item["name"].as_str().unwrap_or_default();
        // fields and methods can be private; variants and methods of traits are as public as their type
        if item["visibility"] != "public" && item["visibility"] != "default" {
            return;
        }
        let arguments = match item["inner"].get("function") {
            Some(function) => format!("/{}", items(&function["sig"]["inputs"]).count()),
            None => String::new(),
        };
        self.lines.insert(format!("{kind} {path}.{name}{arguments}"));
    }
}

/// What callers rely on: derived and conversion traits, not auto traits, blanket impls and what only the compiler names.
fn is_telling(block: &Value) -> bool {
    let is_written = block["is_synthetic"] != true && block["is_negative"] != true;
    is_written && block["blanket_impl"].is_null() && block["trait"]["path"] != "StructuralPartialEq"
}

fn join(path: &str, name: &str) -> String {
    match path.is_empty() {
        true => name.to_owned(),
        false => format!("{path}::{name}"),
    }
}

/// The type arguments of a path.
fn arguments(resolved: &Value) -> Vec<&Value> {
    items(&resolved["args"]["angle_bracketed"]["args"])
        .filter_map(|argument| argument.get("type"))
        .collect()
}

/// Whether an impl for these arguments is one for the alias; a missing argument of the alias is its default `()`.
fn fits(of_impl: &[&Value], of_alias: &[&Value]) -> bool {
    let unit = serde_json::json!({ "tuple": [] });
    let fits = |at: usize, it: &Value| {
        let alias = of_alias.get(at).copied().unwrap_or(&unit);
        let base = |ty: &Value| ty["resolved_path"]["id"].clone();
        it.get("generic").is_some()
            || it.get("qualified_path").is_some()
            || *it == *alias
            || (!base(it).is_null() && base(it) == base(alias))
    };
    let of_impl_padded =
        (0..of_impl.len().max(of_alias.len())).map(|at| of_impl.get(at).copied().unwrap_or(&unit));
    of_impl_padded.enumerate().all(|(at, it)| fits(at, it))
}
