//! Resolves types: replaces aliases and associated types, finds the implementations that apply, and chooses public
//! names.

use super::rustdoc::{is_local, items, Block, Docs, Item};
use super::ty::{unify, Env, Ty, UNNAMEABLE};
use super::walk::Entry;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Aliases of other crates, which one crate may use and the other may expand.
const FOREIGN_ALIASES: &[(&str, &str)] = &[
    (
        "aws_smithy_runtime_api::client::orchestrator::HttpRequest",
        "aws_smithy_runtime_api::http::request::Request",
    ),
    (
        "aws_smithy_runtime_api::client::orchestrator::HttpResponse",
        "aws_smithy_runtime_api::http::response::Response",
    ),
];

/// `Box<dyn Error + Send + Sync>`
const BOX_ERROR: &str = "aws_smithy_runtime_api::box_error::BoxError";

/// The maximum depth of resolution; no type of these crates is nested deeper.
const DEPTH: usize = 24;

/// An impl that applies to a type, and what its parameters are there.
pub struct Impl<'a> {
    pub at: usize,
    pub json: &'a Value,
    pub env: Env,
}

impl<'a> Docs<'a> {
    /// A type with aliases and associated types replaced.
    pub fn normal(&self, ty: &Ty) -> Ty {
        self.normal_at(ty, 0)
    }

    fn normal_at(&self, ty: &Ty, depth: usize) -> Ty {
        if depth > DEPTH {
            return ty.clone();
        }
        ty.map(&mut |ty| {
            let found = match &ty {
                Ty::Named(name, args) => self.expanded(name, args),
                Ty::Assoc {
                    of,
                    of_trait,
                    name,
                    args,
                } => self.assoc(of, of_trait, name, args, depth),
                Ty::Param(_) => None,
            };
            found.map_or(ty, |found| self.normal_at(&found, depth + 1))
        })
    }

    /// Expands an alias.
    fn expanded(&self, name: &str, args: &[Ty]) -> Option<Ty> {
        let foreign = FOREIGN_ALIASES.iter().find(|alias| alias.0 == name);
        if let Some((_, target)) = foreign {
            return Some(Ty::named(*target, args.to_vec()));
        }
        if name == BOX_ERROR {
            let bounds = ["core::error::Error", "core::marker::Send", "core::marker::Sync"];
            let bounds = bounds.map(|bound| Ty::named(bound, Vec::new())).to_vec();
            return Some(Ty::named("alloc::boxed::Box", vec![Ty::named("dyn", bounds)]));
        }
        let item = self.item(name)?;
        let alias = item.inner("type_alias")?;
        let params = item
            .params()
            .into_iter()
            .filter_map(|param| param["name"].as_str());
        let env: Env = params.map(str::to_owned).zip(args.iter().cloned()).collect();
        Some(self.ty(item.at, &alias["type"]).with(&env))
    }

    /// An associated type, where the type's impl of the trait is at hand.
    fn assoc(&self, of: &Ty, of_trait: &str, name: &str, args: &[Ty], depth: usize) -> Option<Ty> {
        if matches!(of, Ty::Param(_)) {
            return self.only_choice(of_trait, name);
        }
        let found = self.impls(of, Some(of_trait), depth + 1).into_iter().next()?;
        let all = items(&found.json["items"]).filter_map(|id| self.by_id(found.at, id));
        let item = all
            .filter(|item| item.inner("assoc_type").is_some())
            .find(|item| item.name() == name)?;
        let mut env = found.env;
        let params = item
            .params()
            .into_iter()
            .filter_map(|param| param["name"].as_str());
        env.extend(params.map(str::to_owned).zip(args.iter().cloned()));
        Some(self.ty(item.at, &item.inner("assoc_type")?["type"]).with(&env))
    }

    /// Resolves an associated type for any implementor: its bound is a trait that only one type of the crate
    /// implements.
    fn only_choice(&self, of_trait: &str, name: &str) -> Option<Ty> {
        let item = self.item(of_trait)?;
        let all = items(&item.inner("trait")?["items"]).filter_map(|id| self.by_id(item.at, id));
        let found = all
            .filter(|item| item.name() == name)
            .find_map(|item| item.inner("assoc_type"))?;
        self.bounds(item.at, &found["bounds"])
            .iter()
            .find_map(|candidate| match candidate {
                Ty::Named(bound, _) if is_local(bound) => self.only_one_with(bound),
                _ => None,
            })
    }

    /// The impls that apply to a type: of a trait, or all.
    pub fn impls(&self, ty: &Ty, of_trait: Option<&str>, depth: usize) -> Vec<Impl<'a>> {
        let Ty::Named(name, _) = ty else {
            return Vec::new();
        };
        let blocks = self.blocks(name);
        let blocks = blocks
            .iter()
            .filter(|block| of_trait.is_none() || block.of_trait.as_deref() == of_trait);
        blocks
            .filter_map(|block| self.applies(block, ty, depth))
            .collect()
    }

    fn applies(&self, block: &Block<'a>, ty: &Ty, depth: usize) -> Option<Impl<'a>> {
        let mut env = Env::new();
        if !unify(&block.of_type, ty, &mut env) {
            return None;
        }
        env.insert("Self".to_owned(), ty.clone());
        let holds = |(subject, bound): &(Ty, Ty)| match (subject, bound) {
            // what is not known of a parameter is up to the caller
            (Ty::Param(name), _) if !env.contains_key(name) => true,
            (_, Ty::Named(of_trait, _)) => {
                let subject = self.normal_at(&subject.with(&env), depth + 1);
                self.implements(&subject, of_trait, depth + 1)
            }
            _ => true,
        };
        block.requirements.iter().all(holds).then_some(Impl {
            at: block.at,
            json: block.json,
            env,
        })
    }

    /// Returns `true` if a type has a trait. This is assumed for types that rustdoc has no impls of: those of other
    /// crates, and hidden ones.
    fn implements(&self, ty: &Ty, of_trait: &str, depth: usize) -> bool {
        let is_known = matches!(ty, Ty::Named(name, _) if is_local(name) && !self.blocks(name).is_empty());
        let is_given = of_trait == "'static" || of_trait.ends_with("::Sized");
        !is_known || is_given || depth > DEPTH || !self.impls(ty, Some(of_trait), depth).is_empty()
    }
}

/// The names callers have for types.
#[derive(Default)]
pub struct Names {
    items: HashMap<String, String>,
    aliases: HashMap<Ty, String>,
}

impl Names {
    /// Chooses the name of each type: the shortest of its paths, preferably one of `known`.
    pub fn new<'a>(
        docs: &Docs<'a>,
        public: &BTreeMap<String, Entry<'a>>,
        known: Option<&BTreeSet<String>>,
    ) -> Self {
        let mut names = Self::default();
        let mut paths: Vec<_> = public.iter().collect();
        paths.sort_by_key(|(path, _)| {
            let is_known = known.is_none_or(|known| known.contains(*path));
            (!is_known, path.matches("::").count(), path.as_str())
        });
        for (path, entry) in paths {
            let Entry::Item(item) = entry else { continue };
            match alias_target(docs, item) {
                Some(target) => names.aliases.entry(target).or_insert_with(|| path.clone()),
                None => names.items.entry(item.id()).or_insert_with(|| path.clone()),
            };
        }
        names
    }

    /// A type as callers name it.
    pub fn public(&self, ty: &Ty) -> Ty {
        if let Some(path) = self.aliases.get(ty) {
            return Ty::named(path, Vec::new());
        }
        match ty {
            Ty::Param(_) => ty.clone(),
            Ty::Assoc { of, name, .. } => Ty::named(format!("{}::{name}", self.public(of)), Vec::new()),
            Ty::Named(name, args) => {
                let mut args: Vec<_> = args.iter().map(|arg| self.public(arg)).collect();
                if matches!(name.as_str(), "impl" | "dyn") {
                    // a bound nobody can name is none that a caller could meet, or use
                    args.retain(|arg| *arg != unnameable());
                    args.sort();
                    args.dedup();
                }
                match (is_local(name), self.items.get(name)) {
                    (true, Some(path)) => Ty::named(path, args),
                    (true, None) => unnameable(),
                    (false, _) => Ty::named(name, args),
                }
            }
        }
    }
}

pub fn unnameable() -> Ty {
    Ty::named(UNNAMEABLE, Vec::new())
}

/// Resolves a path that is an alias of one type of these crates. Generic aliases, and aliases of types in other crates,
/// are not used as names.
fn alias_target(docs: &Docs, item: &Item) -> Option<Ty> {
    let alias = item.inner("type_alias")?;
    let target = docs.normal(&docs.ty(item.at, &alias["type"]));
    let is_own = target.any(&|ty| matches!(ty, Ty::Named(name, _) if is_local(name)));
    (item.params().is_empty() && is_own).then_some(target)
}
