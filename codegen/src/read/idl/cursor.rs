//! The cursor of the parser: the current token, checks of expected tokens, and pending documentation comments.

use super::lexer::Lexer;
use super::text::with_line_feeds;
use super::token::{Token, TokenKind};
use crate::diagnostics::codes;
use std::borrow::Cow;

/// The maximum nesting of values, as in Smithy's own loader.
const MAX_DEPTH: usize = 64;

/// An error or a warning at a range of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The first byte of the range.
    pub at: usize,
    /// The byte after the range.
    pub end: usize,
    /// Its code.
    pub code: &'static str,
    /// The problem.
    pub message: String,
    /// The advice.
    pub hint: String,
    /// True if the file can be parsed nevertheless.
    pub is_warning: bool,
}

/// The result of parsing, or the error.
pub type Parsed<T> = Result<T, Box<Finding>>;

/// A cursor over the tokens of a file.
pub struct Cursor<'a> {
    lexer: Lexer<'a>,
    token: Token,
    comments: Comments<'a>,
    depth: usize,
    /// The findings so far.
    pub findings: Vec<Finding>,
}

/// Documentation comments that have not been assigned to a shape or member yet.
#[derive(Default)]
struct Comments<'a> {
    lines: Vec<&'a str>,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Creates a cursor at the start of a text.
    pub fn new(source: &'a str) -> Self {
        let token = Token {
            kind: TokenKind::End,
            start: 0,
            end: 0,
        };
        let mut cursor = Self {
            lexer: Lexer::new(source),
            token,
            comments: Comments::default(),
            depth: 0,
            findings: Vec::new(),
        };
        cursor.advance();
        cursor
    }

    /// The kind of the current token.
    pub fn kind(&self) -> TokenKind {
        self.token.kind
    }

    /// The first byte of the current token.
    pub fn at(&self) -> usize {
        self.token.start
    }

    /// The text of the current token.
    pub fn text(&self) -> &'a str {
        self.slice(self.token.start, self.token.end)
    }

    /// The text from one byte to another.
    pub fn slice(&self, start: usize, end: usize) -> &'a str {
        self.lexer.source().get(start..end).unwrap_or_default()
    }

    /// Returns `true` at the end of the file.
    pub fn is_end(&self) -> bool {
        self.token.kind == TokenKind::End
    }

    /// Returns `true` if the current token is this word.
    pub fn is_word(&self, word: &str) -> bool {
        self.token.kind == TokenKind::Identifier && self.text() == word
    }

    /// Returns `true` if the current token is the first one on its line.
    pub fn is_at_line_start(&self) -> bool {
        let before = self.slice(0, self.token.start);
        before.is_empty() || before.ends_with(['\n', '\r'])
    }

    /// Goes to the next token.
    pub fn advance(&mut self) {
        self.token = self.lexer.read();
        if self.token.kind == TokenKind::DocComment {
            if self.comments.lines.is_empty() {
                self.comments.at = self.token.start;
            }
            let line = self.text().trim_end_matches(['\n', '\r']);
            let line = line.strip_prefix("///").unwrap_or_default();
            self.comments.lines.push(line.strip_prefix(' ').unwrap_or(line));
        }
    }

    /// Returns the contents of the current string or text block, or the current name, and advances.
    pub fn take_text(&mut self) -> Cow<'a, str> {
        let text = match self.token.kind {
            TokenKind::Text | TokenKind::TextBlock => self.lexer.take_value(),
            _ => Cow::Borrowed(self.text()),
        };
        self.advance();
        text
    }

    /// Skips spaces and tabs.
    pub fn skip_spaces(&mut self) {
        while self.token.kind == TokenKind::Space {
            self.advance();
        }
    }

    /// Skips whitespace: spaces, line ends, commas, comments.
    pub fn skip_whitespace(&mut self) {
        while self.token.kind.is_whitespace() {
            self.advance();
        }
    }

    /// Skips whitespace and collects documentation comments.
    pub fn skip_whitespace_and_docs(&mut self) {
        while self.token.kind.is_whitespace() || self.token.kind == TokenKind::DocComment {
            self.advance();
        }
    }

    /// Creates an error at the current token.
    pub fn error(&self, message: impl Into<String>, hint: impl Into<String>) -> Box<Finding> {
        Box::new(Finding {
            at: self.token.start,
            end: self.token.end,
            code: codes::SYNTAX,
            message: message.into(),
            hint: hint.into(),
            is_warning: false,
        })
    }

    /// Creates an error that names the current token and what was expected.
    pub fn unexpected(&self, needed: &str, hint: &str) -> Box<Finding> {
        if let Some(problem) = self.lexer.problem() {
            let at = problem.at.unwrap_or(self.token.start);
            return Box::new(Finding {
                at,
                ..*self.error(problem.message.clone(), problem.hint.clone())
            });
        }
        self.error(format!("expected {needed}, found {}", self.found()), hint)
    }

    /// Describes the current token in the words of a message.
    fn found(&self) -> String {
        const SHOWN: usize = 30;
        match self.token.kind {
            TokenKind::Identifier | TokenKind::Number | TokenKind::Text => {
                let text = self.text().escape_debug().to_string();
                match text.char_indices().nth(SHOWN) {
                    Some((cut, _)) => format!("`{}…`", text.get(..cut).unwrap_or_default()),
                    None => format!("`{text}`"),
                }
            }
            kind => kind.words().to_owned(),
        }
    }

    /// Adds a warning at a position.
    pub fn warn(&mut self, at: usize, message: impl Into<String>, hint: &str) {
        self.findings.push(Finding {
            at,
            end: at,
            code: codes::SYNTAX,
            message: message.into(),
            hint: hint.to_owned(),
            is_warning: true,
        });
    }

    /// Checks the kind of the current token.
    pub fn expect(&self, kind: TokenKind) -> Parsed<()> {
        self.expect_for(kind, "")
    }

    /// Checks the kind of the current token; the hint explains its purpose.
    pub fn expect_for(&self, kind: TokenKind, hint: &str) -> Parsed<()> {
        if self.token.kind == kind {
            Ok(())
        } else {
            Err(self.unexpected(kind.words(), hint))
        }
    }

    /// Checks the kind of the current token, and skips it.
    pub fn expect_and_skip(&mut self, kind: TokenKind) -> Parsed<()> {
        self.expect(kind)?;
        self.advance();
        Ok(())
    }

    /// Checks that there are spaces, and skips them.
    pub fn expect_spaces(&mut self) -> Parsed<()> {
        self.expect(TokenKind::Space)?;
        self.skip_spaces();
        Ok(())
    }

    /// Checks that there is whitespace, and skips it.
    pub fn expect_whitespace(&mut self) -> Parsed<()> {
        if !self.token.kind.is_whitespace() {
            return Err(self.unexpected("whitespace", ""));
        }
        self.skip_whitespace_and_docs();
        Ok(())
    }

    /// Checks that the line ends, optionally after spaces and a comment, and skips the whitespace before the next
    /// statement.
    pub fn expect_line_end(&mut self) -> Parsed<()> {
        self.skip_spaces();
        self.drop_docs();
        match self.token.kind {
            TokenKind::Newline | TokenKind::Comment | TokenKind::DocComment => {
                self.advance();
                self.skip_whitespace();
                Ok(())
            }
            TokenKind::End => Ok(()),
            _ => Err(self.unexpected("the end of the line", "a statement ends at the end of its line")),
        }
    }

    /// Skips a comma, if there is one.
    pub fn skip_comma(&mut self) {
        if self.token.kind == TokenKind::Comma {
            self.advance();
        }
    }

    /// Warns of pending documentation comments that document nothing, and discards them.
    pub fn drop_docs(&mut self) {
        if let Some((at, _)) = self.take_docs() {
            self.warn_docs(at);
        }
    }

    /// Warns of a documentation comment that documents nothing.
    pub fn warn_docs(&mut self, at: usize) {
        let message = "the documentation comment documents nothing";
        let hint = "put it on lines of its own before a shape or member and its traits; other comments begin with `//`";
        self.warn(at, message, hint);
    }

    /// Returns the pending documentation comments, and the position of the first.
    pub fn take_docs(&mut self) -> Option<(usize, Cow<'a, str>)> {
        let comments = std::mem::take(&mut self.comments);
        match comments.lines.as_slice() {
            [] => None,
            [line] => Some((comments.at, Cow::Borrowed(line))),
            lines => Some((
                comments.at,
                Cow::Owned(with_line_feeds(&lines.join("\n")).into_owned()),
            )),
        }
    }

    /// Enters a level of nested values.
    pub fn deeper(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            Err(self.error(
                format!("values are nested deeper than {MAX_DEPTH} levels"),
                "no trait requires such deep values",
            ))
        } else {
            Ok(())
        }
    }

    /// Leaves a level of nested values.
    pub fn shallower(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// After an error, skips to a token at the start of a line that can start a statement.
    ///
    /// Returns `false` if the file ends before.
    pub fn recover(&mut self) -> bool {
        self.depth = 0;
        while !self.is_end() {
            self.advance();
            let starts = matches!(
                self.token.kind,
                TokenKind::Identifier | TokenKind::DocComment | TokenKind::At | TokenKind::Dollar
            );
            if starts && self.is_at_line_start() {
                break;
            }
        }
        !self.is_end()
    }
}
