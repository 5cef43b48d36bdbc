//! Sources of a client → its public surface.

use super::files::{is_public, join, literal, Files, Module, Tree};
use super::reader::Reader;
use super::surface::{Fact, Key, Kind, Surface};
use super::wire;
use crate::diagnostics::Diagnostic;
use proc_macro2::{TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::{
    Attribute, Expr, Field, Fields, GenericArgument, ImplItem, Item, ItemImpl, ItemTrait, Lit, Meta,
    PathArguments, ReturnType, Signature, TraitItem, Type, UseTree,
};

/// Two clients, as far as their files differ.
pub fn surfaces(old: &Files, new: &Files) -> Result<(Surface, Surface), Box<Diagnostic>> {
    let (old_tree, new_tree) = (Tree::of(old)?, Tree::of(new)?);
    let surface = |files: &Files, tree: &Tree, others: &Files, other_tree: &Tree| {
        let mut surface = Surface {
            package: super::manifest::read(files)?,
            ..Surface::default()
        };
        super::manifest::features(files, &mut surface);
        for module in &tree.modules {
            let at = other_tree
                .modules
                .binary_search_by(|it| it.path.cmp(&module.path));
            let same = at.ok().and_then(|at| other_tree.modules.get(at));
            if same.is_some_and(|other| module.is_same(files, tree, other, others, other_tree)) {
                continue;
            }
            read(module, tree, files, &mut surface)?;
        }
        Ok::<_, Box<Diagnostic>>(surface)
    };
    Ok((
        surface(old, &old_tree, new, &new_tree)?,
        surface(new, &new_tree, old, &old_tree)?,
    ))
}

fn read(module: &Module, tree: &Tree, files: &Files, surface: &mut Surface) -> Result<(), Box<Diagnostic>> {
    let mut place = None;
    let items = module.items(files, &mut place)?;
    if module.public && !module.path.is_empty() {
        let fact = Fact {
            signature: "module".to_owned(),
            ..Fact::default()
        };
        surface.facts.insert(Key::item(&module.path), fact);
    }
    let mut reader = Reader {
        tree,
        surface,
        path: module.path.clone(),
        public: module.public,
    };
    reader.items(items);
    Ok(())
}

impl Reader<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
        wire::statics(self, items);
    }

    fn fact(&self, signature: String, attributes: &[Attribute]) -> Fact {
        let (documentation, limits) = documentation(attributes);
        Fact {
            signature,
            about: None,
            documentation,
            limits,
            deprecated: self.deprecated(attributes),
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Macro(it) if makes_serde(&it.mac) => self.serde(&it.mac),
            Item::Struct(it) if !is_hidden(&it.attrs) => {
                let Some(owner) = self.public_path(&it.ident.to_string(), is_public(&it.vis)) else {
                    return;
                };
                self.described(&owner, "struct", &it.generics, &it.attrs);
                self.fields(&owner, &it.fields);
            }
            Item::Enum(it) if !is_hidden(&it.attrs) => {
                let Some(owner) = self.public_path(&it.ident.to_string(), is_public(&it.vis)) else {
                    return;
                };
                self.described(&owner, "enum", &it.generics, &it.attrs);
                for variant in &it.variants {
                    let fields = &variant.fields;
                    let fact = self.fact(self.text(&quote!(#fields)), &variant.attrs);
                    self.insert(&owner, Kind::Variant, &variant.ident.to_string(), fact);
                }
            }
            Item::Trait(it) if !is_hidden(&it.attrs) => {
                if let Some(owner) = self.public_path(&it.ident.to_string(), is_public(&it.vis)) {
                    self.item_trait(&owner, it);
                }
            }
            Item::Type(it) if !is_hidden(&it.attrs) => {
                let Some(owner) = self.public_path(&it.ident.to_string(), is_public(&it.vis)) else {
                    return;
                };
                let target = self.text(&it.ty);
                let signature = if super::config::may_be_own(&owner) {
                    "struct".to_owned()
                } else {
                    format!("type {target}")
                };
                let mut fact = self.fact(signature, &it.attrs);
                fact.about = self.built(&it.ty).map(|(built, _)| built);
                self.insert(&owner, Kind::Item, "", fact);
            }
            Item::Static(it) if is_public(&it.vis) => {
                let ty = self.text(&it.ty);
                self.value(&it.ident, &format!("static {ty}"), &it.attrs);
            }
            Item::Const(it) if is_public(&it.vis) => {
                let ty = self.text(&it.ty);
                self.value(&it.ident, &format!("const {ty}"), &it.attrs);
            }
            Item::Fn(it) if is_public(&it.vis) => {
                let signature = self.signature(&it.sig);
                self.value(&it.sig.ident, &signature, &it.attrs);
            }
            Item::Use(it) if is_public(&it.vis) && self.public => self.reexports(&it.tree, String::new()),
            Item::Impl(it) => self.item_impl(it),
            Item::Mod(it) => self.inline(it),
            Item::Macro(it) => super::config::macro_call(self, &it.mac.path),
            _ => {}
        }
    }

    /// The implementations of serde's traits, which the runtime makes by a macro.
    fn serde(&mut self, it: &syn::Macro) {
        if let Some(owner) = syn::parse2::<Type>(it.tokens.clone())
            .ok()
            .and_then(|ty| self.owner(&ty))
        {
            for name in ["serde::Serialize", "serde::Deserialize"] {
                self.insert(&owner, Kind::Impl, name, Fact::default());
            }
        }
    }

    /// A module inside this file.
    fn inline(&mut self, it: &syn::ItemMod) {
        let Some((_, items)) = &it.content else { return };
        let path = join(&self.path, &it.ident.to_string());
        let public = self.public && is_public(&it.vis) && !is_hidden(&it.attrs);
        if public {
            let fact = self.fact("module".to_owned(), &[]);
            self.insert(&path, Kind::Item, "", fact);
        }
        let mut inner = Reader {
            tree: self.tree,
            surface: &mut *self.surface,
            path,
            public,
        };
        inner.items(items);
    }

    fn value(&mut self, name: &syn::Ident, signature: &str, attributes: &[Attribute]) {
        if let (Some(owner), false) = (self.public_path(&name.to_string(), true), is_hidden(attributes)) {
            let fact = self.fact(signature.to_owned(), attributes);
            self.insert(&owner, Kind::Item, "", fact);
        }
    }

    /// A type, with what its attributes say.
    fn described(&mut self, owner: &str, kind: &str, generics: &syn::Generics, attributes: &[Attribute]) {
        let generics = self.text(generics);
        let fact = self.fact(format!("{kind}{generics}"), attributes);
        self.insert(owner, Kind::Item, "", fact);
        for attribute in attributes {
            match &attribute.meta {
                Meta::Path(path) if path.is_ident("non_exhaustive") => {
                    self.insert(owner, Kind::Attribute, "non_exhaustive", Fact::default());
                }
                Meta::List(list) if list.path.is_ident("derive") && !super::config::may_be_own(owner) => {
                    for name in derived(list.tokens.clone()) {
                        self.insert(owner, Kind::Impl, &name, Fact::default());
                    }
                }
                _ => {}
            }
        }
    }

    fn fields(&mut self, owner: &str, fields: &Fields) {
        let is_open = fields.iter().all(|field| is_public(&field.vis));
        if is_open && !fields.is_empty() {
            // such a struct can be written as a literal unless it is `non_exhaustive`
            self.insert(owner, Kind::Attribute, "open", Fact::default());
        }
        for (index, field) in fields.iter().enumerate() {
            let Field {
                ident,
                ty,
                vis,
                attrs,
                ..
            } = field;
            if is_public(vis) && !is_hidden(attrs) {
                let name = ident
                    .as_ref()
                    .map_or_else(|| index.to_string(), ToString::to_string);
                let fact = self.fact(self.text(ty), attrs);
                self.insert(owner, Kind::Field, &name, fact);
            }
        }
    }

    fn item_trait(&mut self, owner: &str, it: &ItemTrait) {
        self.described(owner, "trait", &it.generics, &it.attrs);
        let is_private =
            |bound: &syn::TypeParamBound| self.text(bound).split("::").any(|part| part == "sealed");
        if it.supertraits.iter().any(is_private) {
            self.surface.sealed.push(owner.to_owned());
        }
        for item in &it.items {
            if let TraitItem::Fn(method) = item {
                let fact = self.fact(self.signature(&method.sig), &method.attrs);
                self.insert(owner, Kind::TraitMethod, &method.sig.ident.to_string(), fact);
            }
        }
    }

    /// The names that a module passes on from other crates.
    fn reexports(&mut self, tree: &UseTree, before: String) {
        let path = self.path.clone();
        match tree {
            UseTree::Path(it) => {
                let first = it.ident.to_string();
                // of its own items the definition is read
                if !(before.is_empty() && matches!(&*first, "self" | "crate" | "super")) {
                    self.reexports(&it.tree, join(&before, &first));
                }
            }
            UseTree::Group(it) => it
                .items
                .iter()
                .for_each(|tree| self.reexports(tree, before.clone())),
            UseTree::Name(it) => self.insert(&path, Kind::Reexport, &it.ident.to_string(), Fact::default()),
            UseTree::Rename(it) => {
                self.insert(&path, Kind::Reexport, &it.rename.to_string(), Fact::default())
            }
            UseTree::Glob(_) => self.insert(&path, Kind::Reexport, &format!("{before}::*"), Fact::default()),
        }
    }

    /// The signature of a function without the names of its arguments.
    fn signature(&self, it: &Signature) -> String {
        let arguments = it.inputs.iter().map(|argument| match argument {
            syn::FnArg::Receiver(it) => match (&it.reference, &it.mutability) {
                (Some(_), Some(_)) => "&mut self".to_owned(),
                (Some(_), None) => "&self".to_owned(),
                (None, _) => "self".to_owned(),
            },
            syn::FnArg::Typed(it) => self.text(&it.ty),
        });
        let arguments = arguments.collect::<Vec<_>>().join(", ");
        let (generics, asyncness) = (
            self.text(&it.generics),
            it.asyncness.as_ref().map_or("", |_| "async "),
        );
        let output = match &it.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, ty) => format!(" -> {}", self.text(ty)),
        };
        format!("{asyncness}fn{generics}({arguments}){output}")
    }

    fn item_impl(&mut self, it: &ItemImpl) {
        match &it.trait_ {
            None => self.inherent(it),
            Some((_, of, _)) => {
                let name = self.text(of);
                // a seal is nothing that callers can name
                let implemented = self
                    .implemented(it, of, &name)
                    .filter(|_| name != "sealed::Sealed" && name != "Sealed");
                if let Some((owner, trait_name)) = implemented {
                    let signature = associated(self, it);
                    let fact = Fact {
                        signature,
                        ..Fact::default()
                    };
                    self.insert(&owner, Kind::Impl, &trait_name, fact);
                }
                wire::implementation(self, it, of);
            }
        }
    }

    /// The type and the trait of an implementation that callers notice.
    fn implemented(&self, it: &ItemImpl, of: &syn::Path, name: &str) -> Option<(String, String)> {
        let text = self.text(&it.self_ty);
        let is_of_runtime = of.segments.first().is_some_and(|first| first.ident == "rt");
        if text == "Service" {
            return None;
        }
        let owner = self.owner(&it.self_ty)?;
        let is_public = !is_of_runtime
            || matches!(
                name,
                "RequestId"
                    | "RequestIdExt"
                    | "Paginated"
                    | "PaginatedItems"
                    | "PaginatedBySize"
                    | "Presignable"
            );
        is_public.then(|| (owner, name.to_owned()))
    }

    /// The public path of the type that a builder is of, and whether it is built there: `Builder<draft::Tag, M>`.
    fn built(&self, ty: &Type) -> Option<(String, bool)> {
        let Type::Path(path) = ty else { return None };
        let last = path.path.segments.last().filter(|it| it.ident == "Builder")?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        let target = arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })?;
        let text = self.text(target);
        let home = match self.path.rsplit_once("::") {
            // the builders of an operation stand in a module beside its types
            Some((parent, "builders")) => parent,
            _ => &self.path,
        };
        let own = join(home, &text);
        let public = self.tree.public.get(&own).cloned();
        let target = match (text.contains("::"), public) {
            (true, _) => text,
            (false, Some(public)) => public,
            (false, None) => own,
        };
        Some((target, arguments.args.len() == 1))
    }

    /// The methods of a type, or of its builder.
    fn inherent(&mut self, it: &ItemImpl) {
        let (owner, kind) = match self.built(&it.self_ty) {
            Some((owner, _)) => (owner, Kind::Builder),
            None => match self.owner(&it.self_ty) {
                Some(owner) => (owner, Kind::Method),
                None => return,
            },
        };
        for item in &it.items {
            match item {
                ImplItem::Fn(method) if is_public(&method.vis) && !is_hidden(&method.attrs) => {
                    let mut fact = self.fact(self.signature(&method.sig), &method.attrs);
                    fact.about = if kind == Kind::Method && owner.ends_with("Client") {
                        Some(self.path.clone())
                    } else {
                        variant(method.block.to_token_stream())
                    };
                    let name = method.sig.ident.to_string();
                    if name == "build" {
                        wire::defaults(self, &owner, &method.block);
                    }
                    self.insert(&owner, kind, &name, fact);
                }
                ImplItem::Const(it) if is_public(&it.vis) => {
                    let fact = self.fact(format!("const {}", self.text(&it.ty)), &it.attrs);
                    self.insert(&owner, kind, &it.ident.to_string(), fact);
                }
                _ => {}
            }
        }
    }

    fn deprecated(&self, attributes: &[Attribute]) -> Option<String> {
        let attribute = attributes.iter().find(|it| it.path().is_ident("deprecated"))?;
        let mut note = String::new();
        if let Meta::List(list) = &attribute.meta {
            // what is no note adds nothing
            let _ = list.parse_nested_meta(|meta| {
                let value: Expr = meta.value()?.parse()?;
                if meta.path.is_ident("note") {
                    note = literal(&value).unwrap_or_default();
                }
                Ok(())
            });
        }
        Some(note)
    }
}

/// The associated types of an implementation, which decide on what its methods give.
fn associated(reader: &Reader<'_>, it: &ItemImpl) -> String {
    let types = it.items.iter().filter_map(|item| match item {
        ImplItem::Type(it) => Some(format!("{} = {}", it.ident, reader.text(&it.ty))),
        _ => None,
    });
    types.collect::<Vec<_>>().join(", ")
}

/// Returns whether something is hidden from documentation, and so no part of the public surface.
fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("doc") => list.tokens.to_string() == "hidden",
        _ => false,
    })
}

/// Returns whether a macro implements serde's traits for a type.
fn makes_serde(it: &syn::Macro) -> bool {
    it.path
        .segments
        .last()
        .is_some_and(|last| last.ident == "serde_impls")
}

/// The names in `derive(…)`, without paths.
fn derived(tokens: TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    let mut last = None;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => last = Some(ident.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == ',' => names.extend(last.take()),
            _ => {}
        }
    }
    names.extend(last);
    names
}

/// The variant that a method looks for: the first name after `Self::` in it.
fn variant(body: TokenStream) -> Option<String> {
    let tokens: Vec<_> = body.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                if let Some(found) = variant(group.stream()) {
                    return Some(found);
                }
            }
            TokenTree::Ident(ident) if ident == "Self" => {
                // `Self`, two colons, the name
                if let Some(TokenTree::Ident(name)) = tokens.get(at + 3) {
                    return Some(name.to_string());
                }
            }
            _ => {}
        }
    }
    None
}

/// Documentation without the lists that generated code adds to it, and the limits it tells.
fn documentation(attributes: &[Attribute]) -> (String, String) {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(it) => match &it.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    let text = lines
        .map(|line| line.trim().to_owned())
        .collect::<Vec<_>>()
        .join("\n");
    let lists = ["\n# Input\n", "\n# Output\n"]
        .iter()
        .filter_map(|heading| text.find(heading));
    let text = text.get(..lists.min().unwrap_or(text.len())).unwrap_or_default();
    let (mut documentation, mut limits) = (Vec::new(), String::new());
    for paragraph in text.split("\n\n") {
        match paragraph.strip_prefix("Constraints: ") {
            Some(told) => limits = told.trim_end_matches('.').to_owned(),
            None if paragraph != "This member is required." => documentation.push(paragraph.trim()),
            None => {}
        }
    }
    (documentation.join("\n\n").trim().to_owned(), limits)
}
