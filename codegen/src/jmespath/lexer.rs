//! Splits text into tokens with their positions.

use super::expr::Comparison;
use crate::json;
use crate::node::{Node, NodeKind};
use crate::source::Location;

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A name; `true` for a quoted one, which cannot be a function.
    Name(String, bool),
    Literal(Node),
    Number(i64),
    Compare(Comparison),
    Dot,
    Star,
    Pipe,
    Or,
    And,
    Not,
    Current,
    Reference,
    Comma,
    Colon,
    /// `[`
    Open,
    /// `[?`
    Filter,
    /// `[]`
    Flatten,
    /// `]`
    Close,
    OpenBrace,
    CloseBrace,
    OpenParen,
    CloseParen,
    End,
}

/// Splits a text into tokens, each with the byte it begins at, including the end.
///
/// # Errors
///
/// The reason a text is not a token.
pub fn tokens(text: &str) -> Result<Vec<(usize, Token)>, String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let at = text.len() - rest.len();
        let Some(first) = rest.chars().next() else {
            tokens.push((at, Token::End));
            return Ok(tokens);
        };
        let (token, length) = match first {
            'a'..='z' | 'A'..='Z' | '_' => name(rest),
            '0'..='9' | '-' => number(rest).ok_or_else(|| format!("a number is expected at byte {at}"))?,
            '"' | '\'' | '`' => quoted(rest, first).ok_or_else(|| {
                format!("the literal that begins with {first} at byte {at} is not closed, or not valid JSON")
            })?,
            _ => sign(rest).ok_or_else(|| format!("`{first}` at byte {at} has no meaning"))?,
        };
        tokens.push((at, token));
        rest = &rest[length..];
    }
}

fn name(rest: &str) -> (Token, usize) {
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    (Token::Name(rest[..end].to_owned(), false), end)
}

fn number(rest: &str) -> Option<(Token, usize)> {
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let length = rest.len() - digits.len() + count;
    Some((Token::Number(rest[..length].parse().ok()?), length))
}

/// Reads a quoted name, a raw string or a literal, by its delimiter.
fn quoted(rest: &str, quote: char) -> Option<(Token, usize)> {
    let mut escaped = false;
    let length = 1 + rest[1..].find(|c| {
        let is_end = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        is_end
    })?;
    let inside = &rest[1..length];
    let token = match quote {
        '"' => Token::Name(json::parse(&rest[..=length])?.as_str()?.to_owned(), true),
        '\'' => Token::Literal(string(inside.replace("\\'", "'").replace("\\\\", "\\"))),
        _ => Token::Literal(literal(inside.replace("\\`", "`").trim())?),
    };
    Some((token, length + 1))
}

/// Parses a literal: JSON or, as in early versions of the specification, a string without quotes.
fn literal(text: &str) -> Option<Node> {
    let looks_like_json =
        text.starts_with(['"', '[', '{', '-']) || text.starts_with(|c: char| c.is_ascii_digit());
    match json::parse(text) {
        Some(value) => is_finite(&value).then_some(value),
        None if looks_like_json || text.is_empty() => None,
        None => Some(string(text)),
    }
}

fn string(text: impl Into<String>) -> Node {
    Node::string(text, Location::UNKNOWN)
}

/// Returns `true` if all numbers in a value are in the range of 64-bit floating-point numbers.
fn is_finite(value: &Node) -> bool {
    match &value.kind {
        NodeKind::Number(_) => value.as_f64().is_some(),
        NodeKind::Array(items) => items.iter().all(is_finite),
        NodeKind::Object(members) => members.iter().all(|member| is_finite(&member.value)),
        _ => true,
    }
}

/// The operators and punctuation, longer ones before their prefixes.
const SIGNS: &[(&str, Token)] = &[
    ("[?", Token::Filter),
    ("[]", Token::Flatten),
    ("||", Token::Or),
    ("&&", Token::And),
    ("==", Token::Compare(Comparison::Equal)),
    ("!=", Token::Compare(Comparison::NotEqual)),
    ("<=", Token::Compare(Comparison::LessOrEqual)),
    (">=", Token::Compare(Comparison::GreaterOrEqual)),
    ("<", Token::Compare(Comparison::Less)),
    (">", Token::Compare(Comparison::Greater)),
    ("[", Token::Open),
    ("]", Token::Close),
    ("{", Token::OpenBrace),
    ("}", Token::CloseBrace),
    ("(", Token::OpenParen),
    (")", Token::CloseParen),
    (".", Token::Dot),
    ("*", Token::Star),
    ("|", Token::Pipe),
    ("!", Token::Not),
    ("@", Token::Current),
    ("&", Token::Reference),
    (",", Token::Comma),
    (":", Token::Colon),
];

fn sign(rest: &str) -> Option<(Token, usize)> {
    let (text, token) = SIGNS.iter().find(|(text, _)| rest.starts_with(text))?;
    Some((token.clone(), text.len()))
}
