//! Formats tokens as short text: types, signatures and data, as documentation shows them.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeMap;

/// The public paths of items, by the paths of their definitions, both from the root of the crate.
pub type PublicPaths = BTreeMap<String, String>;

/// Returns the short text of tokens in a module.
///
/// Paths into the crate become public paths without `crate`; of paths into other crates, only the last name remains.
pub fn text(what: &impl ToTokens, public: &PublicPaths) -> String {
    let mut printer = Printer {
        public,
        text: String::new(),
        last: LastToken::Mark,
    };
    printer.stream(what.to_token_stream());
    printer.text
}

/// The kind of the last token, which determines whether a space follows.
#[derive(PartialEq)]
enum LastToken {
    Word,
    Mark,
}

struct Printer<'a> {
    public: &'a PublicPaths,
    text: String,
    last: LastToken,
}

impl Printer<'_> {
    fn stream(&mut self, stream: TokenStream) {
        let tokens: Vec<_> = stream.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some((path, end)) = path(&tokens, at) {
                let path = self.short(path);
                self.word(&path);
                at = end;
                continue;
            }
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::Brace => (" { ", " }"),
                        Delimiter::None => ("", ""),
                    };
                    self.mark(open);
                    self.stream(group.stream());
                    // the trailing comma of a list over several lines
                    if let Some(kept) = self.text.strip_suffix(", ") {
                        self.text.truncate(kept.len());
                    }
                    self.mark(close);
                }
                TokenTree::Ident(ident) => self.word(&ident.to_string()),
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
                TokenTree::Punct(punct) => {
                    let next = tokens.get(at + 1).and_then(as_mark);
                    match (
                        punct.as_char(),
                        next.filter(|_| punct.spacing() == Spacing::Joint),
                    ) {
                        ('-', Some('>')) => self.two(" -> ", &mut at),
                        ('=', Some('>')) => self.two(" => ", &mut at),
                        (':', Some(':')) => self.two("::", &mut at),
                        (',', _) => self.mark(", "),
                        (':', _) => self.mark(": "),
                        ('=', _) => self.mark(" = "),
                        ('+', _) => self.mark(" + "),
                        ('|', _) => self.mark(" | "),
                        (c, _) => self.mark(c.encode_utf8(&mut [0; 4])),
                    }
                }
            }
            at += 1;
        }
    }

    fn two(&mut self, mark: &str, at: &mut usize) {
        self.mark(mark);
        *at += 1;
    }

    fn word(&mut self, word: &str) {
        if self.last == LastToken::Word {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.last = LastToken::Word;
    }

    fn mark(&mut self, mark: &str) {
        // a comma before the end of arguments
        if matches!(mark, ">" | ")" | "]") {
            let kept = self.text.trim_end_matches(", ").len();
            self.text.truncate(kept);
        }
        self.text.push_str(mark);
        self.last = LastToken::Mark;
    }

    /// Formats a path for readers.
    fn short(&self, mut path: Vec<String>) -> String {
        let is_ours = path.first().is_some_and(|name| name == "crate");
        let is_foreign = path
            .first()
            .is_some_and(|name| matches!(&**name, "rt" | "std" | "core" | "tinsmith_runtime"));
        if is_foreign {
            return path.pop().unwrap_or_default();
        }
        path.retain(|part| !matches!(&**part, "crate" | "self" | "super" | "draft"));
        let path = path.join("::");
        match self.public.get(&path).filter(|_| is_ours) {
            Some(public) => public.clone(),
            None => path,
        }
    }
}

fn as_mark(token: &TokenTree) -> Option<char> {
    match token {
        TokenTree::Punct(punct) => Some(punct.as_char()),
        _ => None,
    }
}

/// Returns the names of the path that begins here, and its end; `None` if there is no path of several names.
fn path(tokens: &[TokenTree], start: usize) -> Option<(Vec<String>, usize)> {
    let colons = |at: usize| {
        let mark = |at: usize| tokens.get(at).and_then(as_mark);
        mark(at) == Some(':') && mark(at + 1) == Some(':')
    };
    let mut at = if colons(start) { start + 2 } else { start };
    let mut names = Vec::new();
    while let Some(TokenTree::Ident(ident)) = tokens.get(at) {
        names.push(ident.to_string());
        at += 1;
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(_)) if colons(at) => at += 2,
            _ => break,
        }
    }
    (names.len() > 1).then_some((names, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn types_are_written_as_in_documentation() {
        let public = PublicPaths::from([("types::tag::Tag".to_owned(), "types::Tag".to_owned())]);
        for (tokens, expected) in [
            (
                quote!(::std::collections::HashMap<String, Vec<crate::types::tag::Tag>>),
                "HashMap<String, Vec<types::Tag>>",
            ),
            (
                quote!(crate::builder::Builder<crate::types::tag::draft::Tag,>),
                "builder::Builder<types::Tag>",
            ),
            (
                quote!(fn(&self, input: impl Into<String>) -> Option<&'static str>),
                "fn(&self, input: impl Into<String>) -> Option<&'static str>",
            ),
            (
                quote!(rt::Trait::Timestamp(rt::TimestampFormat::DateTime)),
                "Timestamp(DateTime)",
            ),
            (
                quote!(&[rt::Constraint::Min(-1), rt::Constraint::Required,]),
                "&[Min(-1), Required]",
            ),
        ] {
            assert_eq!(text(&tokens, &public), expected);
        }
    }
}
