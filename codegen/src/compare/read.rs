//! Reads the public surface of a client from its sources.

use super::files::{is_public, join, literal, Files, Module, Tree};
use super::reader::Reader;
use super::surface::{Entry, Key, Kind, Surface};
use super::wire;
use crate::diagnostics::Diagnostic;
use proc_macro2::{TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::{
    Attribute, Expr, Field, Fields, GenericArgument, ImplItem, Item, ItemImpl, ItemTrait, Lit, Meta,
    PathArguments, ReturnType, Signature, TraitItem, Type, UseTree,
};

/// Reads two clients, as far as their files differ.
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
                .binary_search_by(|candidate| candidate.path.cmp(&module.path));
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
        let entry = Entry {
            signature: "module".to_owned(),
            ..Entry::default()
        };
        surface.entries.insert(Key::item(&module.path), entry);
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

    fn entry(&self, signature: String, attributes: &[Attribute]) -> Entry {
        let (documentation, limits) = documentation(attributes);
        Entry {
            signature,
            related: None,
            documentation,
            limits,
            deprecated: self.deprecated(attributes),
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Macro(item) if makes_serde(&item.mac) => self.serde(&item.mac),
            Item::Struct(item) if !is_hidden(&item.attrs) => {
                let Some(owner) = self.public_path(&item.ident.to_string(), is_public(&item.vis)) else {
                    return;
                };
                self.described(&owner, "struct", &item.generics, &item.attrs);
                self.fields(&owner, &item.fields);
            }
            Item::Enum(item) if !is_hidden(&item.attrs) => {
                let Some(owner) = self.public_path(&item.ident.to_string(), is_public(&item.vis)) else {
                    return;
                };
                self.described(&owner, "enum", &item.generics, &item.attrs);
                for variant in &item.variants {
                    let fields = &variant.fields;
                    let entry = self.entry(self.text(&quote!(#fields)), &variant.attrs);
                    self.insert(&owner, Kind::Variant, &variant.ident.to_string(), entry);
                }
            }
            Item::Trait(item) if !is_hidden(&item.attrs) => {
                if let Some(owner) = self.public_path(&item.ident.to_string(), is_public(&item.vis)) {
                    self.item_trait(&owner, item);
                }
            }
            Item::Type(item) if !is_hidden(&item.attrs) => {
                let Some(owner) = self.public_path(&item.ident.to_string(), is_public(&item.vis)) else {
                    return;
                };
                let target = self.text(&item.ty);
                let signature = if super::config::may_be_own(&owner) {
                    "struct".to_owned()
                } else {
                    format!("type {target}")
                };
                let mut entry = self.entry(signature, &item.attrs);
                entry.related = self.built(&item.ty).map(|(built, _)| built);
                self.insert(&owner, Kind::Item, "", entry);
                super::config::alias(self, &owner);
            }
            Item::Static(item) if is_public(&item.vis) => {
                let ty = self.text(&item.ty);
                self.value(&item.ident, &format!("static {ty}"), &item.attrs);
            }
            Item::Const(item) if is_public(&item.vis) => {
                let ty = self.text(&item.ty);
                self.value(&item.ident, &format!("const {ty}"), &item.attrs);
            }
            Item::Fn(item) if is_public(&item.vis) => {
                let signature = self.signature(&item.sig);
                self.value(&item.sig.ident, &signature, &item.attrs);
            }
            Item::Use(item) if is_public(&item.vis) && self.public => {
                self.reexports(&item.tree, String::new())
            }
            Item::Impl(item) => self.item_impl(item),
            Item::Mod(item) => self.inline(item),
            Item::Macro(item) => super::config::macro_call(self, &item.mac.path),
            _ => {}
        }
    }

    /// Reads the implementations of serde's traits, which come from a macro of the runtime.
    fn serde(&mut self, call: &syn::Macro) {
        if let Some(owner) = syn::parse2::<Type>(call.tokens.clone())
            .ok()
            .and_then(|ty| self.owner(&ty))
        {
            for name in ["serde::Serialize", "serde::Deserialize"] {
                self.insert(&owner, Kind::Impl, name, Entry::default());
            }
        }
    }

    /// Reads a module inside this file.
    fn inline(&mut self, module: &syn::ItemMod) {
        let Some((_, items)) = &module.content else { return };
        let path = join(&self.path, &module.ident.to_string());
        let public = self.public && is_public(&module.vis) && !is_hidden(&module.attrs);
        if public {
            let entry = self.entry("module".to_owned(), &[]);
            self.insert(&path, Kind::Item, "", entry);
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
            let entry = self.entry(signature.to_owned(), attributes);
            self.insert(&owner, Kind::Item, "", entry);
        }
    }

    /// Adds a type with its attributes.
    fn described(&mut self, owner: &str, kind: &str, generics: &syn::Generics, attributes: &[Attribute]) {
        let generics = self.text(generics);
        let entry = self.entry(format!("{kind}{generics}"), attributes);
        self.insert(owner, Kind::Item, "", entry);
        for attribute in attributes {
            match &attribute.meta {
                Meta::Path(path) if path.is_ident("non_exhaustive") => {
                    self.insert(owner, Kind::Attribute, "non_exhaustive", Entry::default());
                }
                Meta::List(list) if list.path.is_ident("derive") && !super::config::may_be_own(owner) => {
                    for name in derived(list.tokens.clone()) {
                        self.insert(owner, Kind::Impl, &name, Entry::default());
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
            self.insert(owner, Kind::Attribute, "open", Entry::default());
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
                let entry = self.entry(self.text(ty), attrs);
                self.insert(owner, Kind::Field, &name, entry);
            }
        }
    }

    fn item_trait(&mut self, owner: &str, item: &ItemTrait) {
        self.described(owner, "trait", &item.generics, &item.attrs);
        let is_private =
            |bound: &syn::TypeParamBound| self.text(bound).split("::").any(|part| part == "sealed");
        if item.supertraits.iter().any(is_private) {
            self.surface.sealed.push(owner.to_owned());
        }
        for member in &item.items {
            if let TraitItem::Fn(method) = member {
                let entry = self.entry(self.signature(&method.sig), &method.attrs);
                self.insert(owner, Kind::TraitMethod, &method.sig.ident.to_string(), entry);
            }
        }
    }

    /// Adds the re-exports of names from other crates.
    fn reexports(&mut self, tree: &UseTree, before: String) {
        let path = self.path.clone();
        match tree {
            UseTree::Path(node) => {
                let first = node.ident.to_string();
                // the crate's own items are read at their definition
                if !(before.is_empty() && matches!(&*first, "self" | "crate" | "super")) {
                    self.reexports(&node.tree, join(&before, &first));
                }
            }
            UseTree::Group(node) => node
                .items
                .iter()
                .for_each(|tree| self.reexports(tree, before.clone())),
            UseTree::Name(node) => {
                self.insert(&path, Kind::Reexport, &node.ident.to_string(), Entry::default())
            }
            UseTree::Rename(node) => {
                self.insert(&path, Kind::Reexport, &node.rename.to_string(), Entry::default())
            }
            UseTree::Glob(_) => self.insert(&path, Kind::Reexport, &format!("{before}::*"), Entry::default()),
        }
    }

    /// Formats the signature of a function without the names of its arguments.
    fn signature(&self, signature: &Signature) -> String {
        let arguments = signature.inputs.iter().map(|argument| match argument {
            syn::FnArg::Receiver(receiver) => match (&receiver.reference, &receiver.mutability) {
                (Some(_), Some(_)) => "&mut self".to_owned(),
                (Some(_), None) => "&self".to_owned(),
                (None, _) => "self".to_owned(),
            },
            syn::FnArg::Typed(argument) => self.text(&argument.ty),
        });
        let arguments = arguments.collect::<Vec<_>>().join(", ");
        let (generics, asyncness) = (
            self.text(&signature.generics),
            signature.asyncness.as_ref().map_or("", |_| "async "),
        );
        let output = match &signature.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, ty) => format!(" -> {}", self.text(ty)),
        };
        format!("{asyncness}fn{generics}({arguments}){output}")
    }

    fn item_impl(&mut self, item: &ItemImpl) {
        match &item.trait_ {
            None => self.inherent(item),
            Some((_, of, _)) => {
                let name = self.text(of);
                // callers cannot name a seal
                let implemented = self
                    .implemented(item, of, &name)
                    .filter(|_| name != "sealed::Sealed" && name != "Sealed");
                if let Some((owner, trait_name)) = implemented {
                    let signature = associated(self, item);
                    let entry = Entry {
                        signature,
                        ..Entry::default()
                    };
                    self.insert(&owner, Kind::Impl, &trait_name, entry);
                }
                wire::implementation(self, item, of);
            }
        }
    }

    /// Returns the type and the trait of an implementation, if it is public.
    fn implemented(&self, item: &ItemImpl, of: &syn::Path, name: &str) -> Option<(String, String)> {
        let text = self.text(&item.self_ty);
        let is_of_runtime = of.segments.first().is_some_and(|first| first.ident == "rt");
        if text == "Service" {
            return None;
        }
        let owner = self.owner(&item.self_ty)?;
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
        let last = path
            .path
            .segments
            .last()
            .filter(|segment| segment.ident == "Builder")?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        let target = arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })?;
        let text = self.text(target);
        let home = match self.path.rsplit_once("::") {
            // the builders of an operation are in a module beside its types
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

    /// Adds the methods of a type, or of its builder.
    fn inherent(&mut self, item: &ItemImpl) {
        let (owner, kind) = match self.built(&item.self_ty) {
            Some((owner, _)) => (owner, Kind::Builder),
            None => match self.owner(&item.self_ty) {
                Some(owner) => (owner, Kind::Method),
                None => return,
            },
        };
        for member in &item.items {
            match member {
                ImplItem::Fn(method) if is_public(&method.vis) && !is_hidden(&method.attrs) => {
                    let mut entry = self.entry(self.signature(&method.sig), &method.attrs);
                    entry.related = if kind == Kind::Method && owner.ends_with("Client") {
                        Some(self.path.clone())
                    } else {
                        variant(method.block.to_token_stream())
                    };
                    let name = method.sig.ident.to_string();
                    if name == "build" {
                        wire::defaults(self, &owner, &method.block);
                    }
                    self.insert(&owner, kind, &name, entry);
                }
                ImplItem::Const(constant) if is_public(&constant.vis) => {
                    let entry = self.entry(format!("const {}", self.text(&constant.ty)), &constant.attrs);
                    self.insert(&owner, kind, &constant.ident.to_string(), entry);
                }
                _ => {}
            }
        }
    }

    fn deprecated(&self, attributes: &[Attribute]) -> Option<String> {
        let attribute = attributes
            .iter()
            .find(|attribute| attribute.path().is_ident("deprecated"))?;
        let mut note = String::new();
        if let Meta::List(list) = &attribute.meta {
            // attributes other than `note` are ignored
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

/// Formats the associated types of an implementation, which its methods use.
fn associated(reader: &Reader<'_>, item: &ItemImpl) -> String {
    let types = item.items.iter().filter_map(|member| match member {
        ImplItem::Type(ty) => Some(format!("{} = {}", ty.ident, reader.text(&ty.ty))),
        _ => None,
    });
    types.collect::<Vec<_>>().join(", ")
}

/// Returns `true` if something is hidden from documentation, and so not part of the public surface.
fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("doc") => list.tokens.to_string() == "hidden",
        _ => false,
    })
}

/// Returns `true` if a macro call implements serde's traits for a type.
fn makes_serde(call: &syn::Macro) -> bool {
    call.path
        .segments
        .last()
        .is_some_and(|last| last.ident == "serde_impls")
}

/// Returns the names in `derive(…)`, without paths.
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

/// Returns the variant that a method checks: the first name after `Self::`.
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

/// Returns the documentation without the lists that the generator adds, and the limits it states.
fn documentation(attributes: &[Attribute]) -> (String, String) {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
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
            Some(stated) => limits = stated.trim_end_matches('.').to_owned(),
            None if paragraph != "This member is required." => documentation.push(paragraph.trim()),
            None => {}
        }
    }
    (documentation.join("\n\n").trim().to_owned(), limits)
}
