//! Parses shape statements.

use super::cursor::{Cursor, Parsed};
use super::statements::Parser;
use super::token::TokenKind;
use super::traits;
use super::tree::{Body, Entry, Member, Shape, Trait};
use super::values;
use crate::read::ast::{RESOURCE, SERVICE};
use crate::suggest::closest;
use std::borrow::Cow;
use std::collections::HashSet;

/// The shape types.
const KINDS: &[&str] = &[
    "blob",
    "boolean",
    "document",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "enum",
    "intEnum",
    "list",
    "set",
    "map",
    "structure",
    "union",
    "service",
    "resource",
    "operation",
];

impl<'a> Parser<'a> {
    /// Parses the definition of a shape after its traits.
    pub(super) fn shape(&mut self, traits: Vec<Trait<'a>>) -> Parsed<()> {
        let at = self.cursor.at();
        let kind = self.kind_of_shape()?;
        self.cursor.advance();
        self.cursor.expect_spaces()?;
        let name = Cow::Borrowed(self.shape_name()?);
        let mut shape = Shape {
            kind,
            name,
            at,
            traits,
            mixins: Vec::new(),
            resource: None,
            body: Body::Simple,
        };
        match kind {
            "enum" | "intEnum" => self.enumeration(&mut shape)?,
            "list" | "set" | "map" | "structure" | "union" => self.aggregate(&mut shape)?,
            "service" => self.entity(&mut shape, SERVICE)?,
            "resource" => self.entity(&mut shape, RESOURCE)?,
            "operation" => self.operation(&mut shape)?,
            _ => self.mixins(&mut shape)?,
        }
        self.file.shapes.push(shape);
        self.cursor.expect_line_end()
    }

    fn kind_of_shape(&self) -> Parsed<&'static str> {
        let cursor = &self.cursor;
        cursor.expect_for(
            TokenKind::Identifier,
            "a shape begins with its type, as in `string Name`",
        )?;
        let word = cursor.text();
        if let Some(kind) = KINDS.iter().find(|kind| **kind == word) {
            return Ok(kind);
        }
        let hint = match word {
            "use" => "`use` statements follow the namespace and precede all shapes".to_owned(),
            "metadata" => "metadata precedes the namespace".to_owned(),
            "namespace" => "a file has one namespace; move the other one to another file".to_owned(),
            "with" | "for" => format!("`{word}` belongs on the line of the shape's name"),
            _ => match closest(word, KINDS.iter().copied()) {
                Some(kind) => format!("did you mean `{kind}`?"),
                None => format!("the types are {}", KINDS.join(", ")),
            },
        };
        Err(cursor.error(format!("`{word}` is not a shape type"), hint))
    }

    fn shape_name(&mut self) -> Parsed<&'a str> {
        self.cursor
            .expect_for(TokenKind::Identifier, "the name of the shape is expected here")?;
        let name = self.cursor.text();
        if let Some(used) = self.used(name) {
            let message = format!("the shape has the same name as `{used}`, which the file uses");
            return Err(self
                .cursor
                .error(message, "rename the shape, or write the other id in full"));
        }
        self.cursor.advance();
        Ok(name)
    }

    /// Parses `for Resource`, if present.
    fn resource(&mut self, shape: &mut Shape<'a>) -> Parsed<()> {
        self.cursor.skip_spaces();
        if !self.cursor.is_word("for") {
            return Ok(());
        }
        self.needs_version_2("structures for resources are")?;
        self.cursor.advance();
        self.cursor.expect_spaces()?;
        shape.resource = Some(values::shape_id(&mut self.cursor)?);
        Ok(())
    }

    /// Parses `with [Mixin]`, if present.
    pub(super) fn mixins(&mut self, shape: &mut Shape<'a>) -> Parsed<()> {
        let cursor = &mut self.cursor;
        cursor.skip_spaces();
        if !cursor.is_word("with") {
            return Ok(());
        }
        self.needs_version_2("mixins are")?;
        let cursor = &mut self.cursor;
        cursor.advance();
        cursor.skip_whitespace_and_docs();
        cursor.expect_for(
            TokenKind::LeftBracket,
            "mixins are listed in brackets, as in `with [Mixin]`",
        )?;
        cursor.advance();
        cursor.skip_whitespace_and_docs();
        loop {
            shape.mixins.push(values::shape_id(cursor)?);
            cursor.skip_whitespace_and_docs();
            if cursor.kind() == TokenKind::RightBracket {
                cursor.advance();
                return Ok(());
            }
        }
    }

    fn enumeration(&mut self, shape: &mut Shape<'a>) -> Parsed<()> {
        self.mixins(shape)?;
        let cursor = &mut self.cursor;
        cursor.skip_whitespace_and_docs();
        cursor.expect_and_skip(TokenKind::LeftBrace)?;
        cursor.skip_whitespace();
        let mut members = Vec::new();
        let mut names = HashSet::new();
        while cursor.kind() != TokenKind::RightBrace {
            let leading = traits::leading_member(cursor)?;
            if is_dangling(cursor, &leading) {
                continue;
            }
            let (name, at) = member_name(cursor, &mut names)?;
            let mut member = Member {
                name,
                at,
                target: None,
                traits: leading.traits,
                assigned: None,
            };
            cursor.skip_spaces();
            match cursor.kind() {
                TokenKind::Equal => assigned(cursor, &mut member)?,
                _ => cursor.skip_whitespace(),
            }
            members.push(member);
        }
        cursor.advance();
        shape.body = Body::EnumMembers(members);
        Ok(())
    }

    /// Parses the part of a structure, union, list or map after its name, or an inline structure.
    pub(super) fn aggregate(&mut self, shape: &mut Shape<'a>) -> Parsed<()> {
        self.resource(shape)?;
        self.mixins(shape)?;
        let cursor = &mut self.cursor;
        cursor.skip_whitespace_and_docs();
        cursor.drop_docs();
        cursor.expect_and_skip(TokenKind::LeftBrace)?;
        cursor.skip_whitespace();
        let mut members = Vec::new();
        let mut names = HashSet::new();
        while self.cursor.kind() != TokenKind::RightBrace {
            members.extend(self.member(&mut names)?);
            self.cursor.skip_whitespace();
        }
        self.cursor.advance();
        shape.body = Body::Members(members);
        Ok(())
    }

    fn member(&mut self, names: &mut HashSet<&'a str>) -> Parsed<Option<Member<'a>>> {
        let leading = traits::leading_member(&mut self.cursor)?;
        if is_dangling(&mut self.cursor, &leading) {
            return Ok(None);
        }
        let is_elided = self.cursor.kind() == TokenKind::Dollar;
        if is_elided {
            self.cursor.advance();
        }
        let (name, at) = member_name(&mut self.cursor, names)?;
        if is_elided {
            self.needs_version_2_at("members without target are", at)?;
        }
        let cursor = &mut self.cursor;
        let mut target = None;
        if !is_elided {
            cursor.skip_spaces();
            cursor.expect_for(TokenKind::Colon, "members have the form `name: Target`")?;
            cursor.advance();
            cursor.skip_spaces();
            target = Some(values::shape_id(cursor)?);
        }
        let mut member = Member {
            name,
            at,
            target,
            traits: leading.traits,
            assigned: None,
        };
        cursor.skip_spaces();
        if cursor.kind() == TokenKind::Equal {
            self.needs_version_2("defaults are")?;
            assigned(&mut self.cursor, &mut member)?;
        }
        Ok(Some(member))
    }

    fn entity(&mut self, shape: &mut Shape<'a>, known: &[&str]) -> Parsed<()> {
        self.mixins(shape)?;
        self.cursor.skip_whitespace_and_docs();
        let entries = values::object(&mut self.cursor)?;
        let is_known = |entry: &Entry<'_>| known.contains(&&*entry.key);
        for entry in entries.iter().filter(|entry| !is_known(entry)) {
            let message = format!("a {} has no property `{}`", shape.kind, entry.key.escape_debug());
            let hint = format!("it is ignored; the known ones are {}", known.join(", "));
            self.cursor.warn(entry.at, message, &hint);
        }
        if let Some(properties) = entries.iter().find(|entry| entry.key == "properties") {
            if shape.kind == "resource" {
                self.needs_version_2_at("properties of resources are", properties.at)?;
            }
        }
        shape.body = Body::Properties(entries);
        Ok(())
    }

    /// Checks that the version of the file supports a feature.
    pub(super) fn needs_version_2(&self, what: &str) -> Parsed<()> {
        self.needs_version_2_at(what, self.cursor.at())
    }

    fn needs_version_2_at(&self, what: &str, at: usize) -> Parsed<()> {
        if !self.file.version_1 {
            return Ok(());
        }
        let message = format!("{what} not available in version 1.0, the version of this file");
        let mut error = self
            .cursor
            .error(message, "begin the file with `$version: \"2.0\"`");
        (error.at, error.end) = (at, at.max(error.end));
        Err(error)
    }
}

/// Warns of a documentation comment before the closing brace of the members; returns `true` in that case.
fn is_dangling(cursor: &mut Cursor<'_>, leading: &traits::Leading<'_>) -> bool {
    let [only] = leading.traits.as_slice() else {
        return false;
    };
    let is_dangling = leading.has_docs && cursor.kind() == TokenKind::RightBrace;
    if is_dangling {
        cursor.warn_docs(only.at);
    }
    is_dangling
}

fn member_name<'a>(cursor: &mut Cursor<'a>, names: &mut HashSet<&'a str>) -> Parsed<(&'a str, usize)> {
    cursor.expect_for(
        TokenKind::Identifier,
        "the name of a member is expected here, or `}` after the last one",
    )?;
    let (name, at) = (cursor.text(), cursor.at());
    if !names.insert(name) {
        return Err(cursor.error(format!("there are two members `{name}`"), "rename or remove one"));
    }
    cursor.advance();
    Ok((name, at))
}

/// Parses `= value` and the end of its line.
fn assigned<'a>(cursor: &mut Cursor<'a>, member: &mut Member<'a>) -> Parsed<()> {
    cursor.advance();
    cursor.skip_spaces();
    member.assigned = Some(values::value(cursor)?);
    cursor.skip_spaces();
    cursor.skip_comma();
    cursor.expect_line_end()
}
