//! Emitted tokens, which are shared where they are a part of others.

use proc_macro2::{Delimiter, Group, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use std::fmt;
use std::str::FromStr;

/// Tokens that [`quote!`] makes. Within others, they are a group without delimiters, of which the printer sees the inside:
/// no token is copied, while each level of `proc_macro2`'s streams would copy all of its tokens.
#[derive(Clone, Debug, Default)]
pub struct TokenStream(proc_macro2::TokenStream);

impl TokenStream {
    pub fn new() -> Self {
        Self::default()
    }

    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns `true` if an identifier occurs in the tokens.
    pub fn has(&self, name: &str) -> bool {
        fn occurs(tokens: proc_macro2::TokenStream, name: &str) -> bool {
            tokens.into_iter().any(|tree| match tree {
                TokenTree::Group(group) => occurs(group.stream(), name),
                TokenTree::Ident(ident) => ident == name,
                _ => false,
            })
        }
        occurs(self.0.clone(), name)
    }

    /// Adds tokens at the end.
    pub fn extend(&mut self, more: Self) {
        more.to_tokens(&mut self.0);
    }
}

impl ToTokens for TokenStream {
    fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
        if !self.0.is_empty() {
            tokens.append(Group::new(Delimiter::None, self.0.clone()));
        }
    }

    fn into_token_stream(self) -> proc_macro2::TokenStream {
        self.0
    }
}

impl From<proc_macro2::TokenStream> for TokenStream {
    fn from(tokens: proc_macro2::TokenStream) -> Self {
        Self(tokens)
    }
}

impl FromIterator<TokenStream> for TokenStream {
    fn from_iter<I: IntoIterator<Item = TokenStream>>(pieces: I) -> Self {
        let mut all = Self::new();
        for piece in pieces {
            all.extend(piece);
        }
        all
    }
}

impl FromIterator<TokenTree> for TokenStream {
    fn from_iter<I: IntoIterator<Item = TokenTree>>(trees: I) -> Self {
        Self(trees.into_iter().collect())
    }
}

impl FromStr for TokenStream {
    type Err = proc_macro2::LexError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl fmt::Display for TokenStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The macro of the same name in the crate `quote`, for shared tokens.
macro_rules! quote {
    ($($tokens:tt)*) => {
        $crate::emit::token_stream::TokenStream::from(::quote::quote!($($tokens)*))
    };
}

pub(super) use quote;
