//! Finds out what each token is by those around it: which brackets hold statements, which `<` are generic arguments, and
//! where there are spaces.

use super::phrases::{after_attributes, arm_end, opening, phrase, Opening};
use super::tokens::{code, Kind, Pair, Role, Tokens};

/// The syntax that a sequence of tokens is a part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Elements,
    Attribute,
    /// The tokens of a macro call.
    Macro,
}

/// Marks all tokens.
pub fn mark(tokens: &mut Tokens) {
    phrases(tokens, 0, tokens.len());
}

/// Marks items or statements, and returns how many there are.
fn phrases(tokens: &mut Tokens, start: usize, end: usize) -> usize {
    let (mut at, mut count) = (start, 0);
    while at < end {
        let found = phrase(tokens, at, end);
        sequence(tokens, at, found.start, Opening::Other, Inside::Elements);
        let opening = opening(tokens, found.start, found.end);
        sequence(tokens, found.start, found.end, opening, Inside::Elements);
        if found.start > at && found.start < found.end {
            tokens.change(found.start, |token| token.space = true);
        }
        at = found.end.max(at + 1);
        count += 1;
    }
    count
}

/// Marks match arms.
fn arms(tokens: &mut Tokens, start: usize, end: usize) {
    let mut at = start;
    while at < end {
        let mut after = arm_end(tokens, after_attributes(tokens, at, end), end);
        if tokens.is(after, ",") {
            after += 1;
        }
        let after = after.clamp(at + 1, end);
        sequence(tokens, at, after, Opening::Other, Inside::Elements);
        at = after;
    }
}

/// The state of the marker within a sequence.
struct Sequence {
    opening: Opening,
    inside: Inside,
    /// The keyword before a brace that belongs to it, such as `if`: until there, a brace after a path is no value.
    head: Option<Role>,
    /// True between `let` and `=`, and between `for` and `in`.
    is_pattern: bool,
    /// True after `->`.
    returns: bool,
    /// The index of the last `>` of generic arguments.
    angles: usize,
}

/// Marks the tokens of a sequence of elements, such as an expression or arguments.
fn sequence(tokens: &mut Tokens, start: usize, end: usize, opening: Opening, inside: Inside) {
    let mut state = Sequence {
        opening,
        inside,
        head: None,
        is_pattern: false,
        returns: false,
        angles: 0,
    };
    let mut before = None;
    let mut at = start;
    while at < end {
        classify(tokens, at, end, before, &mut state);
        let space = has_space(tokens, at, before);
        tokens.change(at, |token| token.space = space);
        let kind = tokens.at(at).kind;
        match kind {
            Kind::Open(Pair::Brace) => brace(tokens, at, before, &mut state),
            Kind::Open(Pair::Parenthesis | Pair::Bracket) => brackets(tokens, at, before, &state),
            Kind::Doc | Kind::InnerDoc => tokens.change(at, |token| token.hard = true),
            Kind::Keyword => match tokens.text(at) {
                "match" => state.head = Some(Role::Arms),
                "for" if tokens.is(at + 1, "<") || state.opening == Opening::Impl => {}
                "if" | "while" => state.head = Some(Role::Statements),
                "for" => (state.head, state.is_pattern) = (Some(Role::Statements), true),
                "let" => state.is_pattern = true,
                "in" => state.is_pattern = false,
                _ => {}
            },
            Kind::Sign => match tokens.text(at) {
                "=" => state.is_pattern = false,
                "->" => state.returns = true,
                "," | ";" | "=>" => {
                    let is_last = at + 1 == end && inside != Inside::Macro;
                    if is_last && tokens.is(at, ",") {
                        tokens.change(at, |token| token.droppable = true);
                    }
                    (state.head, state.returns) = (None, false);
                }
                _ => {}
            },
            _ => {}
        }
        let last = match kind {
            Kind::Open(Pair::Angle | Pair::Pipe) => at,
            _ => tokens.after(at) - 1,
        };
        if last > at {
            let space = closing_space(tokens, at, last);
            tokens.change(last, |token| token.space = space);
        }
        before = Some(last);
        at = last + 1;
    }
}

/// Classifies a sign by what is before it.
fn classify(tokens: &mut Tokens, at: usize, end: usize, before: Option<usize>, state: &mut Sequence) {
    if tokens.at(at).kind != Kind::Sign {
        return;
    }
    let is_start = !before.is_some_and(|before| ends_operand(tokens, before));
    let kind = match tokens.text(at) {
        "!" if before.is_some_and(|before| is_macro_name(tokens, before)) && is_open(tokens, at + 1) => {
            Kind::Bang
        }
        "&" | "&&" | "*" | "-" | "!" | "?" | ".." | "..=" if is_start => Kind::Prefix,
        "<" => {
            if let Some(close) = angle(tokens, at, end, before, is_start || at < state.angles) {
                pair(tokens, at, close, Pair::Angle);
                state.angles = state.angles.max(close);
                let has_as = (at..close).any(|inside| tokens.is(inside, "as"));
                let role = if has_as { Role::Fixed } else { Role::List };
                tokens.change(at, |token| token.role = role);
                if tokens.is(close - 1, ",") {
                    tokens.change(close - 1, |token| token.droppable = true);
                }
            }
            return;
        }
        "|" if is_start => {
            let close = siblings(tokens, at + 1, end).find(|close| tokens.is(*close, "|"));
            if let Some(close) = close {
                pair(tokens, at, close, Pair::Pipe);
            }
            return;
        }
        _ => return,
    };
    tokens.change(at, |token| token.kind = kind);
}

fn pair(tokens: &mut Tokens, open: usize, close: usize, pair: Pair) {
    tokens.change(open, |token| {
        token.delimit(Kind::Open(pair), close);
    });
    tokens.change(close, |token| {
        token.delimit(Kind::Close(pair), open);
    });
}

/// Returns the indices of tokens that are in no group.
fn siblings(tokens: &Tokens, start: usize, end: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(start), |at| Some(tokens.after(*at))).take_while(move |at| *at < end)
}

/// Returns the `>` that closes generic arguments; `None` if the `<` compares.
fn angle(tokens: &Tokens, at: usize, end: usize, before: Option<usize>, is_start: bool) -> Option<usize> {
    let is_type = |index: usize| {
        tokens
            .text(index)
            .starts_with(|c: char| c.is_uppercase() || c == ':')
    };
    let names = ["fn", "struct", "enum", "union", "type", "trait"];
    let is_named = |index: usize| index > 0 && names.contains(&tokens.text(index - 1));
    if !is_start && !before.is_some_and(|before| is_type(before) || is_named(before)) {
        return None;
    }
    let mut depth = 0_usize;
    for index in siblings(tokens, at, end) {
        match tokens.text(index) {
            "<" => depth += 1,
            ">" if depth <= 1 => return Some(index),
            ">" => depth -= 1,
            ";" | "&&" | "||" | "=>" | "{" => return None,
            _ => {}
        }
    }
    None
}

/// Marks a group in braces.
fn brace(tokens: &mut Tokens, open: usize, before: Option<usize>, state: &mut Sequence) {
    let close = tokens.at(open).mate;
    let role = brace_role(tokens, before, state);
    let is_body = state.opening == Opening::Fn && role == Role::Statements;
    let mut is_hard = matches!(role, Role::Items | Role::Fields | Role::Arms) || is_body;
    match role {
        Role::Items | Role::Statements => {
            let count = phrases(tokens, open + 1, close);
            let has_semicolon = || siblings(tokens, open + 1, close).any(|at| tokens.is(at, ";"));
            is_hard |= count > 1 || has_semicolon();
        }
        Role::Arms => arms(tokens, open + 1, close),
        Role::Use => sequence(tokens, open + 1, close, Opening::Use, Inside::Elements),
        Role::Fixed => sequence(tokens, open + 1, close, Opening::Other, Inside::Macro),
        _ => sequence(tokens, open + 1, close, Opening::Other, state.inside),
    }
    tokens.change(open, |token| {
        token.role = role;
        token.hard |= is_hard && close > open + 1;
    });
}

fn brace_role(tokens: &Tokens, before: Option<usize>, state: &mut Sequence) -> Role {
    match state.opening {
        _ if before.is_some_and(|before| tokens.at(before).kind == Kind::Bang) => return Role::Fixed,
        Opening::Struct => return Role::Fields,
        Opening::Impl | Opening::Items => return Role::Items,
        Opening::Fn => return Role::Statements,
        Opening::Use => return Role::Use,
        Opening::Value | Opening::Other if state.inside == Inside::Macro => return Role::Fixed,
        Opening::Value | Opening::Other => {}
    }
    let Some(last) = before else {
        return Role::Statements;
    };
    let is_path = ends_operand(tokens, last) && !state.returns;
    match state.head {
        Some(_) if is_path && state.is_pattern => Role::Struct,
        Some(role) => {
            state.head = None;
            role
        }
        None if is_path => Role::Struct,
        None => Role::Statements,
    }
}

/// Marks a group in parentheses or brackets.
fn brackets(tokens: &mut Tokens, open: usize, before: Option<usize>, state: &Sequence) {
    let close = tokens.at(open).mate;
    let is_bracket = tokens.at(open).kind == Kind::Open(Pair::Bracket);
    let follows = |text: &str| before.is_some_and(|before| tokens.is(before, text));
    let starts_attribute =
        follows("#") || follows("!") && before.is_some_and(|at| tokens.is(at.wrapping_sub(1), "#"));
    let inside = if is_bracket && starts_attribute {
        Inside::Attribute
    } else if before.is_some_and(|before| tokens.at(before).kind == Kind::Bang) {
        Inside::Macro
    } else {
        state.inside
    };
    sequence(tokens, open + 1, close, Opening::Other, inside);
    let follows_fn = before.is_some_and(|before| tokens.is(before, "fn"));
    let is_call = before.is_some_and(|before| ends_operand(tokens, before)) || follows_fn;
    let has = |text: &str| siblings(tokens, open + 1, close).any(|at| tokens.is(at, text));
    let role = match inside {
        Inside::Attribute => Role::Attribute,
        Inside::Macro => Role::Fixed,
        Inside::Elements if is_bracket && (is_call || has(";")) => Role::Fixed,
        Inside::Elements if !is_bracket && is_call || has(",") => Role::List,
        Inside::Elements => Role::Fixed,
    };
    // `(a,)` is not `(a)`
    let commas = siblings(tokens, open + 1, close)
        .filter(|at| tokens.is(*at, ","))
        .count();
    if role == Role::List && !is_bracket && !is_call && commas == 1 {
        tokens.change(close - 1, |token| token.droppable = false);
    }
    tokens.change(open, |token| token.role = role);
    tokens.change(close, |token| token.role = role);
}

/// Returns `true` if a macro can have this name.
fn is_macro_name(tokens: &Tokens, at: usize) -> bool {
    tokens.at(at).kind == Kind::Word
}

fn is_open(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.at(at).kind, Kind::Open(_)) || tokens.at(at).kind == Kind::Word && is_open(tokens, at + 1)
}

/// The keywords that are operands or end one.
const OPERANDS: &[u64] = &[
    code("self"),
    code("Self"),
    code("super"),
    code("crate"),
    code("true"),
    code("false"),
    code("await"),
];

/// Returns `true` if an operand ends with this token, so that an operator may follow.
pub fn ends_operand(tokens: &Tokens, at: usize) -> bool {
    let token = tokens.at(at);
    match token.kind {
        Kind::Word | Kind::Literal => true,
        Kind::Close(Pair::Pipe) => false,
        Kind::Close(_) => token.role != Role::Attribute,
        Kind::Keyword => tokens.is_any(at, OPERANDS),
        Kind::Sign => tokens.is(at, "?"),
        _ => false,
    }
}

/// Returns `true` if there is a space between two tokens in a line.
fn has_space(tokens: &Tokens, at: usize, before: Option<usize>) -> bool {
    let Some(last) = before else { return false };
    let (token, last_token) = (tokens.at(at), tokens.at(last));
    match (last_token.kind, tokens.text(last)) {
        (Kind::Prefix | Kind::Open(Pair::Angle | Pair::Pipe), _) => return false,
        (Kind::Sign, "::" | "." | "#" | "$" | ".." | "..=") => return false,
        // of an inner attribute
        (Kind::Sign, "!") => return false,
        // `self.0.name`, where `0.` is one literal
        (Kind::Literal, text) if text.ends_with('.') && token.kind == Kind::Word => return false,
        (Kind::Bang, _) => return !matches!(token.kind, Kind::Open(Pair::Parenthesis | Pair::Bracket)),
        (Kind::Sign, "<" | ">") if last_token.joint && token.kind == Kind::Sign => return false,
        _ => {}
    }
    let ends = ends_operand(tokens, last);
    match (token.kind, tokens.text(at)) {
        (Kind::Sign, "," | ";" | "." | "?" | ":" | ".." | "..=") => false,
        (Kind::Sign, "::") => !ends,
        (Kind::Sign, "!") => !tokens.is(last, "#"),
        (Kind::Bang | Kind::Close(_), _) => false,
        (Kind::Open(Pair::Parenthesis), _) => !(ends || ["fn", "pub"].contains(&tokens.text(last))),
        (Kind::Open(Pair::Bracket), _) => !ends,
        (Kind::Open(Pair::Angle), _) => !(ends || ["fn", "impl", "for"].contains(&tokens.text(last))),
        _ => true,
    }
}

/// Returns `true` if there is a space before a closing delimiter.
fn closing_space(tokens: &mut Tokens, open: usize, close: usize) -> bool {
    let token = tokens.at(open);
    let has_space = token.kind == Kind::Open(Pair::Brace) && token.role != Role::Use && close > open + 1;
    tokens.change(open + 1, |token| token.space = has_space);
    has_space
}
