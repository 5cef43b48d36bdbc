//! Decides which links of a model may appear in documentation.

/// Returns `true` for links that are kept: to web pages and mail addresses.
pub fn is_allowed(href: &str) -> bool {
    let scheme = href
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some(scheme @ ("http" | "https")) => {
            let host = href[scheme.len() + 1..].strip_prefix("//").unwrap_or_default();
            host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        }
        Some("mailto") => href.len() > "mailto:".len(),
        _ => false,
    }
}
