//! Rust's tokens as far as paths need them: words, `::` and single punctuation; comments, strings and numbers are left
//! out.

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// An identifier or keyword.
    Word(String),
    /// `::`
    Path,
    /// Any other mark.
    Mark(char),
}

/// The tokens of a file.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (token, length) = token(rest, first);
        tokens.extend(token);
        rest = &rest[length..];
    }
    tokens
}

fn token(text: &str, first: char) -> (Option<Token>, usize) {
    if text.starts_with("//") {
        return (None, text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return (None, text.find("*/").map_or(text.len(), |at| at + 2));
    }
    if text.starts_with("::") {
        return (Some(Token::Path), 2);
    }
    if let Some(length) = string(text) {
        return (None, length);
    }
    if first == '\'' {
        return (None, quoted(text));
    }
    if first.is_ascii_digit() {
        return (None, word_length(text));
    }
    if first.is_alphabetic() || first == '_' {
        let length = word_length(text);
        return (Some(Token::Word(text[..length].to_owned())), length);
    }
    let mark = (!first.is_whitespace()).then_some(Token::Mark(first));
    (mark, first.len_utf8())
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len())
}

/// The length of a string of any kind, raw ones included.
fn string(text: &str) -> Option<usize> {
    let prefix = text.find(|c: char| !matches!(c, 'b' | 'c' | 'r'))?;
    let (before, quote) = text.split_at(prefix);
    if before.contains('r') {
        let ticks = quote.find(|quote| quote != '#')?;
        let inside = quote[ticks..].strip_prefix('"')?;
        let end = format!("\"{}", &quote[..ticks]);
        return Some(prefix + ticks + 1 + inside.find(&end)? + end.len());
    }
    let mut characters = quote.strip_prefix('"')?.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '"' => return Some(prefix + 1 + at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

/// The length of a character in quotes, or of the quote of a lifetime.
fn quoted(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    let is_escaped = matches!(characters.next(), Some((_, '\\')));
    if is_escaped {
        characters.next();
        return text
            .char_indices()
            .skip(3)
            .find(|(_, c)| *c == '\'')
            .map_or(1, |(at, _)| at + 1);
    }
    match characters.next() {
        Some((at, '\'')) => at + 1,
        _ => 1,
    }
}
