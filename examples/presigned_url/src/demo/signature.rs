//! Verifies a Signature Version 4 by computing it from the request and the secret
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>).

use super::{ACCESS_KEY_ID, SECRET_ACCESS_KEY};
use hmac::{Hmac, KeyInit, Mac};
use hyper::http::request::Parts;
use kinesisanalyticsv2::primitives::{DateTime, DateTimeFormat};
use sha2::{Digest, Sha256};
use std::time::SystemTime;

/// The maximum difference between the clocks, in seconds.
const MAX_SKEW: u64 = 300;

/// The response to a request whose signature is not accepted.
#[derive(Debug)]
pub struct Rejection {
    /// HTTP status.
    pub status: u16,
    /// AWS's error code.
    pub code: &'static str,
    /// The problem.
    pub message: String,
}

fn rejection(status: u16, code: &'static str, message: impl Into<String>) -> Rejection {
    Rejection {
        status,
        code,
        message: message.into(),
    }
}

/// The parts of the header `authorization`.
struct Authorization<'a> {
    access_key_id: &'a str,
    scope: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
}

/// Verifies the signature of a request.
pub fn verify(head: &Parts, body: &[u8], now: SystemTime) -> Result<(), Rejection> {
    let header = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
    let Some(authorization) = header("authorization") else {
        return Err(rejection(
            403,
            "MissingAuthenticationTokenException",
            "the request is not signed",
        ));
    };
    let incomplete = || {
        rejection(
            400,
            "IncompleteSignatureException",
            "the header `authorization` is incomplete",
        )
    };
    let authorization = parse(authorization).ok_or_else(incomplete)?;
    let date = header("x-amz-date").ok_or_else(incomplete)?;
    check_date(date, now)?;
    if authorization.access_key_id != ACCESS_KEY_ID {
        return Err(rejection(
            403,
            "UnrecognizedClientException",
            "the access key is not known",
        ));
    }
    let mut scope = authorization.scope.split('/');
    let (Some(day), Some(region), Some(service), Some("aws4_request"), None) = (
        scope.next(),
        scope.next(),
        scope.next(),
        scope.next(),
        scope.next(),
    ) else {
        return Err(incomplete());
    };
    if !date.starts_with(day) || service != "kinesisanalytics" {
        return Err(rejection(
            403,
            "SignatureDoesNotMatch",
            "the credential scope is not this service's",
        ));
    }
    let canonical = canonical_request(head, body, authorization.signed_headers).ok_or_else(incomplete)?;
    let hash = hex::encode(Sha256::digest(canonical));
    let to_sign = format!("AWS4-HMAC-SHA256\n{date}\n{}\n{hash}", authorization.scope);
    let key = [day, region, service, "aws4_request"]
        .iter()
        .fold(format!("AWS4{SECRET_ACCESS_KEY}").into_bytes(), |key, part| {
            hmac(&key).chain_update(part).finalize().into_bytes().to_vec()
        });
    let signature = hex::decode(authorization.signature).map_err(|_| incomplete())?;
    hmac(&key)
        .chain_update(to_sign)
        .verify_slice(&signature)
        .map_err(|_| {
            let message = "the signature is not the one this secret makes for this request";
            rejection(403, "InvalidSignatureException", message)
        })
}

fn hmac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("a key may have any length")
}

fn parse(text: &str) -> Option<Authorization<'_>> {
    let fields = text.strip_prefix("AWS4-HMAC-SHA256 ")?;
    let field = |name: &str| {
        fields
            .split(", ")
            .find_map(|field| field.strip_prefix(name)?.strip_prefix('='))
    };
    let (access_key_id, scope) = field("Credential")?.split_once('/')?;
    Some(Authorization {
        access_key_id,
        scope,
        signed_headers: field("SignedHeaders")?,
        signature: field("Signature")?,
    })
}

fn check_date(date: &str, now: SystemTime) -> Result<(), Rejection> {
    let Some(signed) = seconds(date) else {
        return Err(rejection(
            400,
            "IncompleteSignatureException",
            "the header `x-amz-date` is no date",
        ));
    };
    if DateTime::from(now).secs().abs_diff(signed) > MAX_SKEW {
        return Err(rejection(
            403,
            "InvalidSignatureException",
            "Signature expired: the clocks are too far apart",
        ));
    }
    Ok(())
}

/// The time of a date such as `20260102T030405Z`, in seconds.
fn seconds(date: &str) -> Option<i64> {
    let part = |range: std::ops::Range<usize>| date.get(range);
    let [year, month, day] = [part(0..4)?, part(4..6)?, part(6..8)?];
    let [hour, minute, second] = [part(9..11)?, part(11..13)?, part(13..15)?];
    if part(8..9)? != "T" || date.get(15..)? != "Z" {
        return None;
    }
    let date = format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z");
    Some(DateTime::from_str(&date, DateTimeFormat::DateTime).ok()?.secs())
}

/// Returns the canonical request; `None` if a signed header is missing.
fn canonical_request(head: &Parts, body: &[u8], signed_headers: &str) -> Option<String> {
    let mut canonical = format!("{}\n{}\n", head.method, head.uri.path());
    canonical.push_str(head.uri.query().unwrap_or_default());
    canonical.push('\n');
    for name in signed_headers.split(';') {
        let values: Vec<_> = head
            .headers
            .get_all(name)
            .iter()
            .map(|value| value.to_str().ok())
            .collect::<Option<_>>()?;
        if values.is_empty() {
            return None;
        }
        let value = values.join(",").split_whitespace().collect::<Vec<_>>().join(" ");
        canonical.push_str(&format!("{name}:{value}\n"));
    }
    canonical.push_str(&format!(
        "\n{signed_headers}\n{}",
        hex::encode(Sha256::digest(body))
    ));
    Some(canonical)
}
