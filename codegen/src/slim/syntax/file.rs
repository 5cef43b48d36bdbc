//! Walks over the syntax of a file.

use super::imports::{import, resolved, Imports};
use super::names::{line, note, plain, Names};
use super::{docs, macros, words};
use proc_macro2::{TokenStream, TokenTree};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Item, Lit, Meta};

/// The parts of a crate that are scanned.
#[derive(Clone, Copy, Debug)]
pub struct ScanScope {
    /// True to include tests and examples, which only crates of the workspace build.
    pub with_tests: bool,
}

/// Reads the names in the text of a file; further files are found relative to `path`.
pub fn read(path: &Path, text: &str, scope: ScanScope) -> Names {
    let is_markdown = path.extension().is_some_and(|extension| extension == "md");
    let names = if is_markdown {
        let example = docs::examples(text).map(|code| read_at(path, &wrapped(&code), scope, 0));
        example.unwrap_or_default()
    } else {
        read_at(path, text, scope, 0)
    };
    // proc-macro2 keeps the text of each parsed file for its locations
    proc_macro2::extra::invalidate_current_thread_spans();
    names
}

/// Wraps an example of documentation into a function.
fn wrapped(code: &str) -> String {
    format!("async fn example() {{{code}\n}}")
}

fn read_at(path: &Path, text: &str, scope: ScanScope, offset: u32) -> Names {
    let mut names = Names::default();
    match syn::parse_file(text) {
        Ok(file) => {
            let mut reader = Reader::new(path, scope, offset);
            // examples of documentation may use a name before its import
            reader.collect_imports(&file.items);
            reader.visit_file(&file);
            names.extend(reader.finish());
        }
        Err(_) => match TokenStream::from_str(text) {
            Ok(tokens) => words::of_tokens(tokens, offset, &mut names),
            Err(_) => words::of_text(text, &mut names),
        },
    }
    names
}

struct Reader<'a> {
    path: &'a Path,
    scope: ScanScope,
    /// The number of lines before the text, if it is a part of a file.
    offset: u32,
    names: Names,
    imports: Imports,
    /// The line and text of documentation collected so far.
    docs: Vec<(u32, String)>,
}

impl<'a> Reader<'a> {
    fn new(path: &'a Path, scope: ScanScope, offset: u32) -> Self {
        Self {
            path,
            scope,
            offset,
            names: Names::default(),
            imports: Imports::new(),
            docs: Vec::new(),
        }
    }

    /// Collects the imports of all modules and functions of the file, since any of them may resolve a name.
    fn collect_imports(&mut self, items: &[Item]) {
        struct Uses<'b>(&'b mut Names, &'b mut Imports, u32);
        impl<'ast> Visit<'ast> for Uses<'_> {
            fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
                import(&item.tree, self.2, self.0, self.1);
            }
            fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
                if let Some((_, rename)) = &item.rename {
                    let full = self.1.entry(plain(rename)).or_default();
                    full.insert(vec![plain(&item.ident)]);
                }
            }
        }
        let mut uses = Uses(&mut self.names, &mut self.imports, self.offset);
        items.iter().for_each(|item| uses.visit_item(item));
    }

    fn finish(mut self) -> Names {
        let docs = std::mem::take(&mut self.docs);
        for (line, text) in docs {
            if let Some(code) = docs::examples(&text) {
                let inner = read_at(
                    self.path,
                    &wrapped(&code),
                    self.scope,
                    self.offset + line.saturating_sub(1),
                );
                self.names.extend(inner);
            }
        }
        for lines in [&mut self.names.paths, &mut self.names.globs] {
            for (path, line) in std::mem::take(lines) {
                for path in resolved(&path, &self.imports) {
                    note(lines, path, line);
                }
            }
        }
        self.names
    }

    /// Reads the types that arguments of an attribute name in strings: `#[serde(remote = "aws_sdk_s3::types::Tag")]`.
    fn types_in_strings(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.types_in_strings(group.stream()),
                TokenTree::Literal(literal) => {
                    let Lit::Str(text) = Lit::new(literal) else {
                        continue;
                    };
                    let named = text.parse::<syn::Type>();
                    if let Some(named) = named.ok().filter(|_| text.value().contains("::")) {
                        self.visit_type(&named);
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    fn line(&self, span: proc_macro2::Span) -> u32 {
        line(span) + self.offset
    }

    /// Collects documentation, which has an attribute for each line.
    fn doc(&mut self, attribute: &Attribute) {
        let Meta::NameValue(doc) = &attribute.meta else {
            return;
        };
        let text = match &doc.value {
            Expr::Lit(syn::ExprLit {
                lit: Lit::Str(text), ..
            }) => text,
            // `include_str!("../README.md")`
            Expr::Macro(included) => {
                if let Ok(path) = syn::parse2::<syn::LitStr>(included.mac.tokens.clone()) {
                    self.file(&path.value());
                }
                return;
            }
            _ => return,
        };
        let at = line(text.span());
        match self.docs.last_mut() {
            Some((start, so_far))
                if *start + u32::try_from(so_far.lines().count()).unwrap_or(u32::MAX) == at =>
            {
                so_far.push('\n');
                so_far.push_str(&text.value());
            }
            _ => self.docs.push((at, text.value())),
        }
    }

    fn file(&mut self, relative: &str) {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        self.names.files.push(folder.join(PathBuf::from(relative)));
    }
}

fn is_test_only(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("test"))
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Returns the first method without arguments in a chain of calls.
fn chain(call: &syn::ExprMethodCall) -> Vec<(&syn::Ident, bool)> {
    let mut found = vec![(&call.method, call.args.is_empty())];
    let mut receiver = &*call.receiver;
    loop {
        match receiver {
            Expr::MethodCall(inner) => {
                found.push((&inner.method, inner.args.is_empty()));
                receiver = &inner.receiver;
            }
            Expr::Await(inner) => receiver = &inner.base,
            Expr::Try(inner) => receiver = &inner.expr,
            Expr::Paren(inner) => receiver = &inner.expr,
            Expr::Reference(inner) => receiver = &inner.expr,
            _ => return found,
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !self.scope.with_tests && is_test_only(attributes(item)) {
            return;
        }
        match item {
            Item::Struct(item) => drop(self.names.defined.insert(plain(&item.ident))),
            Item::Enum(item) => drop(self.names.defined.insert(plain(&item.ident))),
            Item::Type(item) => drop(self.names.defined.insert(plain(&item.ident))),
            Item::Trait(item) => drop(self.names.defined.insert(plain(&item.ident))),
            Item::Union(item) => drop(self.names.defined.insert(plain(&item.ident))),
            _ => {}
        }
        visit::visit_item(self, item);
    }

    // recorded already
    fn visit_item_use(&mut self, _: &'ast syn::ItemUse) {}

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let (name, at) = (plain(&call.method), self.line(call.method.span()));
        if name == "into_paginator" {
            for (method, _) in chain(call).into_iter().filter(|(_, bare)| *bare).skip(1) {
                let at = self.line(method.span());
                note(&mut self.names.paginated, plain(method), at);
            }
        }
        if call.args.is_empty() {
            note(&mut self.names.calls, name.clone(), at);
        }
        note(&mut self.names.members, name, at);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_member(&mut self, member: &'ast syn::Member) {
        if let syn::Member::Named(name) = member {
            let at = self.line(name.span());
            note(&mut self.names.members, plain(name), at);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<_> = path.segments.iter().map(|item| plain(&item.ident)).collect();
        let at = path
            .segments
            .first()
            .map_or(0, |item| self.line(item.ident.span()));
        match names.as_slice() {
            [] => {}
            [alone] => {
                note(&mut self.names.alone, alone.clone(), at);
                // a function or type that was imported
                for full in self.imports.get(alone).into_iter().flatten() {
                    note(&mut self.names.paths, full.clone(), at);
                }
            }
            _ => note(&mut self.names.paths, names, at),
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        let name = call
            .path
            .segments
            .last()
            .map(|item| plain(&item.ident))
            .unwrap_or_default();
        if name == "include" {
            match syn::parse2::<syn::LitStr>(call.tokens.clone()) {
                Ok(path) => self.file(&path.value()),
                Err(_) => {
                    let at = call
                        .path
                        .segments
                        .first()
                        .map(|item| self.line(item.ident.span()));
                    self.names.generated = self.names.generated.or(at);
                }
            }
        }
        match macros::expressions(&name, &call.tokens) {
            Some(list) => list.iter().for_each(|item| self.visit_expr(item)),
            None => words::of_tokens(call.tokens.clone(), self.offset, &mut self.names),
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if attribute.path().is_ident("doc") {
            if self.scope.with_tests {
                self.doc(attribute);
            }
            return;
        }
        if attribute.path().is_ident("path") {
            if let Meta::NameValue(syn::MetaNameValue {
                value: Expr::Lit(syn::ExprLit {
                    lit: Lit::Str(path), ..
                }),
                ..
            }) = &attribute.meta
            {
                self.file(&path.value());
            }
        }
        if let Meta::List(list) = &attribute.meta {
            if !list.path.is_ident("cfg") && !list.path.is_ident("derive") {
                words::of_tokens(list.tokens.clone(), self.offset, &mut self.names);
                self.types_in_strings(list.tokens.clone());
            }
        }
    }
}
