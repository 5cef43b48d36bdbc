//! Parses traits and documentation comments before shapes and members, and the traits of `apply` statements.

use super::cursor::{Cursor, Parsed};
use super::token::TokenKind;
use super::tree::{Name, Node, Trait, Value};
use super::values;
use std::borrow::Cow;

/// The trait that documentation comments are converted to.
pub const DOCUMENTATION: &str = "smithy.api#documentation";

/// The documentation comment and the traits before a shape or member.
pub struct Leading<'a> {
    /// The traits; that of the comment is the last.
    pub traits: Vec<Trait<'a>>,
    /// True if there was a comment.
    pub has_docs: bool,
}

/// Parses the traits before a shape.
pub fn leading<'a>(cursor: &mut Cursor<'a>) -> Parsed<Leading<'a>> {
    cursor.skip_whitespace();
    let docs = match cursor.kind() {
        TokenKind::DocComment => {
            cursor.skip_whitespace_and_docs();
            cursor.take_docs()
        }
        _ => None,
    };
    let mut traits = all(cursor)?;
    let has_docs = docs.is_some();
    traits.extend(docs.map(documentation));
    Ok(Leading { traits, has_docs })
}

/// Parses the traits before a member; comments between the traits and the member are dropped.
pub fn leading_member<'a>(cursor: &mut Cursor<'a>) -> Parsed<Leading<'a>> {
    let leading = leading(cursor)?;
    cursor.drop_docs();
    Ok(leading)
}

/// Converts a documentation comment to a trait.
pub fn documentation<'a>((at, text): (usize, Cow<'a, str>)) -> Trait<'a> {
    let value = Value::Text(text);
    Trait {
        name: Name {
            text: DOCUMENTATION,
            at,
        },
        value: Some(Node { value, at }),
        at,
    }
}

/// Parses traits, as long as there are any.
pub fn all<'a>(cursor: &mut Cursor<'a>) -> Parsed<Vec<Trait<'a>>> {
    let mut traits = Vec::new();
    while cursor.kind() == TokenKind::At {
        traits.push(one(cursor)?);
        cursor.skip_whitespace_and_docs();
    }
    Ok(traits)
}

/// Parses a trait.
pub fn one<'a>(cursor: &mut Cursor<'a>) -> Parsed<Trait<'a>> {
    let at = cursor.at();
    cursor.expect_and_skip(TokenKind::At)?;
    let name = values::shape_id(cursor)?;
    let value = match cursor.kind() {
        TokenKind::LeftParen => in_parentheses(cursor)?,
        _ => None,
    };
    Ok(Trait { name, value, at })
}

fn in_parentheses<'a>(cursor: &mut Cursor<'a>) -> Parsed<Option<Node<'a>>> {
    cursor.advance();
    cursor.skip_whitespace_and_docs();
    if cursor.kind() == TokenKind::RightParen {
        cursor.advance();
        return Ok(None);
    }
    let at = cursor.at();
    let node = match cursor.kind() {
        TokenKind::Text => {
            let text = cursor.take_text();
            cursor.skip_whitespace_and_docs();
            match cursor.kind() {
                TokenKind::Colon => structure(cursor, text, at)?,
                _ => Node {
                    value: Value::Text(text),
                    at,
                },
            }
        }
        TokenKind::Identifier => {
            let id = values::shape_id(cursor)?.text;
            cursor.skip_whitespace_and_docs();
            // `foo` may be a key or a value; `foo$bar` and `foo#bar` can only be values
            if cursor.kind() == TokenKind::RightParen || id.contains(['.', '$', '#']) {
                Node {
                    value: values::word(id),
                    at,
                }
            } else {
                cursor.expect_for(
                    TokenKind::Colon,
                    "an identifier is either a key, as in `@length(min: 1)`, or the only value",
                )?;
                structure(cursor, Cow::Borrowed(id), at)?
            }
        }
        _ => values::value(cursor)?,
    };
    cursor.skip_whitespace_and_docs();
    cursor.expect_and_skip(TokenKind::RightParen)?;
    Ok(Some(node))
}

/// Parses a trait's value without braces, after its first key.
fn structure<'a>(cursor: &mut Cursor<'a>, first: Cow<'a, str>, at: usize) -> Parsed<Node<'a>> {
    cursor.deeper()?;
    let mut entries = values::Entries::default();
    let value = values::keyed_value(cursor)?;
    entries.add(cursor, first, at, value)?;
    cursor.skip_whitespace_and_docs();
    while cursor.kind() != TokenKind::RightParen {
        let (key, at) = values::key(cursor, "a key or `)`")?;
        let value = values::keyed_value(cursor)?;
        entries.add(cursor, key, at, value)?;
        cursor.skip_whitespace_and_docs();
    }
    cursor.shallower();
    Ok(Node {
        value: Value::Object(entries.list),
        at,
    })
}
