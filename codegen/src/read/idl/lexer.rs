//! Splits text into tokens, one at a time.

use super::text;
use super::token::{Token, TokenKind};
use std::borrow::Cow;

/// The lexer.
pub struct Lexer<'a> {
    source: &'a str,
    at: usize,
    value: Cow<'a, str>,
    problem: Option<Problem>,
}

/// The reason a text is not a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The problem.
    pub message: String,
    /// The position in bytes, if it is not the start of the text.
    pub at: Option<usize>,
    /// The advice.
    pub hint: Cow<'static, str>,
}

impl<'a> Lexer<'a> {
    /// Creates a lexer at the first byte.
    pub fn new(source: &'a str) -> Self {
        Self {
            source,
            at: 0,
            value: Cow::Borrowed(""),
            problem: None,
        }
    }

    /// The whole text.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Returns the contents of the string or text block read last.
    pub fn take_value(&mut self) -> Cow<'a, str> {
        std::mem::take(&mut self.value)
    }

    /// Returns the problem with the token read last, if it is [`TokenKind::Invalid`].
    pub fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// Reads the next token; at the end of the file always [`TokenKind::End`].
    pub fn read(&mut self) -> Token {
        let start = self.at;
        self.problem = None;
        let kind = match self.byte(0) {
            None => TokenKind::End,
            Some(byte) => self.token_of(byte),
        };
        Token {
            kind,
            start,
            end: self.at,
        }
    }

    fn token_of(&mut self, first: u8) -> TokenKind {
        let single = match first {
            b' ' | b'\t' => return self.spaces(),
            b'\r' if self.byte(1) == Some(b'\n') => return self.skipped(2, TokenKind::Newline),
            b'\r' | b'\n' => TokenKind::Newline,
            b':' if self.byte(1) == Some(b'=') => return self.skipped(2, TokenKind::Walrus),
            b':' => TokenKind::Colon,
            b',' => TokenKind::Comma,
            b'@' => TokenKind::At,
            b'$' => TokenKind::Dollar,
            b'.' => TokenKind::Dot,
            b'#' => TokenKind::Pound,
            b'=' => TokenKind::Equal,
            b'{' => TokenKind::LeftBrace,
            b'}' => TokenKind::RightBrace,
            b'[' => TokenKind::LeftBracket,
            b']' => TokenKind::RightBracket,
            b'(' => TokenKind::LeftParen,
            b')' => TokenKind::RightParen,
            b'"' => return self.string(),
            b'/' => return self.comment(),
            b'-' | b'0'..=b'9' => return self.number(),
            b'_' | b'A'..=b'Z' | b'a'..=b'z' => return self.identifier(),
            _ => return self.unexpected(),
        };
        self.skipped(1, single)
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    fn skipped(&mut self, bytes: usize, kind: TokenKind) -> TokenKind {
        self.at += bytes;
        kind
    }

    /// Skips bytes while they fit, and returns their number.
    fn skip_while(&mut self, fits: impl Fn(u8) -> bool) -> usize {
        let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| fits(**byte)).count();
        self.at += length;
        length
    }

    fn invalid(&mut self, problem: Problem) -> TokenKind {
        self.problem = Some(problem);
        TokenKind::Invalid
    }

    fn unexpected(&mut self) -> TokenKind {
        let found = self.source.get(self.at..).and_then(|rest| rest.chars().next());
        let found = found.unwrap_or(char::REPLACEMENT_CHARACTER);
        self.at += found.len_utf8();
        let hint = match found {
            '\'' => "strings are in double quotes",
            ';' => "a statement ends at the end of its line",
            _ => {
                "outside of strings and comments, allowed are names, numbers and `@ $ : = , . # { } [ ] ( )`"
            }
        };
        self.invalid(Problem {
            message: format!("the character `{}` has no meaning here", found.escape_debug()),
            at: None,
            hint: hint.into(),
        })
    }

    fn spaces(&mut self) -> TokenKind {
        self.skip_while(|byte| matches!(byte, b' ' | b'\t'));
        TokenKind::Space
    }

    fn comment(&mut self) -> TokenKind {
        if self.byte(1) != Some(b'/') {
            self.at += 1;
            return self.invalid(Problem {
                message: "a single `/` has no meaning".to_owned(),
                at: None,
                hint: "a comment begins with `//`".into(),
            });
        }
        let kind = match self.byte(2) {
            Some(b'/') => TokenKind::DocComment,
            _ => TokenKind::Comment,
        };
        self.skip_while(|byte| !matches!(byte, b'\r' | b'\n'));
        match (self.byte(0), self.byte(1)) {
            (Some(b'\r'), Some(b'\n')) => self.at += 2,
            (Some(_), _) => self.at += 1,
            (None, _) => {}
        }
        kind
    }

    fn number(&mut self) -> TokenKind {
        let start = self.at;
        let missing = self.number_lacks();
        let Some(lacks) = missing else {
            return TokenKind::Number;
        };
        let number = self.source.get(start..self.at).unwrap_or_default();
        let message = format!("`{number}` is not a number: {lacks}");
        self.invalid(Problem {
            message,
            at: None,
            hint: "numbers are like 1, -2.5 or 1.0e+10".into(),
        })
    }

    /// Skips a number; returns what a valid number would still need.
    fn number_lacks(&mut self) -> Option<&'static str> {
        let is_digit = |byte: u8| byte.is_ascii_digit();
        if self.byte(0) == Some(b'-') {
            self.at += 1;
        }
        if self.skip_while(is_digit) == 0 {
            return Some("a digit must follow `-`");
        }
        if self.byte(0) == Some(b'.') {
            self.at += 1;
            if self.skip_while(is_digit) == 0 {
                return Some("a digit must follow `.`");
            }
        }
        if let Some(b'e' | b'E') = self.byte(0) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte(0) {
                self.at += 1;
            }
            if self.skip_while(is_digit) == 0 {
                return Some("a digit must follow the sign of the exponent");
            }
        }
        None
    }

    fn identifier(&mut self) -> TokenKind {
        self.skip_while(|byte| byte == b'_');
        let is_part = |byte: u8| byte == b'_' || byte.is_ascii_alphanumeric();
        if self.skip_while(is_part) > 0 {
            return TokenKind::Identifier;
        }
        // a name needs more than underscores
        let at = Some(self.at);
        self.invalid(Problem {
            message: "a letter or digit must follow the underscores of a name".to_owned(),
            at,
            hint: "names consist of letters, digits and underscores".into(),
        })
    }

    fn string(&mut self) -> TokenKind {
        let quotes = match (self.byte(1), self.byte(2)) {
            (Some(b'"'), Some(b'"')) => 3,
            (Some(b'"'), _) => {
                self.value = Cow::Borrowed("");
                return self.skipped(2, TokenKind::Text);
            }
            _ => 1,
        };
        self.at += quotes;
        let start = self.at;
        let closing = &"\"\"\""[..quotes];
        let Some(length) = closed(self.source.get(start..).unwrap_or_default(), closing) else {
            self.at = self.source.len();
            let at = Some(self.at);
            let before = self.source.get(..start).unwrap_or_default();
            let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
            return self.invalid(Problem {
                message: format!("the string is not closed: `{closing}` is missing"),
                at,
                hint: format!("the string begins in line {line}").into(),
            });
        };
        let contents = self.source.get(start..start + length).unwrap_or_default();
        self.at = start + length + quotes;
        let (kind, value) = match quotes {
            1 => (TokenKind::Text, text::of_string(contents)),
            _ => (TokenKind::TextBlock, text::of_block(contents)),
        };
        match value {
            Ok(value) => {
                self.value = value;
                kind
            }
            Err(wrong) => self.invalid(Problem {
                message: wrong.message,
                at: None,
                hint: wrong.hint.into(),
            }),
        }
    }
}

/// Returns the length of a string's contents, up to the closing quotes.
fn closed(rest: &str, closing: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'"' if bytes.get(at..)?.starts_with(closing.as_bytes()) => return Some(at),
            b'\\' => 2,
            _ => 1,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::token::TokenKind::{self, *};
    use super::Lexer;

    fn kinds(source: &str) -> Vec<TokenKind> {
        let mut lexer = Lexer::new(source);
        let mut kinds = Vec::new();
        loop {
            match lexer.read().kind {
                End => return kinds,
                kind => kinds.push(kind),
            }
        }
    }

    #[test]
    fn every_byte_belongs_to_one_token() {
        let source = "$a: \"1\",\r\n/// x\n// y\n@b#c(\"\"\"\n  z\"\"\") -1.5e+3 := é _ / {}[]=.$";
        let mut lexer = Lexer::new(source);
        let mut at = 0;
        loop {
            let token = lexer.read();
            assert_eq!(token.start, at);
            at = token.end;
            if token.kind == End {
                break;
            }
        }
        assert_eq!(at, source.len());
    }

    #[test]
    fn tokens_have_the_right_kinds() {
        assert_eq!(
            kinds("a_1 \t:=\r\n\r"),
            [Identifier, Space, Walrus, Newline, Newline]
        );
        assert_eq!(kinds("///x\n//"), [DocComment, Comment]);
        assert_eq!(kinds("\"\"\"\"a\""), [Invalid]);
        assert_eq!(
            kinds("\"\"\"\n\"\"\" \"\"a\"\\\"\\'\""),
            [TextBlock, Space, Text, Identifier, Invalid]
        );
        assert_eq!(
            kinds("__a ___ 1.x 1e -"),
            [Identifier, Space, Invalid, Space, Invalid, Identifier, Space, Invalid, Space, Invalid]
        );
    }

    #[test]
    fn reading_past_the_end_gives_the_end_again() {
        let mut lexer = Lexer::new("\"a\\");
        assert_eq!(lexer.read().kind, Invalid);
        assert_eq!(lexer.problem().and_then(|problem| problem.at), Some(3));
        for _ in 0..3 {
            assert_eq!(lexer.read().kind, End);
        }
    }
}
