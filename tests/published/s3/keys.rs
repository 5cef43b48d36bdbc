//! Keys with dots and slashes, which are not segments of a path to be resolved.

use super::ours;

#[tokio::test]
async fn keys_are_sent_as_they_are() {
    for key in [".", "..", "../b", "a/../b", "a/./b", "a/..", "/", "//a", "a//"] {
        let sent = tinsmith_published::both!(ours, aws_sdk_s3, |sdk| {
            let http = tinsmith_published::harness::replay(200, &[], "");
            let client = tinsmith_published::client!(sdk, http.clone());
            let got = client.get_object().bucket("bucket").key(key).send().await;
            assert!(got.is_ok(), "{key}: {got:?}");
            let requests = http.actual_requests().map(tinsmith_published::harness::dump);
            requests.collect::<Vec<_>>()
        });
        let start = format!("GET https://bucket.s3.eu-central-1.amazonaws.com/{key}?x-id=GetObject");
        assert!(sent.iter().all(|request| request.starts_with(&start)), "{sent:?}");
        assert_eq!(sent.len(), 1, "{key}");
    }
}
