//! Reads the properties of requests and responses from the data in a client's sources, since no signature shows them.

use super::reader::Reader;
use super::surface::{WireKey, OPAQUE};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeMap;
use syn::{Block, Expr, ExprMatch, ImplItem, Item, ItemImpl, ItemStatic, Member as FieldName, Pat, Stmt};

/// The property that every member has.
pub const EXISTS: &str = "";
/// The property of a member that has to be set before a request is sent.
pub const REQUIRED: &str = "Required";
/// The property of a service whose client checks inputs before it sends them.
pub const CHECKED: &str = "inputs are checked before they are sent";
/// The property of a field that `build()` fails without.
pub const NEEDED: &str = "needed by build()";
/// The property of a field with a default.
pub const DEFAULT: &str = "default";

impl Reader<'_> {
    fn wire(&mut self, owner: &str, part: &str, aspect: &str, value: String) {
        let key = WireKey {
            owner: owner.to_owned(),
            part: part.to_owned(),
            aspect: aspect.to_owned(),
        };
        self.surface.wire.insert(key, value);
    }

    /// Adds each element of a list of traits or constraints: its name is the property, its arguments the value.
    fn list(&mut self, owner: &str, part: &str, list: &Expr) {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for element in elements(list) {
            if let Some((name, arguments)) = call(element) {
                let arguments: Vec<_> = arguments.iter().map(|argument| self.text(argument)).collect();
                values.entry(name).or_default().push(arguments.join(", "));
            }
        }
        for (name, values) in values {
            self.wire(owner, part, &name, values.join("; "));
        }
    }
}

/// Reads the data of a module: shapes, values of enums, the service and its endpoint rules.
pub fn statics(reader: &mut Reader<'_>, items: &[Item]) {
    let mut shapes = BTreeMap::new();
    for item in items {
        if let Item::Static(item) = item {
            let name = item.ident.to_string();
            match (&*name, &*reader.path) {
                ("SERVICE", "") => service(reader, item),
                ("RULES", "endpoint_rules") => {
                    let value = format!("{OPAQUE}{}", reader.text(&item.expr));
                    reader.wire("", "", "endpoint rules", value);
                }
                _ => drop(shapes.insert(name, item)),
            }
        }
    }
    for item in items {
        let Item::Impl(item) = item else { continue };
        let Some(owner) = reader.owner(&item.self_ty) else {
            continue;
        };
        if item.trait_.is_none() {
            for member in &item.items {
                if let ImplItem::Fn(method) = member {
                    if method.sig.ident == "as_str" {
                        values(reader, &owner, &method.block);
                    }
                }
            }
            continue;
        }
        let tokens = item.to_token_stream();
        if let Some(shape) = shapes.iter().find(|(name, _)| refers(tokens.clone(), name)) {
            let members = shape_of(reader, &owner, shape.1);
            let fields = fields(tokens);
            if fields.len() == members.len() {
                let of_owner = members.into_iter().map(|member| (owner.clone(), member));
                reader.surface.fields.extend(of_owner.zip(fields));
            }
        }
    }
}

/// Reads the service: each field of its descriptor is a property.
fn service(reader: &mut Reader<'_>, item: &ItemStatic) {
    let Expr::Struct(descriptor) = &*item.expr else {
        return;
    };
    for field in &descriptor.fields {
        if let FieldName::Named(name) = &field.member {
            let (name, value) = (name.to_string(), reader.text(&field.expr));
            // changes of the rules, their parameters, and the package are reported elsewhere
            if !matches!(&*name, "version" | "endpoint_rules" | "endpoint_params" | "shape") {
                reader.wire("", "", &name, value);
            }
        }
    }
}

/// Reads a shape, `rt::Shape::new("Name", &[…]).with(&[…])`, and returns the names of its members in the model.
fn shape_of(reader: &mut Reader<'_>, owner: &str, item: &ItemStatic) -> Vec<String> {
    let mut expr = &*item.expr;
    if let Expr::MethodCall(call) = expr {
        if let Some(traits) = call.args.first() {
            reader.list(owner, "", traits);
        }
        expr = &call.receiver;
    }
    let Expr::Call(call) = expr else {
        return Vec::new();
    };
    let members = call.args.iter().nth(1).into_iter().flat_map(elements);
    members
        .filter_map(|member| self::member(reader, owner, member))
        .collect()
}

/// Reads a member: `rt::Member::constrained("Name", &[…]).written_as("name").with(&[…])`.
fn member(reader: &mut Reader<'_>, owner: &str, mut expr: &Expr) -> Option<String> {
    let mut chained = Vec::new();
    while let Expr::MethodCall(call) = expr {
        chained.push((call.method.to_string(), call.args.first()));
        expr = &call.receiver;
    }
    let Expr::Call(call) = expr else { return None };
    let name = super::files::literal(call.args.first()?)?;
    reader.wire(owner, &name, EXISTS, String::new());
    let mut wire_name = name.clone();
    match call.args.iter().nth(1) {
        Some(constraints) => reader.list(owner, &name, constraints),
        None => {
            for (constraint, value) in constraints_of(&last_word(call.func.to_token_stream())) {
                reader.wire(owner, &name, constraint, (*value).to_owned());
            }
        }
    }
    for (method, argument) in chained {
        match (&*method, argument) {
            ("written_as", Some(argument)) => wire_name = super::files::literal(argument).unwrap_or_default(),
            ("with", Some(traits)) => reader.list(owner, &name, traits),
            _ => {}
        }
    }
    reader.wire(owner, &name, "name on the wire", wire_name);
    Some(name)
}

/// Returns the constraints, with their values, of a member that is created by this function.
fn constraints_of(function: &str) -> &'static [(&'static str, &'static str)] {
    match function {
        "required" => &[("Required", "")],
        "filled" => &[("Required", ""), ("MinLength", "1")],
        "nested" => &[("Inside", "")],
        _ => &[],
    }
}

/// Reads the strings of an enum's values.
fn values(reader: &mut Reader<'_>, owner: &str, block: &Block) {
    for arm in block_match(block).into_iter().flat_map(|found| &found.arms) {
        if let (Pat::Path(pattern), Some(value)) = (&arm.pat, super::files::literal(&arm.body)) {
            if let Some(variant) = pattern.path.segments.last() {
                let variant = variant.ident.to_string();
                reader.wire(owner, &variant, EXISTS, String::new());
                reader.wire(owner, &variant, "text on the wire", value);
            }
        }
    }
}

/// Reads the implementation of a trait of the runtime.
pub fn implementation(reader: &mut Reader<'_>, item: &ItemImpl, of: &syn::Path) {
    let (Some(name), Some(owner)) = (of.segments.last(), reader.owner(&item.self_ty)) else {
        return;
    };
    let trait_name = name.ident.to_string();
    for member in &item.items {
        match (&*trait_name, member) {
            ("Operation", ImplItem::Const(member)) if member.ident == "SHAPE" => {
                let Expr::Struct(shape) = &member.expr else {
                    continue;
                };
                for field in &shape.fields {
                    match &field.member {
                        FieldName::Named(name) if name == "traits" => reader.list(&owner, "", &field.expr),
                        FieldName::Named(name) if name == "name" => {
                            let value = reader.text(&field.expr);
                            reader.wire(&owner, "", "name on the wire", value);
                        }
                        _ => {}
                    }
                }
            }
            ("Service", ImplItem::Const(member)) if member.ident == "VALIDATES_INPUT" => {
                let value = reader.text(&member.expr);
                reader.wire("", "", CHECKED, value);
            }
            ("Waiter", ImplItem::Const(member)) if member.ident == "DELAYS" => {
                let value = reader.text(&member.expr);
                reader.wire(&owner, "", "seconds between calls", value);
            }
            ("Waiter", ImplItem::Const(member)) if member.ident == "ACCEPTORS" => {
                let value = format!("{OPAQUE}{}", reader.text(&member.expr));
                reader.wire(&owner, "", "conditions", value);
            }
            ("Paginated" | "PaginatedItems" | "PaginatedBySize", ImplItem::Fn(member)) => {
                let value = format!("{OPAQUE}{}", reader.text(&member.block));
                reader.wire(&owner, "", &format!("pagination, {}", member.sig.ident), value);
            }
            ("Presignable", ImplItem::Const(member)) => {
                let value = format!("{OPAQUE}{}", reader.text(&member.expr));
                reader.wire(&owner, "", "form of presigned requests", value);
            }
            ("ModeledError", ImplItem::Fn(member)) if member.sig.ident == "retryable_kind" => {
                let kind = last_word(member.block.to_token_stream());
                reader.wire(&owner, "", "retried as", kind);
            }
            ("OperationError", ImplItem::Fn(member)) if member.sig.ident == "read" => {
                codes(reader, &owner, &member.block)
            }
            _ => {}
        }
    }
}

/// Reads the codes that identify an operation's errors.
fn codes(reader: &mut Reader<'_>, owner: &str, block: &Block) {
    let Some(found) = block_match(block) else {
        return;
    };
    let arguments = call(&found.expr).map(|(_, arguments)| arguments);
    let known = arguments.as_ref().and_then(|arguments| arguments.first());
    let known: Vec<_> = known.into_iter().flat_map(|list| elements(list)).collect();
    for arm in &found.arms {
        if let Some((variant, _)) = call(&arm.body).filter(|_| !matches!(arm.pat, Pat::Wild(_))) {
            let codes = positions(&arm.pat);
            let codes = codes.filter_map(|position| known.get(position).map(|code| reader.text(code)));
            let codes: Vec<_> = codes.collect();
            reader.wire(owner, &variant, EXISTS, String::new());
            reader.wire(owner, &variant, "code", codes.join(" | "));
        }
    }
}

/// Returns the numbers in a pattern.
fn positions(pattern: &Pat) -> impl Iterator<Item = usize> {
    let tokens = pattern.to_token_stream().into_iter();
    tokens.filter_map(|token| token.to_string().parse().ok())
}

/// Reads the fields that `build()` requires, and the defaults of the others.
pub fn defaults(reader: &mut Reader<'_>, owner: &str, block: &Block) {
    for name in block.stmts.iter().filter_map(needed) {
        reader.wire(owner, &name, NEEDED, String::new());
    }
    let Some(Stmt::Expr(built, _)) = block.stmts.last() else {
        return;
    };
    let built = match built {
        // `Ok(…)`
        Expr::Call(call) => call.args.first(),
        other => Some(other),
    };
    let Some(Expr::Struct(built)) = built else { return };
    for field in &built.fields {
        let FieldName::Named(name) = &field.member else {
            continue;
        };
        let name = name.to_string();
        if let Expr::MethodCall(call) = &field.expr {
            let value = match (&*call.method.to_string(), call.args.first()) {
                ("unwrap_or", Some(value)) => reader.text(value),
                ("unwrap_or_else", Some(Expr::Closure(closure))) => reader.text(&closure.body),
                ("unwrap_or_default", None) => "empty".to_owned(),
                _ => continue,
            };
            reader.wire(owner, &name, DEFAULT, value);
        }
    }
}

/// Returns the field of `let Some(field) = self.holder.field else { … };`.
fn needed(statement: &Stmt) -> Option<String> {
    let Stmt::Local(local) = statement else {
        return None;
    };
    let init = local.init.as_ref()?;
    init.diverge.as_ref()?;
    let Expr::Field(field) = &*init.expr else {
        return None;
    };
    match &field.member {
        FieldName::Named(name) => Some(name.to_string()),
        FieldName::Unnamed(_) => None,
    }
}

/// Returns the elements of `&[…]`.
fn elements(list: &Expr) -> impl Iterator<Item = &Expr> {
    let list = match list {
        Expr::Reference(reference) => &*reference.expr,
        other => other,
    };
    let elements = match list {
        Expr::Array(array) => Some(&array.elems),
        _ => None,
    };
    elements.into_iter().flatten()
}

/// Returns the last name of a call or path, and the arguments.
fn call(expr: &Expr) -> Option<(String, Vec<&Expr>)> {
    let (path, arguments) = match expr {
        Expr::Path(path) => (path, Vec::new()),
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => (path, call.args.iter().collect()),
            _ => return None,
        },
        // a block around one expression
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [Stmt::Expr(expr, None)] => return call(expr),
            _ => return None,
        },
        _ => return None,
    };
    Some((path.path.segments.last()?.ident.to_string(), arguments))
}

/// Finds the `match` that a function consists of.
fn block_match(block: &Block) -> Option<&ExprMatch> {
    fn of_expr(expr: &Expr) -> Option<&ExprMatch> {
        match expr {
            Expr::Match(found) => Some(found),
            Expr::Call(call) => call.args.first().and_then(of_expr),
            _ => None,
        }
    }
    block.stmts.iter().find_map(|statement| match statement {
        Stmt::Expr(expr, _) => of_expr(expr),
        _ => None,
    })
}

/// Returns `true` if tokens contain `&NAME`.
fn refers(tokens: TokenStream, name: &str) -> bool {
    let mut after_reference = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) if after_reference && ident == name => return true,
            TokenTree::Group(group) if refers(group.stream(), name) => return true,
            _ => {}
        }
        after_reference = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '&');
    }
    false
}

/// Returns the last name in tokens.
fn last_word(tokens: TokenStream) -> String {
    let mut last = String::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => last = ident.to_string(),
            TokenTree::Group(group) => {
                let inside = last_word(group.stream());
                if !inside.is_empty() {
                    last = inside;
                }
            }
            _ => {}
        }
    }
    last
}

/// Returns the fields in the array that passes them to the codecs, such as `[&self.a, &self.b]`.
fn fields(tokens: TokenStream) -> Vec<String> {
    for token in tokens {
        let TokenTree::Group(group) = token else { continue };
        let inside = fields(group.stream());
        if !inside.is_empty() {
            return inside;
        }
        if group.delimiter() == Delimiter::Bracket {
            let tokens: Vec<_> = group.stream().into_iter().collect();
            let mut names = Vec::new();
            for (at, token) in tokens.iter().enumerate() {
                let is_dot = matches!(token, TokenTree::Punct(punct) if punct.as_char() == '.');
                if let (true, Some(TokenTree::Ident(name))) = (is_dot, tokens.get(at + 1)) {
                    names.push(name.to_string());
                }
            }
            if !names.is_empty() {
                return names;
            }
        }
    }
    Vec::new()
}
