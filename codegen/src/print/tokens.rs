//! The tokens of a file as one list, in which groups are pairs of delimiters.

use crate::names;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::fmt::Write;

/// Separates the lines of a text in its attribute `doc`, of which the printer makes comments.
pub const LINE: char = '\u{1}';

/// The kind of a token. [`super::roles`] decides those that depend on the tokens around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identifier that is not a keyword.
    Word,
    Keyword,
    Lifetime,
    Literal,
    /// Documentation of the item after it; the text is that of the attribute `doc`.
    Doc,
    /// Documentation of what it is inside of.
    InnerDoc,
    /// An operator or another sign, of up to three characters.
    Sign,
    /// A sign before its operand: `&`, `*`, `-`, `!`, `?`, `..`.
    Prefix,
    /// The `!` of a macro call.
    Bang,
    Open(Pair),
    Close(Pair),
}

/// A pair of delimiters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    Parenthesis,
    Bracket,
    Brace,
    /// `<` and `>` around generic arguments.
    Angle,
    /// `|` and `|` around the parameters of a closure.
    Pipe,
}

/// The kind of syntax inside a pair of delimiters, which decides how the printer breaks its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Elements, the last of which may be followed by a comma.
    List,
    /// Elements or anything else, to which no comma may be added.
    Fixed,
    /// The inside of an attribute.
    Attribute,
    /// The fields of a value or pattern.
    Struct,
    /// The fields or variants of a definition, one on each line.
    Fields,
    Items,
    Statements,
    Arms,
    /// The tree of an import.
    Use,
}

#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: Kind,
    /// The index of the other delimiter of a pair.
    pub mate: usize,
    pub role: Role,
    /// True if there is a space before it, within a line.
    pub space: bool,
    /// True for a sign that is followed by another one without a space.
    pub joint: bool,
    /// True for a comma that is not needed: it is before a closing delimiter.
    pub droppable: bool,
    /// True if it cannot be on a line with the token after it.
    pub hard: bool,
    /// The text of a sign or keyword; 0 for other tokens.
    code: u64,
    start: usize,
    end: usize,
}

impl Token {
    /// Makes a delimiter of a sign.
    pub fn delimit(&mut self, kind: Kind, mate: usize) {
        (self.kind, self.mate, self.code) = (kind, mate, 0);
    }
}

/// The token beside the first and the last.
static NONE: Token = Token {
    kind: Kind::Sign,
    mate: 0,
    role: Role::Fixed,
    space: false,
    joint: false,
    droppable: false,
    hard: false,
    code: 0,
    start: 0,
    end: 0,
};

/// Returns a text of up to eight bytes as a number, which is quicker to compare.
pub const fn code(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (mut code, mut at) = (0, 0);
    while at < bytes.len() && at < 8 {
        code = code << 8 | bytes[at] as u64;
        at += 1;
    }
    code
}

const fn codes<const N: usize>(texts: [&str; N]) -> [u64; N] {
    let (mut codes, mut at) = ([0; N], 0);
    while at < N {
        codes[at] = code(texts[at]);
        at += 1;
    }
    codes
}

const KEYWORDS: [u64; names::KEYWORDS.len()] = codes(names::KEYWORDS);

/// The length of the longest keyword.
const LONGEST: usize = 8;

/// Signs of more than one character. `>>` is not one of them, since it may end two lists of generic arguments.
const JOINED: [u64; 22] = codes([
    "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "..", "...", "..=", "+=", "-=", "*=", "/=", "%=",
    "^=", "&=", "|=", "<<", "<<=",
]);

/// The tokens of a file.
pub struct Tokens {
    list: Vec<Token>,
    text: String,
}

impl Tokens {
    pub fn new(stream: TokenStream) -> Self {
        let mut tokens = Self {
            list: Vec::with_capacity(1024),
            text: String::with_capacity(8 << 10),
        };
        tokens.extend(stream);
        tokens
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns the token at an index, or a token without text.
    pub fn at(&self, index: usize) -> &Token {
        self.list.get(index).unwrap_or(&NONE)
    }

    pub fn change(&mut self, index: usize, change: impl FnOnce(&mut Token)) {
        if let Some(token) = self.list.get_mut(index) {
            change(token);
        }
    }

    pub fn text(&self, index: usize) -> &str {
        let token = self.at(index);
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    /// Returns `true` if the token is this sign or keyword.
    #[inline]
    pub fn is(&self, index: usize, text: &str) -> bool {
        self.at(index).code == code(text)
    }

    /// Returns `true` if the token is one of these signs or keywords.
    pub fn is_any(&self, index: usize, codes: &[u64]) -> bool {
        let code = self.at(index).code;
        code != 0 && codes.contains(&code)
    }

    /// Returns the index after a token, or after the whole group that it opens.
    pub fn after(&self, index: usize) -> usize {
        match self.at(index) {
            Token {
                kind: Kind::Open(_),
                mate,
                ..
            } if *mate > index => mate + 1,
            _ => index + 1,
        }
    }

    fn extend(&mut self, stream: TokenStream) {
        for tree in stream {
            match tree {
                TokenTree::Group(group) => {
                    let (pair, open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => (Pair::Parenthesis, "(", ")"),
                        Delimiter::Bracket => (Pair::Bracket, "[", "]"),
                        Delimiter::Brace => (Pair::Brace, "{", "}"),
                        Delimiter::None => {
                            let inside = group.stream();
                            // the only owner of tokens takes them out without a copy
                            drop(group);
                            self.extend(inside);
                            continue;
                        }
                    };
                    let inside = group.stream();
                    drop(group);
                    let opened = self.list.len();
                    self.push(Kind::Open(pair), |text| text.push_str(open));
                    self.extend(inside);
                    let closed = self.list.len();
                    self.push(Kind::Close(pair), |text| text.push_str(close));
                    self.change(opened, |token| token.mate = closed);
                    self.change(closed, |token| token.mate = opened);
                    if pair == Pair::Bracket && closed == opened + 4 {
                        self.documentation(opened);
                    }
                }
                TokenTree::Ident(ident) => {
                    let last = self.list.len().wrapping_sub(1);
                    if self.at(last).kind == Kind::Lifetime && self.text(last) == "'" {
                        let _ = write!(self.text, "{ident}");
                        let end = self.text.len();
                        self.change(last, |token| token.end = end);
                        continue;
                    }
                    self.push(Kind::Word, |text| {
                        let _ = write!(text, "{ident}");
                    });
                    let index = self.list.len() - 1;
                    let word = self.text(index);
                    let code = code(word);
                    if word.len() <= LONGEST && KEYWORDS.contains(&code) {
                        self.change(index, |token| (token.kind, token.code) = (Kind::Keyword, code));
                    }
                }
                TokenTree::Literal(literal) => self.push(Kind::Literal, |text| {
                    let _ = write!(text, "{literal}");
                }),
                TokenTree::Punct(punct) => self.sign(punct.as_char(), punct.spacing() == Spacing::Joint),
            }
        }
    }

    fn push(&mut self, kind: Kind, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        let end = self.text.len();
        self.list.push(Token {
            kind,
            start,
            end,
            ..NONE
        });
    }

    /// Adds a character of a sign, to the sign before it if they are one.
    fn sign(&mut self, character: char, joint: bool) {
        let last = self.list.len().wrapping_sub(1);
        let before = *self.at(last);
        if before.kind == Kind::Sign && before.joint && before.end == self.text.len() {
            let code = before.code << 8 | u64::from(u32::from(character));
            if JOINED.contains(&code) {
                self.text.push(character);
                let end = self.text.len();
                self.change(last, |token| {
                    (token.end, token.joint, token.code) = (end, joint, code)
                });
                return;
            }
        }
        let kind = if character == '\'' {
            Kind::Lifetime
        } else {
            Kind::Sign
        };
        self.push(kind, |text| text.push(character));
        let last = self.list.len() - 1;
        let code = if kind == Kind::Sign {
            u64::from(u32::from(character))
        } else {
            0
        };
        self.change(last, |token| (token.joint, token.code) = (joint, code));
    }

    /// Makes one token of the attribute `#[doc = "…"]` or `#![doc = "…"]`, whose bracket is opened here, if its text can
    /// be written as a comment.
    fn documentation(&mut self, opened: usize) {
        let (mut first, mut kind) = (opened.wrapping_sub(1), Kind::Doc);
        if self.is(first, "!") {
            (first, kind) = (first.wrapping_sub(1), Kind::InnerDoc);
        }
        let is_doc = self.is(first, "#") && self.text(opened + 1) == "doc" && self.is(opened + 2, "=");
        if !is_doc || self.at(opened + 3).kind != Kind::Literal {
            return;
        }
        let Some(text) = unescaped(self.text(opened + 3)) else {
            return;
        };
        let is_comment = |line: &str| kind == Kind::InnerDoc || !line.starts_with('/');
        if text.contains(['\r', '\n']) || !text.split(LINE).all(is_comment) {
            return;
        }
        let start = self.at(first).start;
        self.list.truncate(first);
        self.text.truncate(start);
        self.push(kind, |texts| texts.push_str(&text));
    }
}

/// Returns the text of a literal of a string or bytes; `None` if it has escapes that documentation does not need.
fn unescaped(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let raw = raw.trim_matches('#');
        return Some(raw.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let text = literal.strip_prefix('b').unwrap_or(literal);
    let text = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut unescaped = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        unescaped.extend_from_slice(rest.get(..at)?.as_bytes());
        let escape = *rest.as_bytes().get(at + 1)?;
        let mut length = 2;
        match escape {
            b'\\' | b'"' | b'\'' => unescaped.push(escape),
            b'x' => {
                unescaped.push(u8::from_str_radix(rest.get(at + 2..at + 4)?, 16).ok()?);
                length = 4;
            }
            b'u' => {
                let (code, _) = rest.get(at + 2..)?.strip_prefix('{')?.split_once('}')?;
                let character = char::from_u32(u32::from_str_radix(&code.replace('_', ""), 16).ok()?)?;
                unescaped.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                length = code.len() + 4;
            }
            _ => return None,
        }
        rest = rest.get(at + length..)?;
    }
    unescaped.extend_from_slice(rest.as_bytes());
    String::from_utf8(unescaped).ok()
}
