//! Formats comparisons as text for a terminal, Markdown or JSON.

mod groups;
mod json;
mod markdown;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::text;
