//! Checksums of requests and responses: `httpChecksum`, `httpChecksumRequired`.

use super::shared::replay;

#[allow(clippy::all, deprecated)]
mod sdk {
    include!(concat!(env!("OUT_DIR"), "/storage.rs"));
}

const CRC32: &str = "NhCmhg==";
const SHA256: &str = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";

/// The header of the one request that a call sends.
macro_rules! sent {
    ($header:literal, |$client:ident| $call:expr) => {{
        let http = replay(&[(200, &[], "{}")]);
        let $client = crate::client!(sdk, http, endpoint_url("https://storage.example.com"));
        $call.send().await.expect("an output");
        let request = http.actual_requests().next().expect("a request");
        request.headers().get($header).map(str::to_owned)
    }};
}

#[tokio::test]
async fn requests_have_the_checksum_that_was_chosen() {
    let body = || sdk::primitives::Blob::new("hello");
    let chosen = sent!("x-amz-checksum-sha256", |client| client
        .put()
        .key("k")
        .body(body())
        .algorithm(sdk::types::Algorithm::Sha256));
    assert_eq!(chosen.as_deref(), Some(SHA256));
    // one is required, and this is what it is when nobody chose
    let default = sent!("x-amz-checksum-crc32", |client| client
        .put()
        .key("k")
        .body(body()));
    assert_eq!(default.as_deref(), Some(CRC32));
    let given = sent!("x-amz-checksum-sha256", |client| client
        .put()
        .key("k")
        .body(body())
        .sha256("mine"));
    assert_eq!(given.as_deref(), Some("mine"));
}

#[tokio::test]
async fn requests_that_need_one_have_an_md5() {
    let md5 = sent!("content-md5", |client| client.label().text("t"));
    assert_eq!(md5.as_deref(), Some("3G7xEAxjaEQtKxC0RcYkNA=="));
}

/// Reads a response with this checksum.
async fn read(checksum: &str) -> Result<String, String> {
    let http = replay(&[(200, &[("x-amz-checksum-crc32", checksum)], "hello")]);
    let client = crate::client!(sdk, http, endpoint_url("https://storage.example.com"));
    let call = client.get().key("k").mode(sdk::types::Mode::Enabled);
    let output = call.send().await.map_err(|error| format!("{error:?}"))?;
    let body = output
        .body
        .collect()
        .await
        .map_err(|error| format!("{error:?}"))?;
    String::from_utf8(body.to_vec()).map_err(|error| error.to_string())
}

#[tokio::test]
async fn responses_are_checked() {
    assert_eq!(read(CRC32).await.as_deref(), Ok("hello"));
    let error = read("AAAAAA==").await.expect_err("another checksum");
    assert!(error.to_lowercase().contains("checksum"), "{error}");
}
