//! The place in a file where it is being read: the token there, what is expected, comments that wait for their shape.

use super::lexer::Lexer;
use super::text::with_line_feeds;
use super::token::{Token, TokenKind};
use std::borrow::Cow;

/// How deep values may be nested, as in Smithy's own loader.
const MAX_DEPTH: usize = 64;

/// Something that is wrong at a place, or worth a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The first byte of what it is about.
    pub at: usize,
    /// The byte after it.
    pub end: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Whether the file can be read all the same.
    pub is_warning: bool,
}

/// What reading something gives: it, or why not.
pub type Parsed<T> = Result<T, Box<Finding>>;

/// The reading position.
pub struct Cursor<'a> {
    lexer: Lexer<'a>,
    token: Token,
    comments: Comments<'a>,
    depth: usize,
    /// What was found so far.
    pub findings: Vec<Finding>,
}

/// Documentation comments that were passed and belong to nothing yet.
#[derive(Default)]
struct Comments<'a> {
    lines: Vec<&'a str>,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// A position at the start of a text.
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

    /// The kind of the token here.
    pub fn kind(&self) -> TokenKind {
        self.token.kind
    }

    /// The first byte of the token here.
    pub fn at(&self) -> usize {
        self.token.start
    }

    /// The text of the token here.
    pub fn text(&self) -> &'a str {
        self.slice(self.token.start, self.token.end)
    }

    /// The text from one byte to another.
    pub fn slice(&self, start: usize, end: usize) -> &'a str {
        self.lexer.source().get(start..end).unwrap_or_default()
    }

    /// Whether the file ends here.
    pub fn is_end(&self) -> bool {
        self.token.kind == TokenKind::End
    }

    /// Whether the token here is this word.
    pub fn is_word(&self, word: &str) -> bool {
        self.token.kind == TokenKind::Identifier && self.text() == word
    }

    /// Whether the token here is the first of its line.
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

    /// The contents of the string or text block here, or the name; goes on.
    pub fn take_text(&mut self) -> Cow<'a, str> {
        let text = match self.token.kind {
            TokenKind::Text | TokenKind::TextBlock => self.lexer.take_value(),
            _ => Cow::Borrowed(self.text()),
        };
        self.advance();
        text
    }

    /// Passes spaces and tabs.
    pub fn skip_spaces(&mut self) {
        while self.token.kind == TokenKind::Space {
            self.advance();
        }
    }

    /// Passes whitespace: spaces, ends of lines, commas, comments.
    pub fn skip_whitespace(&mut self) {
        while self.token.kind.is_whitespace() {
            self.advance();
        }
    }

    /// Passes whitespace and documentation comments; these wait for what they belong to.
    pub fn skip_whitespace_and_docs(&mut self) {
        while self.token.kind.is_whitespace() || self.token.kind == TokenKind::DocComment {
            self.advance();
        }
    }

    /// An error at the token here.
    pub fn error(&self, message: impl Into<String>, hint: impl Into<String>) -> Box<Finding> {
        Box::new(Finding {
            at: self.token.start,
            end: self.token.end,
            message: message.into(),
            hint: hint.into(),
            is_warning: false,
        })
    }

    /// An error that says what stands here instead of what is needed.
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

    /// The token here in the words of a message.
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

    /// Adds a warning about a place.
    pub fn warn(&mut self, at: usize, message: impl Into<String>, hint: &str) {
        self.findings.push(Finding {
            at,
            end: at,
            message: message.into(),
            hint: hint.to_owned(),
            is_warning: true,
        });
    }

    /// Makes sure that a token of this kind is here.
    pub fn expect(&self, kind: TokenKind) -> Parsed<()> {
        self.expect_for(kind, "")
    }

    /// Makes sure that a token of this kind is here; the hint says what it would be for.
    pub fn expect_for(&self, kind: TokenKind, hint: &str) -> Parsed<()> {
        if self.token.kind == kind {
            Ok(())
        } else {
            Err(self.unexpected(kind.words(), hint))
        }
    }

    /// Makes sure that a token of this kind is here, and passes it.
    pub fn expect_and_skip(&mut self, kind: TokenKind) -> Parsed<()> {
        self.expect(kind)?;
        self.advance();
        Ok(())
    }

    /// Makes sure that there are spaces here, and passes them.
    pub fn expect_spaces(&mut self) -> Parsed<()> {
        self.expect(TokenKind::Space)?;
        self.skip_spaces();
        Ok(())
    }

    /// Makes sure that there is whitespace here, and passes it.
    pub fn expect_whitespace(&mut self) -> Parsed<()> {
        if !self.token.kind.is_whitespace() {
            return Err(self.unexpected("whitespace", ""));
        }
        self.skip_whitespace_and_docs();
        Ok(())
    }

    /// Makes sure that the line ends here, perhaps after spaces and a comment, and passes what separates it from the
    /// next statement.
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
            _ => Err(self.unexpected("the end of the line", "a statement ends with its line")),
        }
    }

    /// Passes a comma, where there is one.
    pub fn skip_comma(&mut self) {
        if self.token.kind == TokenKind::Comma {
            self.advance();
        }
    }

    /// Warns of documentation comments that belong to nothing, and forgets them.
    pub fn drop_docs(&mut self) {
        if let Some((at, _)) = self.take_docs() {
            self.warn_docs(at);
        }
    }

    /// Warns of a documentation comment that belongs to nothing.
    pub fn warn_docs(&mut self, at: usize) {
        let message = "the documentation comment belongs to nothing";
        let hint = "it stands on lines of its own before a shape or member and its traits; other comments begin with `//`";
        self.warn(at, message, hint);
    }

    /// The documentation comments that were passed, and where the first begins.
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

    /// Goes a level deeper into nested values.
    pub fn deeper(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            Err(self.error(
                format!("values are nested deeper than {MAX_DEPTH} levels"),
                "no trait needs values that deep",
            ))
        } else {
            Ok(())
        }
    }

    /// Comes back from a level of nested values.
    pub fn shallower(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// After an error, goes to what looks like the start of the next statement: a token at the start of a line that can
    /// be one.
    ///
    /// The result is false where the file ends before.
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
