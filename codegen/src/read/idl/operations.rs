//! Parses operations, and their inline inputs and outputs.

use super::cursor::Parsed;
use super::statements::Parser;
use super::token::TokenKind;
use super::traits;
use super::tree::{Body, Inline, Name, Operation, Shape, Trait};
use super::values;
use std::borrow::Cow;

impl<'a> Parser<'a> {
    /// Parses the part of an operation after its name.
    pub(super) fn operation(&mut self, shape: &mut Shape<'a>) -> Parsed<()> {
        self.mixins(shape)?;
        self.cursor.skip_whitespace_and_docs();
        self.cursor.expect_and_skip(TokenKind::LeftBrace)?;
        self.cursor.skip_whitespace_and_docs();
        let mut operation = Operation::default();
        let mut seen = Vec::new();
        while self.cursor.kind() != TokenKind::RightBrace {
            self.cursor.expect_for(
                TokenKind::Identifier,
                "an operation has `input`, `output` and `errors`, then `}`",
            )?;
            let property = self.cursor.text();
            if seen.contains(&property) {
                let message = format!("the operation has `{property}` twice");
                return Err(self.cursor.error(message, "keep one of them"));
            }
            if !matches!(property, "input" | "output" | "errors") {
                let message = format!("an operation has no `{property}`");
                return Err(self
                    .cursor
                    .error(message, "operations have `input`, `output` and `errors`"));
            }
            seen.push(property);
            self.cursor.advance();
            self.cursor.skip_whitespace_and_docs();
            match property {
                "input" => {
                    let suffix = self.input_suffix.clone();
                    operation.input = Some(self.input_or_output(&shape.name, &suffix, "smithy.api#input")?);
                }
                "output" => {
                    let suffix = self.output_suffix.clone();
                    operation.output =
                        Some(self.input_or_output(&shape.name, &suffix, "smithy.api#output")?);
                }
                _ => operation.errors = self.errors()?,
            }
            self.cursor.expect_whitespace()?;
        }
        self.cursor.advance();
        shape.body = Body::Operation(operation);
        Ok(())
    }

    fn input_or_output(&mut self, operation: &str, suffix: &str, role: &'static str) -> Parsed<Inline<'a>> {
        let cursor = &mut self.cursor;
        if cursor.kind() != TokenKind::Walrus {
            let needed = "`:` or `:=`";
            if cursor.kind() != TokenKind::Colon {
                let hint = "`:` is followed by the name of a structure, `:=` by its members in braces";
                return Err(cursor.unexpected(needed, hint));
            }
            cursor.advance();
            cursor.skip_whitespace_and_docs();
            return Ok(Inline::Named(values::shape_id(cursor)?));
        }
        self.needs_version_2("structures in operations are")?;
        let cursor = &mut self.cursor;
        // comments before `:=` document nothing, those after it the structure
        cursor.drop_docs();
        cursor.advance();
        let mut traits = traits::leading_member(cursor)?.traits;
        let at = cursor.at();
        traits.push(Trait {
            name: Name { text: role, at },
            value: None,
            at,
        });
        let name = Cow::<str>::Owned(format!("{operation}{suffix}"));
        let mut structure = Shape {
            kind: "structure",
            name: name.clone(),
            at,
            traits,
            mixins: Vec::new(),
            resource: None,
            body: Body::Simple,
        };
        self.aggregate(&mut structure)?;
        self.file.shapes.push(structure);
        Ok(Inline::Here(name, at))
    }

    fn errors(&mut self) -> Parsed<Vec<Name<'a>>> {
        let cursor = &mut self.cursor;
        cursor.expect_and_skip(TokenKind::Colon)?;
        cursor.skip_whitespace_and_docs();
        cursor.expect_for(
            TokenKind::LeftBracket,
            "errors are listed in brackets, as in `errors: [NotFound]`",
        )?;
        cursor.advance();
        cursor.skip_whitespace_and_docs();
        let mut errors = Vec::new();
        while cursor.kind() != TokenKind::RightBracket {
            errors.push(values::shape_id(cursor)?);
            cursor.skip_whitespace_and_docs();
        }
        cursor.advance();
        Ok(errors)
    }
}
