//! Divides tokens into items, statements, match arms and elements.

use super::tokens::{code, Kind, Pair, Role, Tokens};

/// The kind of an item or statement, by its first keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A structure, enum or union.
    Struct,
    Impl,
    /// A module, trait or foreign block.
    Items,
    Fn,
    Use,
    /// `const`, `static`, `type` or `let`.
    Value,
    /// An expression or a macro call.
    Other,
}

/// An item or statement: first its attributes, then itself.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// The index after the attributes.
    pub start: usize,
    /// The index after its last token, which may be a semicolon.
    pub end: usize,
}

/// Returns the item or statement that starts here.
pub fn phrase(tokens: &Tokens, at: usize, end: usize) -> Phrase {
    let start = after_attributes(tokens, at, end);
    // inner attributes belong to no item
    if start > at && is_inner(tokens, at) {
        return Phrase { start, end: start };
    }
    let mut after = start;
    let opening = opening(tokens, start, end);
    let is_block = opening == Opening::Other && starts_block(tokens, start);
    let ends_with_brace = match opening {
        Opening::Struct | Opening::Impl | Opening::Items | Opening::Fn => true,
        Opening::Use | Opening::Value => false,
        Opening::Other => is_block || has_macro_braces(tokens, start, end),
    };
    // the braces of a pattern are not those of its `if` or `for`
    let mut is_pattern = false;
    while after < end {
        let is_brace = tokens.at(after).kind == Kind::Open(Pair::Brace) && !is_pattern;
        match tokens.text(after) {
            ";" => {
                after += 1;
                break;
            }
            "let" | "for" if is_block => is_pattern = true,
            "=" | "in" => is_pattern = false,
            _ => {}
        }
        after = tokens.after(after);
        if is_brace && ends_with_brace {
            let goes_on = ["else", ".", "?"].iter().any(|text| tokens.is(after, text));
            if !(is_block && goes_on) {
                break;
            }
            // what follows the value of a block is an expression up to its semicolon
        }
    }
    Phrase { start, end: after }
}

/// Returns the index after attributes and documentation; inner ones alone, if they come first.
pub fn after_attributes(tokens: &Tokens, start: usize, end: usize) -> usize {
    let mut at = start;
    let is_first_inner = is_inner(tokens, start);
    while at < end && is_inner(tokens, at) == is_first_inner {
        match tokens.at(at).kind {
            Kind::Doc | Kind::InnerDoc => at += 1,
            Kind::Sign if tokens.is(at, "#") => {
                let bracket = if tokens.is(at + 1, "!") { at + 2 } else { at + 1 };
                if tokens.at(bracket).kind != Kind::Open(Pair::Bracket) {
                    break;
                }
                at = tokens.after(bracket);
            }
            _ => break,
        }
    }
    at.min(end)
}

/// Returns `true` for an attribute or documentation of what it is inside of.
pub fn is_inner(tokens: &Tokens, at: usize) -> bool {
    let kind = tokens.at(at).kind;
    kind == Kind::InnerDoc || tokens.is(at, "#") && tokens.is(at + 1, "!")
}

/// Returns the kind of an item or statement without its attributes.
pub fn opening(tokens: &Tokens, start: usize, end: usize) -> Opening {
    let mut at = start;
    if tokens.is(at, "pub") {
        at += 1;
        if tokens.at(at).kind == Kind::Open(Pair::Parenthesis) {
            at = tokens.after(at);
        }
    }
    while at < end {
        let next = || tokens.at(at + 1).kind;
        return match tokens.text(at) {
            "const" | "async" | "unsafe" | "extern" if is_qualifier(tokens, at) => {
                at += if next() == Kind::Literal { 2 } else { 1 };
                continue;
            }
            "default" if next() == Kind::Keyword => {
                at += 1;
                continue;
            }
            "struct" | "enum" => Opening::Struct,
            "union" if next() == Kind::Word => Opening::Struct,
            "impl" => Opening::Impl,
            "mod" | "trait" => Opening::Items,
            "extern" if tokens.is(at + 1, "crate") => Opening::Use,
            "extern" => Opening::Items,
            "fn" => Opening::Fn,
            "use" => Opening::Use,
            "const" if next() == Kind::Open(Pair::Brace) => Opening::Other,
            "const" | "static" | "type" | "let" => Opening::Value,
            _ => Opening::Other,
        };
    }
    Opening::Other
}

/// Returns `true` for a keyword before that of an item, such as the `const` of `const fn`.
fn is_qualifier(tokens: &Tokens, at: usize) -> bool {
    let mut next = at + 1;
    if tokens.is(at, "extern") && tokens.at(next).kind == Kind::Literal {
        next += 1;
    }
    ["const", "async", "unsafe", "extern", "fn", "impl", "trait", "mod"]
        .iter()
        .any(|text| tokens.is(next, text))
}

/// Returns `true` for an expression that ends with a block and is a statement without a semicolon.
pub fn starts_block(tokens: &Tokens, start: usize) -> bool {
    let mut at = start;
    if tokens.at(at).kind == Kind::Lifetime && tokens.is(at + 1, ":") {
        at += 2;
    }
    let is_brace = |at: usize| tokens.at(at).kind == Kind::Open(Pair::Brace);
    match tokens.text(at) {
        "if" | "match" | "loop" | "while" | "for" => tokens.at(at).kind == Kind::Keyword,
        "unsafe" | "const" => is_brace(at + 1),
        "async" => is_brace(at + 1) || tokens.is(at + 1, "move") && is_brace(at + 2),
        _ => is_brace(at),
    }
}

/// Returns `true` for the call of a macro with braces.
fn has_macro_braces(tokens: &Tokens, start: usize, end: usize) -> bool {
    let mut at = start;
    while at < end && (tokens.at(at).kind == Kind::Word || tokens.is(at, "::") || tokens.is(at, "crate")) {
        at += 1;
    }
    let is_bang = tokens.at(at).kind == Kind::Bang || tokens.is(at, "!");
    is_bang && tokens.at(at + 1).kind == Kind::Open(Pair::Brace)
}

/// Returns the index of the first of these signs or keywords that is in no group; `end` if there is none.
pub fn find<const N: usize>(tokens: &Tokens, start: usize, end: usize, texts: [&str; N]) -> usize {
    let codes = texts.map(code);
    let mut at = start;
    while at < end {
        if tokens.is_any(at, &codes) {
            return at;
        }
        at = tokens.after(at);
    }
    end
}

/// Returns the end of the match arm that starts here, after its attributes: before its comma, if it has one.
pub fn arm_end(tokens: &Tokens, start: usize, end: usize) -> usize {
    let body = find(tokens, start, end, ["=>"]) + 1;
    if !starts_block(tokens, body) {
        return find(tokens, body, end, [","]);
    }
    let mut at = body;
    while at < end && !tokens.is(at, ",") {
        let is_brace = tokens.at(at).kind == Kind::Open(Pair::Brace);
        at = tokens.after(at);
        let goes_on = tokens.is(at, "else") || tokens.is(at, ".") || tokens.is(at, "?");
        if is_brace && !goes_on {
            break;
        }
    }
    at.min(end)
}

/// Returns `true` for a group that is printed in the line of what is before it, and whose lines are its own.
pub fn is_block(tokens: &Tokens, open: usize) -> bool {
    matches!(tokens.at(open).role, Role::Statements | Role::Arms)
        && tokens.at(open).kind == Kind::Open(Pair::Brace)
}
