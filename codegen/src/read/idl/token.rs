//! The kinds of tokens, and their names in messages.

/// A token: its kind and its range in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its kind.
    pub kind: TokenKind,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// The kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Spaces and tabs.
    Space,
    /// `\n`, `\r\n` or `\r`.
    Newline,
    /// `,`, which is whitespace.
    Comma,
    /// `// …` with the end of its line.
    Comment,
    /// `/// …` with the end of its line.
    DocComment,
    /// A name.
    Identifier,
    /// A number.
    Number,
    /// `"…"`.
    Text,
    /// `"""…"""`.
    TextBlock,
    /// `@`
    At,
    /// `:`
    Colon,
    /// `:=`
    Walrus,
    /// `.`
    Dot,
    /// `#`
    Pound,
    /// `$`
    Dollar,
    /// `=`
    Equal,
    /// `{`
    LeftBrace,
    /// `}`
    RightBrace,
    /// `[`
    LeftBracket,
    /// `]`
    RightBracket,
    /// `(`
    LeftParen,
    /// `)`
    RightParen,
    /// The end of the file.
    End,
    /// Invalid text; [`super::lexer::Lexer::problem`] gives the reason.
    Invalid,
}

impl TokenKind {
    /// Returns `true` for tokens without meaning, which only separate others.
    pub fn is_whitespace(self) -> bool {
        matches!(self, Self::Space | Self::Newline | Self::Comma | Self::Comment)
    }

    /// Describes the kind in a message, such as "a name" or "`{`".
    pub fn words(self) -> &'static str {
        match self {
            Self::Space => "a space",
            Self::Newline => "the end of the line",
            Self::Comma => "`,`",
            Self::Comment => "a comment",
            Self::DocComment => "a documentation comment",
            Self::Identifier => "a name",
            Self::Number => "a number",
            Self::Text => "a quoted string",
            Self::TextBlock => "a text block",
            Self::At => "`@`",
            Self::Colon => "`:`",
            Self::Walrus => "`:=`",
            Self::Dot => "`.`",
            Self::Pound => "`#`",
            Self::Dollar => "`$`",
            Self::Equal => "`=`",
            Self::LeftBrace => "`{`",
            Self::RightBrace => "`}`",
            Self::LeftBracket => "`[`",
            Self::RightBracket => "`]`",
            Self::LeftParen => "`(`",
            Self::RightParen => "`)`",
            Self::End => "the end of the file",
            Self::Invalid => "invalid text",
        }
    }
}
