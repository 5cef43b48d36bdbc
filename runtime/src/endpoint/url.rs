//! The function `parseURL`, and checks of endpoint URLs.

use super::value::Value;
use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Splits a URL into its parts; `None` if its scheme is not http or https, or if it has a query or fragment.
pub(super) fn parse<'a>(url: &str) -> Option<Value<'a>> {
    let (scheme, rest) = url.split_once("://")?;
    if !matches!(scheme, "http" | "https") || rest.contains(['?', '#']) {
        return None;
    }
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    // user information does not belong to the authority in this function
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (host, port) = host_and_port(authority)?;
    let is_ipv6 = host
        .strip_prefix('[')
        .and_then(|h| h.strip_suffix(']'))
        .is_some_and(|h| h.parse::<Ipv6Addr>().is_ok());
    let is_ip = is_ipv6 || host.parse::<Ipv4Addr>().is_ok();
    let fits = is_ipv6
        || host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'%'));
    if host.is_empty() || !fits {
        return None;
    }
    let authority = match port {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    let mut normalized = path.to_owned();
    if !normalized.starts_with('/') {
        normalized.insert(0, '/');
    }
    if !normalized.ends_with('/') {
        normalized.push('/');
    }
    let text = |text: String| Value::Str(Cow::Owned(text));
    Some(Value::record([
        ("scheme", text(scheme.to_owned())),
        ("authority", text(authority)),
        ("path", text(path.to_owned())),
        ("normalizedPath", text(normalized)),
        ("isIp", Value::Bool(is_ip)),
    ]))
}

/// Returns the reason why requests cannot be sent to a URL; `None` if they can.
pub(crate) fn unusable(url: &str) -> Option<&'static str> {
    if url.is_empty() {
        return Some("it is empty");
    }
    let Ok(uri) = url.parse::<http::Uri>() else {
        return Some("it is not a URL");
    };
    if uri.scheme_str().is_none_or(str::is_empty) {
        return Some("it has no scheme: a URL begins with `https://` or `http://`");
    }
    match uri.host() {
        None | Some("") => Some("it has no host"),
        Some(_) => None,
    }
}

fn host_and_port(authority: &str) -> Option<(&str, Option<u16>)> {
    // a colon inside brackets belongs to an IPv6 address
    let end_of_host = authority.rfind(']').map_or(0, |at| at + 1);
    match authority[end_of_host..].rfind(':') {
        Some(at) => {
            let (host, port) = authority.split_at(end_of_host + at);
            Some((host, Some(port[1..].parse().ok()?)))
        }
        None => Some((authority, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::unusable;

    #[test]
    fn requests_go_to_urls_with_scheme_and_host() {
        for url in [
            "https://example.com",
            "http://127.0.0.1:4566/base",
            "http://[::1]:80",
            "https://a_b.example.com/x?y",
        ] {
            assert_eq!(unusable(url), None, "{url}");
        }
        for url in [
            "",
            " ",
            "/",
            "*",
            "http",
            "http:",
            "http://",
            "http:///path",
            "http://:80",
            "://example.com",
            "example.com",
            "https://exam ple.com",
            "https://ex\u{e4}mple.com",
            "https://example.com\n",
            "https://[::1",
        ] {
            assert!(unusable(url).is_some(), "{url:?}");
        }
    }
}
