//! Parses shape ids and values.

use super::cursor::{Cursor, Parsed};
use super::token::TokenKind;
use super::tree::{Entry, Name, Node, Value};
use std::borrow::Cow;

const VALUE: &str = "a value";
const VALUES: &str = "a value is a string, a number, true, false, null, a shape id, `[…]` or `{…}`";

/// Reads a shape id, relative or absolute.
pub fn shape_id<'a>(cursor: &mut Cursor<'a>) -> Parsed<Name<'a>> {
    let at = cursor.at();
    let mut end = dotted(cursor)?;
    if matches!(cursor.kind(), TokenKind::Dollar | TokenKind::Pound) {
        cursor.advance();
        end = with_member(cursor)?;
    }
    let text = cursor.slice(at, end);
    Ok(Name { text, at })
}

/// Reads an absolute shape id.
pub fn absolute_shape_id<'a>(cursor: &mut Cursor<'a>) -> Parsed<Name<'a>> {
    let at = cursor.at();
    dotted(cursor)?;
    cursor.expect_for(
        TokenKind::Pound,
        "the id needs its namespace, as in `com.example#Name`",
    )?;
    cursor.advance();
    let end = with_member(cursor)?;
    let text = cursor.slice(at, end);
    Ok(Name { text, at })
}

/// Reads a namespace.
pub fn namespace<'a>(cursor: &mut Cursor<'a>) -> Parsed<&'a str> {
    let at = cursor.at();
    let end = dotted(cursor)?;
    Ok(cursor.slice(at, end))
}

/// Skips names separated by dots, and returns their end.
fn dotted(cursor: &mut Cursor<'_>) -> Parsed<usize> {
    let mut end = name(cursor)?;
    while cursor.kind() == TokenKind::Dot {
        cursor.advance();
        end = name(cursor)?;
    }
    Ok(end)
}

fn with_member(cursor: &mut Cursor<'_>) -> Parsed<usize> {
    let end = name(cursor)?;
    if cursor.kind() != TokenKind::Dollar {
        return Ok(end);
    }
    cursor.advance();
    name(cursor)
}

/// Skips a name, and returns its end.
fn name(cursor: &mut Cursor<'_>) -> Parsed<usize> {
    cursor.expect(TokenKind::Identifier)?;
    let end = cursor.at() + cursor.text().len();
    cursor.advance();
    Ok(end)
}

/// Reads a value.
pub fn value<'a>(cursor: &mut Cursor<'a>) -> Parsed<Node<'a>> {
    let at = cursor.at();
    let value = match cursor.kind() {
        TokenKind::Text | TokenKind::TextBlock => Value::Text(cursor.take_text()),
        TokenKind::Identifier => word(shape_id(cursor)?.text),
        TokenKind::Number => number(cursor),
        TokenKind::LeftBrace => Value::Object(object(cursor)?),
        TokenKind::LeftBracket => Value::List(list(cursor)?),
        _ => return Err(cursor.unexpected(VALUE, VALUES)),
    };
    Ok(Node { value, at })
}

/// Converts an unquoted word to a value.
pub fn word(text: &str) -> Value<'_> {
    match text {
        "true" => Value::Boolean(true),
        "false" => Value::Boolean(false),
        "null" => Value::Null,
        id => Value::Id(id),
    }
}

/// Reads the number here.
pub fn number<'a>(cursor: &mut Cursor<'a>) -> Value<'a> {
    let number = Value::Number(cursor.text());
    cursor.advance();
    number
}

fn list<'a>(cursor: &mut Cursor<'a>) -> Parsed<Vec<Node<'a>>> {
    cursor.deeper()?;
    cursor.advance();
    cursor.skip_whitespace_and_docs();
    let mut items = Vec::new();
    while cursor.kind() != TokenKind::RightBracket {
        items.push(value(cursor)?);
        cursor.skip_whitespace_and_docs();
    }
    cursor.advance();
    cursor.shallower();
    Ok(items)
}

/// Reads the object here, with its braces.
pub fn object<'a>(cursor: &mut Cursor<'a>) -> Parsed<Vec<Entry<'a>>> {
    cursor.deeper()?;
    cursor.expect_and_skip(TokenKind::LeftBrace)?;
    cursor.skip_whitespace_and_docs();
    let mut entries = Entries::default();
    while cursor.kind() != TokenKind::RightBrace {
        let (key, at) = key(cursor, "a key or `}`")?;
        let value = keyed_value(cursor)?;
        entries.add(cursor, key, at, value)?;
        cursor.skip_whitespace_and_docs();
    }
    cursor.advance();
    cursor.shallower();
    Ok(entries.list)
}

/// Parses a key, a name or a quoted string, and returns its position.
pub fn key<'a>(cursor: &mut Cursor<'a>, needed: &str) -> Parsed<(Cow<'a, str>, usize)> {
    match cursor.kind() {
        TokenKind::Identifier | TokenKind::Text => {
            let at = cursor.at();
            Ok((cursor.take_text(), at))
        }
        _ => Err(cursor.unexpected(needed, "a key is a name or a quoted string")),
    }
}

/// Parses the colon after a key, and the value.
pub fn keyed_value<'a>(cursor: &mut Cursor<'a>) -> Parsed<Node<'a>> {
    cursor.skip_whitespace_and_docs();
    cursor.expect_and_skip(TokenKind::Colon)?;
    cursor.skip_whitespace_and_docs();
    value(cursor)
}

/// Entries with unique keys.
#[derive(Default)]
pub struct Entries<'a> {
    /// The entries in their order.
    pub list: Vec<Entry<'a>>,
    keys: std::collections::HashSet<Cow<'a, str>>,
}

impl<'a> Entries<'a> {
    /// Adds an entry.
    ///
    /// # Errors
    ///
    /// The key exists already.
    pub fn add(&mut self, cursor: &Cursor<'a>, key: Cow<'a, str>, at: usize, value: Node<'a>) -> Parsed<()> {
        // the size up to which linear search is faster than a set of keys
        const FEW: usize = 8;
        if self.list.len() == FEW && self.keys.is_empty() {
            self.keys = self.list.iter().map(|entry| entry.key.clone()).collect();
        }
        let is_new = if self.list.len() < FEW {
            self.list.iter().all(|entry| entry.key != key)
        } else {
            self.keys.insert(key.clone())
        };
        if !is_new {
            let mut error = cursor.error(
                format!("the key `{}` occurs twice", key.escape_debug()),
                "keep one of them",
            );
            (error.at, error.end) = (at, at);
            return Err(error);
        }
        self.list.push(Entry { key, at, value });
        Ok(())
    }
}
