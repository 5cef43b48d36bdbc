//! Checks the Rust code that users give: paths of types, and attributes.

use crate::names::is_keyword;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Returns the names in the path of a type, without its generic arguments; `None` if the text is no such path.
pub fn type_path(text: &str) -> Option<Vec<String>> {
    let mut tokens = Tokens::new(text.parse().ok()?);
    let path = tokens.path()?;
    tokens.is_empty().then_some(path)
}

/// Returns `true` for one or more outer attributes.
pub fn are_attributes(text: &str) -> bool {
    let Ok(tokens) = text.parse() else { return false };
    let mut tokens = Tokens::new(tokens);
    let mut count = 0;
    while tokens.sign("#") {
        let is_attribute = tokens
            .group(Delimiter::Bracket)
            .is_some_and(|inside| Tokens::new(inside).attribute());
        if !is_attribute {
            return false;
        }
        count += 1;
    }
    count > 0 && tokens.is_empty()
}

/// A parser.
struct Tokens {
    list: Vec<TokenTree>,
    at: usize,
}

impl Tokens {
    fn new(stream: TokenStream) -> Self {
        Self {
            list: stream.into_iter().collect(),
            at: 0,
        }
    }

    fn is_empty(&self) -> bool {
        self.at >= self.list.len()
    }

    /// Takes a sign, if it is next.
    fn sign(&mut self, sign: &str) -> bool {
        let next = self.list.get(self.at..).unwrap_or_default();
        let is_next = |(index, character)| matches!(next.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == character);
        let is_sign = sign.chars().enumerate().all(is_next);
        if is_sign {
            self.at += sign.len();
        }
        is_sign
    }

    /// Takes a keyword, if it is next.
    fn keyword(&mut self, keyword: &str) -> bool {
        let is_next = matches!(self.list.get(self.at), Some(TokenTree::Ident(ident)) if ident == keyword);
        self.at += usize::from(is_next);
        is_next
    }

    /// Takes a group with this delimiter, if it is next.
    fn group(&mut self, delimiter: Delimiter) -> Option<TokenStream> {
        match self.list.get(self.at)? {
            TokenTree::Group(group) if group.delimiter() == delimiter => {
                self.at += 1;
                Some(group.stream())
            }
            _ => None,
        }
    }

    fn literal(&mut self) -> bool {
        let is_next = matches!(self.list.get(self.at), Some(TokenTree::Literal(_)));
        self.at += usize::from(is_next);
        is_next
    }

    fn lifetime(&mut self) -> bool {
        self.sign("'") && {
            self.at += 1;
            true
        }
    }

    /// Takes a name in a path.
    fn name(&mut self) -> Option<String> {
        let Some(TokenTree::Ident(ident)) = self.list.get(self.at) else {
            return None;
        };
        let name = ident.to_string();
        // `gen` is a keyword of the latest edition only
        let is_path_keyword = ["crate", "self", "Self", "super", "gen"].contains(&name.as_str());
        if is_keyword(&name) && !is_path_keyword {
            return None;
        }
        self.at += 1;
        Some(name)
    }

    /// Takes a path of a type, and returns its names.
    fn path(&mut self) -> Option<Vec<String>> {
        self.sign("::");
        let mut names = Vec::new();
        loop {
            names.push(self.name()?);
            if self.sign("::<") || self.sign("<") {
                self.generic_arguments()?;
            } else if let Some(arguments) = self.group(Delimiter::Parenthesis) {
                Tokens::new(arguments).types()?;
                if self.sign("->") {
                    self.ty()?;
                }
            }
            if !self.sign("::") {
                return Some(names);
            }
        }
    }

    /// Takes generic arguments after their `<`.
    fn generic_arguments(&mut self) -> Option<()> {
        loop {
            if self.sign(">") {
                return Some(());
            }
            let is_value = self.lifetime() || self.literal() || self.group(Delimiter::Brace).is_some();
            if !is_value {
                self.sign("-");
                if !self.literal() {
                    self.ty()?;
                    if self.sign("=") {
                        self.ty()?;
                    }
                }
            }
            if !self.sign(",") {
                return self.sign(">").then_some(());
            }
        }
    }

    /// Takes types between commas, up to the end.
    fn types(&mut self) -> Option<()> {
        while !self.is_empty() {
            self.ty()?;
            if !self.sign(",") {
                break;
            }
        }
        self.is_empty().then_some(())
    }

    /// Takes a type.
    fn ty(&mut self) -> Option<()> {
        if self.sign("&") {
            self.lifetime();
            self.keyword("mut");
            return self.ty();
        }
        if self.sign("*") {
            return (self.keyword("const") || self.keyword("mut"))
                .then(|| self.ty())
                .flatten();
        }
        if let Some(types) = self.group(Delimiter::Parenthesis) {
            return Tokens::new(types).types();
        }
        if let Some(array) = self.group(Delimiter::Bracket) {
            let mut array = Tokens::new(array);
            array.ty()?;
            return (array.is_empty() || array.sign(";") && !array.is_empty()).then_some(());
        }
        if self.sign("!") || self.keyword("_") {
            return Some(());
        }
        if self.keyword("fn") {
            Tokens::new(self.group(Delimiter::Parenthesis)?).types()?;
            return if self.sign("->") { self.ty() } else { Some(()) };
        }
        if self.keyword("dyn") || self.keyword("impl") {
            loop {
                if !self.lifetime() {
                    self.path()?;
                }
                if !self.sign("+") {
                    return Some(());
                }
            }
        }
        self.path().map(drop)
    }

    /// Checks the inside of an attribute.
    fn attribute(mut self) -> bool {
        if self.keyword("unsafe") {
            let inside = self.group(Delimiter::Parenthesis);
            return self.is_empty() && inside.is_some_and(|inside| Tokens::new(inside).attribute());
        }
        self.sign("::");
        loop {
            if self.name().is_none() {
                return false;
            }
            if !self.sign("::") {
                break;
            }
        }
        if self.sign("=") {
            self.sign("-");
            let is_value = self.literal() || self.path().is_some() && (!self.sign("!") || self.any_group());
            return is_value && self.is_empty();
        }
        self.is_empty() || self.any_group() && self.is_empty()
    }

    fn any_group(&mut self) -> bool {
        let is_next = matches!(self.list.get(self.at), Some(TokenTree::Group(_)));
        self.at += usize::from(is_next);
        is_next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_types_are_those_of_rust() {
        for text in [
            "a",
            "::a::B",
            "crate::a::B",
            "a::r#type::gen",
            "a::B<'a, u8, { N }, -1, Item = [u8; 2]>",
            "a::B::<&'a mut (u8, *const u8), dyn Fn(u8) -> ! + 'a, fn(u8) -> _>",
            "a::<Vec<Vec<u8>>>::B",
        ] {
            let is_path = syn::parse_str::<syn::TypePath>(text).is_ok_and(|path| path.qself.is_none());
            assert!(is_path, "{text}");
            assert!(type_path(text).is_some(), "{text}");
        }
        for text in [
            "",
            "a::",
            "a b",
            "::",
            "a::<",
            "a::B<u8",
            "a::B<u8>>",
            "a::B<;>",
            "a::fn",
            "fn()",
            "a::*",
            "a;",
            "&a::B",
            "<a as B>::C",
            "a::B<u8 u8>",
            "'a",
            "1",
            "a::B<&>",
            "a::B<[u8;]>",
            "a::B<(u8 u8)>",
        ] {
            let is_path = syn::parse_str::<syn::TypePath>(text).is_ok_and(|path| path.qself.is_none());
            assert!(!is_path, "{text}");
            assert!(type_path(text).is_none(), "{text}");
        }
    }

    #[test]
    fn attributes_are_those_of_rust() {
        use syn::parse::Parser;
        let is_rust = |text: &str| {
            let parsed = syn::Attribute::parse_outer.parse_str(text);
            parsed.is_ok_and(|attributes| !attributes.is_empty())
        };
        for text in [
            "#[a]",
            "#[a::b(c, d = 1)] #[derive(Hash,)]",
            "#[doc = \"a\"]",
            "#[a = -1]",
            "#[a = include_str!(\"b\")]",
            "#[a[b]]",
            "#[a{b}]",
            "/// A comment.",
            "#[unsafe(no_mangle)]",
        ] {
            assert!(is_rust(text) && are_attributes(text), "{text}");
        }
        for text in [
            "",
            "#",
            "#[",
            "#[]",
            "#![a]",
            "[a]",
            "#[a] b",
            "#[a b]",
            "#[a(b) c]",
            "#[a =]",
            "#[a = b c]",
            "#[1]",
            "#[a::]",
            "#a",
            "a",
            "#[a,]",
        ] {
            assert!(!is_rust(text) && !are_attributes(text), "{text}");
        }
    }
}
