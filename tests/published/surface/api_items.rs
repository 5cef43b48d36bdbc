//! The public interface of a crate, as a list of items: a path with its kind, and a signature.

use super::rustdoc::{items, Docs, Item};
use super::solve::{unnameable, Impl, Names};
use super::ty::{Env, Ty};
use super::walk::Entry;
use serde_json::Value;
use std::collections::BTreeSet;

/// A public item.
#[derive(Clone, Debug)]
pub struct ApiItem {
    /// Kind and path: `method types::Tag.key`.
    pub key: String,
    /// Its signature; the unit type for an item that only has a name.
    pub shape: Ty,
    /// The bounds of type parameters: the parameter, and the trait.
    pub requires: Vec<(Ty, Ty)>,
}

impl std::fmt::Display for ApiItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.key)?;
        if self.shape != Ty::unit() {
            write!(f, ": {}", self.shape)?;
        }
        for (at, (subject, bound)) in self.requires.iter().enumerate() {
            write!(f, "{}{subject}: {bound}", if at == 0 { " where " } else { ", " })?;
        }
        Ok(())
    }
}

/// Returns the items of a crate. Types with several public paths get the one that is `known`.
pub fn api_items(docs: &Docs, known: Option<&BTreeSet<String>>) -> Vec<ApiItem> {
    let public = docs.public();
    let mut list = List {
        docs,
        names: Names::new(docs, &public, known),
        items: Vec::new(),
    };
    for (path, entry) in &public {
        match entry {
            Entry::Item(item) => list.item(*item, path),
            Entry::Foreign(name) => list.add(format!("import {path}"), Ty::named(name, Vec::new())),
        }
    }
    list.items
}

/// The public paths of a crate.
pub fn paths(docs: &Docs) -> BTreeSet<String> {
    docs.public().into_keys().collect()
}

struct List<'d, 'a> {
    docs: &'d Docs<'a>,
    names: Names,
    items: Vec<ApiItem>,
}

const FUTURE: &str = "core::future::future::Future";

/// Traits that follow from others, or that only the compiler names.
const NOT_TELLING: &[&str] = &[
    "core::marker::Freeze",
    "core::marker::StructuralPartialEq",
    "core::marker::UnsafeUnpin",
];

impl<'a> List<'_, 'a> {
    fn add(&mut self, key: String, shape: Ty) {
        self.items.push(ApiItem {
            key,
            shape,
            requires: Vec::new(),
        });
    }

    /// A type of this crate as callers name it, its parameters as `env` says.
    fn ty(&self, at: usize, json: &Value, env: &Env) -> Ty {
        self.named(&self.docs.ty(at, json).with(env))
    }

    fn named(&self, ty: &Ty) -> Ty {
        self.names.public(&self.docs.normal(ty))
    }

    fn item(&mut self, item: Item<'a>, path: &str) {
        let Some((kind, inner)) = item.json["inner"]
            .as_object()
            .and_then(|object| object.iter().next())
        else {
            return;
        };
        match kind.as_str() {
            "module" => self.add(format!("module {path}"), Ty::unit()),
            "struct" | "enum" | "union" => {
                self.add(format!("type {path}"), Ty::unit());
                self.parts(item, inner, path);
                let params = (0..item.params().len()).map(|at| Ty::param(format!("T{at}")));
                self.impls(&Ty::named(item.id(), params.collect()), path);
            }
            "type_alias" => {
                self.add(format!("type {path}"), Ty::unit());
                let target = self.docs.normal(&self.docs.ty(item.at, &inner["type"]));
                let named = self.names.public(&target);
                self.add(format!("alias {path}"), named);
                self.impls(&target, path);
            }
            "trait" => self.of_trait(item, inner, path),
            "constant" | "static" => {
                let ty = self.ty(item.at, &inner["type"], &Env::new());
                self.add(format!("value {path}"), ty);
            }
            "function" => self.function("function", item, path, &Env::new(), &[]),
            "macro" | "proc_macro" => self.add(format!("macro {path}"), Ty::unit()),
            _ => {}
        }
    }

    /// Fields and variants, and whether there will be more.
    fn parts(&mut self, item: Item<'a>, inner: &'a Value, path: &str) {
        let may_grow = item.has_attribute("non_exhaustive");
        let fields = &inner["kind"]["plain"];
        let named = items(&fields["fields"]);
        let numbered = items(&inner["kind"]["tuple"]);
        for field in named
            .chain(numbered)
            .filter_map(|named| self.docs.by_id(item.at, named))
        {
            if let Some(ty) = field.inner("struct_field").filter(|_| field.is_public()) {
                let ty = self.ty(item.at, ty, &Env::new());
                self.add(format!("field {path}.{}", field.name()), ty);
            }
        }
        for variant in items(&inner["variants"]).filter_map(|id| self.docs.by_id(item.at, id)) {
            let Some(inner) = variant.inner("variant") else {
                continue;
            };
            let named = items(&inner["kind"]["struct"]["fields"]);
            let fields = named.chain(items(&inner["kind"]["tuple"]));
            let fields = fields.filter_map(|field| self.docs.by_id(item.at, field)?.inner("struct_field"));
            let fields = fields.map(|field| self.ty(item.at, field, &Env::new())).collect();
            self.add(
                format!("variant {path}.{}", variant.name()),
                Ty::named("()", fields),
            );
            if !variant.has_attribute("non_exhaustive") {
                self.add(format!("closed {path}.{}", variant.name()), Ty::unit());
            }
        }
        let is_open = match inner.get("variants") {
            Some(_) => inner["has_stripped_variants"] == true,
            None => fields["has_stripped_fields"] != false,
        };
        if !may_grow && !is_open {
            self.add(format!("closed {path}"), Ty::unit());
        }
    }

    /// A trait: what it stands on, what has to be written by who implements it, and its methods.
    fn of_trait(&mut self, item: Item<'a>, inner: &'a Value, path: &str) {
        let (bounds, env) = (self.docs.bounds(item.at, &inner["bounds"]), Env::new());
        let all = items(&inner["items"]).filter_map(|id| self.docs.by_id(item.at, id));
        let required = all.clone().filter(|item| {
            item.inner("function")
                .is_none_or(|inner| inner["has_body"] != true)
        });
        let required = required.map(|required| Ty::named(required.name(), Vec::new()));
        let bounds = bounds
            .iter()
            .map(|bound| self.named(bound))
            .collect::<BTreeSet<_>>();
        self.add(
            format!("trait {path}"),
            Ty::named("()", bounds.into_iter().collect()),
        );
        self.items.push(ApiItem {
            key: format!("implementor {path}"),
            shape: Ty::unit(),
            requires: required.map(|required| (Ty::param("Self"), required)).collect(),
        });
        for method in all.filter(Item::is_public) {
            self.function("method", method, &format!("{path}.{}", method.name()), &env, &[]);
        }
    }

    /// Methods and traits of a type.
    fn impls(&mut self, ty: &Ty, path: &str) {
        for block in self.docs.impls(ty, None, 0) {
            if block.json["trait"].is_null() {
                let asked = self.requires(block.at, &block.json["generics"], &block.env);
                for method in items(&block.json["items"]) {
                    let method = self.docs.by_id(block.at, method).filter(Item::is_public);
                    let Some(method) = method else { continue };
                    let path = format!("{path}.{}", method.name());
                    self.function("method", method, &path, &block.env, &asked);
                    if let Some(constant) = method.inner("assoc_const") {
                        let ty = self.ty(block.at, &constant["type"], &block.env);
                        self.add(format!("value {path}"), ty);
                    }
                }
            } else {
                self.of_impl(&block, path)
            }
        }
    }

    /// Adds the implementation of a trait, with its arguments and associated types.
    fn of_impl(&mut self, block: &Impl<'a>, path: &str) {
        let of_trait = self
            .docs
            .of_trait(block.at, &block.json["trait"])
            .with(&block.env);
        let Ty::Named(name, _) = &of_trait else { return };
        if !block.json["blanket_impl"].is_null() || NOT_TELLING.contains(&name.as_str()) {
            return;
        }
        let Ty::Named(name, mut args) = self.named(&of_trait) else {
            return;
        };
        if Ty::named(&*name, Vec::new()) == unnameable() {
            return;
        }
        for item in items(&block.json["items"]).filter_map(|item| self.docs.by_id(block.at, item)) {
            if let Some(ty) = item.inner("assoc_type") {
                let ty = self.ty(block.at, &ty["type"], &block.env);
                args.push(Ty::named(format!("{} =", item.name()), vec![ty]));
            }
        }
        let requires = self.requires(block.at, &block.json["generics"], &block.env);
        self.items.push(ApiItem {
            key: format!("impl {name} for {path}"),
            shape: Ty::named("()", args),
            requires,
        });
    }

    /// Returns the bounds of the remaining parameters.
    fn requires(&self, at: usize, generics: &Value, env: &Env) -> Vec<(Ty, Ty)> {
        let all = self.docs.requirements(at, generics).into_iter();
        let all = all.map(|(subject, bound)| (self.named(&subject.with(env)), self.named(&bound.with(env))));
        let of_params =
            all.filter(|(subject, bound)| matches!(subject, Ty::Param(_)) && *bound != unnameable());
        let mut of_params: Vec<_> = of_params.collect();
        of_params.sort();
        of_params.dedup();
        of_params
    }

    /// A function: arguments, `self` the first of them, and what comes back.
    ///
    /// A type parameter of its own is what its bounds say, `impl …`, wherever it stands. A future is what it comes to:
    /// it makes no difference to who awaits it whether `async` stands there. What it stands in may ask for something
    /// too.
    fn function(&mut self, kind: &str, item: Item<'a>, path: &str, env: &Env, around: &[(Ty, Ty)]) {
        let Some(function) = item.inner("function") else {
            return;
        };
        let (at, generics) = (item.at, &function["generics"]);
        let mut env = env.clone();
        let requirements = self.docs.requirements(at, generics);
        for param in item.params().iter().filter_map(|param| param["name"].as_str()) {
            let of_param = requirements
                .iter()
                .filter(|requirement| requirement.0 == Ty::param(param));
            let bounds = of_param.map(|of_param| of_param.1.clone()).collect();
            env.insert(param.to_owned(), Ty::named("impl", bounds));
        }
        // once more, for parameters in the bounds of others
        let again = env.clone();
        env.values_mut().for_each(|env| *env = env.with(&again));
        let inputs = items(&function["sig"]["inputs"]).map(|item| self.ty(at, &item[1], &env));
        let mut all: Vec<_> = inputs.collect();
        let output = self
            .docs
            .normal(&self.docs.ty(at, &function["sig"]["output"]).with(&env));
        let comes_to = if function["header"]["is_async"] == true {
            Some(output.clone())
        } else {
            self.comes_to(&output)
        };
        all.push(match comes_to {
            Some(ty) => Ty::named("async", vec![self.names.public(&ty)]),
            None => self.names.public(&output),
        });
        let mut requires = self.requires(at, generics, &env);
        requires.extend_from_slice(around);
        if function["header"]["is_const"] == true {
            self.add(format!("const {path}"), Ty::unit());
        }
        self.items.push(ApiItem {
            key: format!("{kind} {path}"),
            shape: Ty::named("fn", all),
            requires,
        });
    }

    /// Returns the output of a future type: of one of these crates, or opaque.
    fn comes_to(&self, ty: &Ty) -> Option<Ty> {
        let Ty::Named(name, args) = ty else { return None };
        if name == "impl" {
            return args.iter().find_map(|arg| match arg {
                Ty::Named(name, args) if name == FUTURE => match args.as_slice() {
                    [Ty::Named(name, output)] if name == "Output =" => output.first().cloned(),
                    _ => None,
                },
                _ => None,
            });
        }
        let output = self.docs.normal(&Ty::Assoc {
            of: Box::new(ty.clone()),
            of_trait: FUTURE.to_owned(),
            name: "Output".to_owned(),
            args: Vec::new(),
        });
        (!matches!(output, Ty::Assoc { .. })).then_some(output)
    }
}
