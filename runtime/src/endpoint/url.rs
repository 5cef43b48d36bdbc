//! `parseURL`

use super::value::Value;
use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The parts of a URL; none where it is not an http or https URL, or has a query or fragment.
pub(super) fn parse<'a>(url: &str) -> Option<Value<'a>> {
    let (scheme, rest) = url.split_once("://")?;
    if !matches!(scheme, "http" | "https") || rest.contains(['?', '#']) {
        return None;
    }
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    // user information is not part of what is called the authority here
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
