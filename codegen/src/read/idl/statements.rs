//! Parses the statements of a file.

use super::cursor::{Cursor, Finding, Parsed};
use super::token::TokenKind;
use super::traits;
use super::tree::{Apply, Entry, File, Node, Trait, Value};
use super::values;
use crate::diagnostics::codes;
use std::collections::{HashMap, HashSet};

/// The parser of a file.
pub struct Parser<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) file: File<'a>,
    pub(super) input_suffix: String,
    pub(super) output_suffix: String,
    /// The imported shapes, by their names.
    uses: HashMap<&'a str, &'a str>,
}

/// Parses a file: returns the valid statements, and the findings.
pub fn parse(source: &str) -> (File<'_>, Vec<Finding>) {
    let file = File {
        version_1: true,
        ..File::default()
    };
    let mut parser = Parser {
        cursor: Cursor::new(source),
        file,
        input_suffix: "Input".to_owned(),
        output_suffix: "Output".to_owned(),
        uses: HashMap::new(),
    };
    parser.read();
    (parser.file, parser.cursor.findings)
}

impl<'a> Parser<'a> {
    fn read(&mut self) {
        self.cursor.skip_whitespace_and_docs();
        let mut keys = HashSet::new();
        while self.cursor.kind() == TokenKind::Dollar {
            let result = self.control(&mut keys);
            self.recover(result);
        }
        self.cursor.skip_whitespace_and_docs();
        while self.cursor.is_word("metadata") {
            let result = self.metadata();
            self.recover(result);
        }
        if self.cursor.is_end() {
            return;
        }
        if let Err(error) = self.namespace() {
            self.cursor.findings.push(*error);
            return;
        }
        self.cursor.skip_whitespace_and_docs();
        while self.cursor.is_word("use") {
            let result = self.use_statement();
            self.recover(result);
        }
        // comments before the first shape were collected already, since a `use` might have followed
        let mut docs = self.cursor.take_docs();
        while !self.cursor.is_end() {
            let result = self.shape_or_apply(docs.take().map(traits::documentation));
            self.recover(result);
        }
        self.cursor.drop_docs();
    }

    /// After an error, continues with the next statement.
    fn recover(&mut self, result: Parsed<()>) {
        if let Err(error) = result {
            self.cursor.findings.push(*error);
            self.cursor.recover();
        }
    }

    fn control(&mut self, keys: &mut HashSet<String>) -> Parsed<()> {
        let cursor = &mut self.cursor;
        cursor.advance();
        let (key, key_at) = values::key(cursor, "the name of a control statement")?;
        cursor.skip_spaces();
        cursor.expect_and_skip(TokenKind::Colon)?;
        cursor.skip_spaces();
        if !keys.insert(key.clone().into_owned()) {
            let message = format!("the control statement `${}` occurs twice", key.escape_debug());
            return Err(cursor.error(message, "keep one of them"));
        }
        let value = values::value(cursor)?;
        match &*key {
            "version" => self.version(&value).map_err(|mut error| {
                error.code = codes::VERSION;
                error
            })?,
            "operationInputSuffix" => self.input_suffix = self.suffix(&value)?,
            "operationOutputSuffix" => self.output_suffix = self.suffix(&value)?,
            other => {
                let message = format!("the control statement `${}` is unknown", other.escape_debug());
                let hint =
                    "it is ignored; the known ones are `$version`, `$operationInputSuffix`, `$operationOutputSuffix`";
                cursor.warn(key_at, message, hint);
            }
        }
        self.cursor.expect_line_end()
    }

    fn version(&mut self, value: &Node<'a>) -> Parsed<()> {
        let hint = "the versions are \"1.0\" and \"2.0\"";
        // the rest of a file of a wrong version is most likely of the newest one
        self.file.version_1 = false;
        let Value::Text(version) = &value.value else {
            return Err(self.error_at(value.at, "the version must be a quoted string", hint));
        };
        self.file.version_1 = match &**version {
            "1" | "1.0" => true,
            "2" | "2.0" => false,
            other => {
                let message = format!("version `{}` of Smithy is not supported", other.escape_debug());
                // the position after the value, as in other parsers of the IDL
                return Err(self.cursor.error(message, hint));
            }
        };
        Ok(())
    }

    fn suffix(&self, value: &Node<'a>) -> Parsed<String> {
        let hint = "it is added to an operation's name, as in `$operationInputSuffix: \"Request\"`";
        match &value.value {
            Value::Text(suffix)
                if suffix
                    .bytes()
                    .all(|byte| byte == b'_' || byte.is_ascii_alphanumeric()) =>
            {
                Ok(suffix.clone().into_owned())
            }
            _ => Err(self.error_at(
                value.at,
                "the suffix must be a quoted string of letters and digits",
                hint,
            )),
        }
    }

    fn error_at(&self, at: usize, message: &str, hint: &str) -> Box<Finding> {
        let mut error = self.cursor.error(message, hint);
        (error.at, error.end) = (at, at.max(error.at));
        error
    }

    fn metadata(&mut self) -> Parsed<()> {
        let cursor = &mut self.cursor;
        cursor.advance();
        cursor.expect_spaces()?;
        let (key, at) = values::key(cursor, "the key of the metadata")?;
        cursor.skip_spaces();
        cursor.expect_for(TokenKind::Equal, "metadata has the form `metadata key = value`")?;
        cursor.advance();
        cursor.skip_spaces();
        let value = values::value(cursor)?;
        self.file.metadata.push(Entry { key, at, value });
        cursor.expect_line_end()?;
        cursor.skip_whitespace_and_docs();
        Ok(())
    }

    fn namespace(&mut self) -> Parsed<()> {
        let cursor = &mut self.cursor;
        if !cursor.is_word("namespace") {
            return Err(cursor.unexpected(
                "a namespace",
                "a namespace must precede the shapes, as in `namespace com.example`",
            ));
        }
        cursor.advance();
        cursor.expect_spaces()?;
        self.file.namespace = values::namespace(cursor)?;
        cursor.expect_line_end()
    }

    /// Returns the id that a `use` gives a name.
    pub(super) fn used(&self, name: &str) -> Option<&'a str> {
        self.uses.get(name).copied()
    }

    fn use_statement(&mut self) -> Parsed<()> {
        self.cursor.advance();
        self.cursor.expect_spaces()?;
        let id = values::absolute_shape_id(&mut self.cursor)?;
        let name = id.text.rsplit('#').next().unwrap_or_default();
        if name.contains('$') {
            let hint = "use the shape, and name the member after it: `Name$member`";
            return Err(self.error_at(id.at, "a `use` statement cannot name a member", hint));
        }
        if let Some(other) = self.used(name) {
            let message = format!("the file already uses `{other}`, which has the same name");
            return Err(self.error_at(id.at, &message, "write one of the ids in full where it is needed"));
        }
        self.uses.insert(name, id.text);
        self.file.uses.push(id);
        self.cursor.expect_line_end()?;
        self.cursor.skip_whitespace_and_docs();
        Ok(())
    }

    fn shape_or_apply(&mut self, docs: Option<Trait<'a>>) -> Parsed<()> {
        let mut leading = traits::leading(&mut self.cursor)?;
        leading.has_docs |= docs.is_some();
        leading.traits.extend(docs);
        if self.cursor.is_end() && (leading.traits.is_empty() || self.is_comment_alone(&leading)) {
            return Ok(());
        }
        if self.cursor.is_word("apply") {
            self.apply(&leading.traits)
        } else {
            self.shape(leading.traits)
        }
    }

    /// Warns if the only trait is that of a documentation comment; returns `true` in that case.
    fn is_comment_alone(&mut self, leading: &traits::Leading<'a>) -> bool {
        match leading.traits.as_slice() {
            [only] if leading.has_docs => {
                self.cursor.warn_docs(only.at);
                true
            }
            _ => false,
        }
    }

    fn apply(&mut self, leading: &[Trait<'a>]) -> Parsed<()> {
        for before in leading {
            if before.name.text != traits::DOCUMENTATION {
                let hint = "traits follow the target: `apply Target @trait`";
                return Err(self
                    .cursor
                    .error("an `apply` statement has no traits of its own", hint));
            }
            self.cursor.warn_docs(before.at);
        }
        let cursor = &mut self.cursor;
        cursor.advance();
        cursor.expect_whitespace()?;
        let target = values::shape_id(cursor)?;
        cursor.expect_whitespace()?;
        let traits = match cursor.kind() {
            TokenKind::At => vec![traits::one(cursor)?],
            TokenKind::LeftBrace => {
                cursor.advance();
                cursor.skip_whitespace_and_docs();
                let traits = traits::all(cursor)?;
                cursor.expect_for(
                    TokenKind::RightBrace,
                    "the braces contain traits, such as `@documentation(\"…\")`",
                )?;
                cursor.advance();
                traits
            }
            _ => return Err(cursor.unexpected("`@` or `{`", "a trait must follow, or several in braces")),
        };
        self.file.applies.push(Apply { target, traits });
        self.cursor.expect_line_end()
    }
}
