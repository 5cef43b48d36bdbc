//! Tests that presigned URLs are signed as specified for Signature Version 4, by computing the signature independently.

use super::shared::{now, replay};
use hmac::{Hmac, KeyInit, Mac};
use sdk::presigning::PresigningConfig;
use sha2::{Digest, Sha256};
use std::time::Duration;

#[allow(clippy::all, deprecated)]
mod sdk {
    include!(concat!(env!("OUT_DIR"), "/speech.rs"));
}

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The signature of a GET whose query is complete but for it.
fn signature(host: &str, path: &str, query: &[&str], scope: [&str; 3]) -> String {
    let [date, region, service] = scope;
    let body = hex(&Sha256::digest(b""));
    let canonical = format!("GET\n{path}\n{}\nhost:{host}\n\nhost\n{body}", query.join("&"));
    let digest = hex(&Sha256::digest(canonical.as_bytes()));
    let text = format!("AWS4-HMAC-SHA256\n{date}T221320Z\n{date}/{region}/{service}/aws4_request\n{digest}");
    let key = [date, region, service, "aws4_request"]
        .iter()
        .fold(b"AWS4example-secret".to_vec(), |key, part| hmac(&key, part));
    hex(&hmac(&key, &text))
}

#[tokio::test]
async fn a_presigned_request_is_a_url() {
    let http = replay(&[]);
    let client = crate::client!(sdk, http, endpoint_url("https://speech.example.com"));
    let config = PresigningConfig::builder()
        .start_time(now())
        .expires_in(Duration::from_secs(600));
    let call = client.synthesize_speech().text("é & =").words("a").words("b");
    let request = call
        .presigned(config.build().expect("ten minutes"))
        .await
        .expect("a request");
    assert_eq!(http.actual_requests().count(), 0, "nothing is sent");
    assert_eq!(request.method(), "GET");
    let (path, query) = request
        .uri()
        .strip_prefix("https://speech.example.com")
        .and_then(|rest| rest.split_once('?'))
        .expect("a URL with a query");
    let (signed, mut rest): (Vec<_>, Vec<_>) = query
        .split('&')
        .partition(|pair| pair.starts_with("X-Amz-Signature="));
    rest.sort_unstable();
    for (name, value) in [
        ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
        (
            "X-Amz-Credential",
            "AKIDEXAMPLE%2F20231114%2Feu-central-1%2Fpolly%2Faws4_request",
        ),
        ("X-Amz-Date", "20231114T221320Z"),
        ("X-Amz-Expires", "600"),
        ("X-Amz-SignedHeaders", "host"),
        ("Text", "%C3%A9%20%26%20%3D"),
    ] {
        assert!(
            rest.contains(&format!("{name}={value}").as_str()),
            "{}",
            request.uri()
        );
    }
    let scope = ["20231114", "eu-central-1", "polly"];
    let expected = signature("speech.example.com", path, &rest, scope);
    assert_eq!(signed, [format!("X-Amz-Signature={expected}")]);
}

#[test]
fn a_time_has_to_be_set_and_a_week_at_most() {
    let week = Duration::from_secs(604_800);
    let config = PresigningConfig::expires_in(week).expect("a week");
    assert_eq!(config.expires(), week);
    let long = PresigningConfig::expires_in(week + Duration::from_secs(1)).expect_err("more than a week");
    assert!(long.to_string().contains("week"));
    let unset = PresigningConfig::builder().build().expect_err("nothing is set");
    assert!(unset.to_string().contains("expires_in"));
}
