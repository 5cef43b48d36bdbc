//! Modules of the output.

use super::token_stream::TokenStream;

/// One Rust module of the output.
pub struct Module {
    /// Its path from the root: `["types", "tag"]`; empty for the root itself.
    pub path: Vec<String>,
    /// Its `//!` line.
    pub doc: String,
    /// True if its parent declares it `pub`.
    pub public: bool,
    /// Its items.
    pub items: TokenStream,
}
