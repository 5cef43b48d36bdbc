//! Buckets whose endpoints choose how requests are signed: the sessions of S3 Express, and access points of several
//! regions.

use super::ours;
use aws_smithy_async::test_util::ManualTimeSource;
use aws_smithy_http_client::test_util::StaticReplayClient;
use std::time::{Duration, UNIX_EPOCH};

const BUCKET: &str = "bucket--euc1-az1--x-s3";
const START: u64 = 1_700_000_000;

/// The response of `CreateSession`: a session of five minutes.
fn session(id: &str) -> (u16, String) {
    let body = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
        <CreateSessionResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Credentials>
            <SessionToken>token-{id}</SessionToken><SecretAccessKey>secret-{id}</SecretAccessKey>
            <AccessKeyId>{id}</AccessKeyId><Expiration>2023-11-14T22:18:20Z</Expiration>
        </Credentials></CreateSessionResult>"#
    );
    (200, body)
}

fn done() -> (u16, String) {
    (200, String::new())
}

fn replay(responses: &[(u16, String)]) -> StaticReplayClient {
    let event = |number: &(u16, String)| tinsmith_published::harness::event(number.0, &[], &number.1);
    StaticReplayClient::new(responses.iter().map(event).collect())
}

/// The requests as text. The client creates sessions without the interceptors of its caller, so that these requests
/// name the version of the crate, which is signed with them, and have ids of their own.
fn sent(http: &StaticReplayClient) -> Vec<String> {
    let own = ["user-agent:", "x-amz-user-agent:", "amz-sdk-invocation-id:"];
    let text = |request| {
        let text = tinsmith_published::harness::dump(request);
        if text.contains("?session") {
            let lines = text
                .lines()
                .filter(|line| !own.iter().any(|own| line.starts_with(own)));
            let unsigned = lines.map(|line| line.split("Signature=").next().unwrap_or_default());
            unsigned.collect::<Vec<_>>().join("\n")
        } else {
            text
        }
    };
    http.actual_requests().map(text).collect()
}

/// Makes calls through both clients, whose requests and results must be the same, and returns them.
macro_rules! both {
    ($responses:expr, |$client:ident, $sdk:ident, $time:ident| $outcome:expr $(, $setting:ident($value:expr))*) => {
        tinsmith_published::both!(ours, aws_sdk_s3, |$sdk| {
            let http = replay(&$responses);
            let $time = ManualTimeSource::new(UNIX_EPOCH + Duration::from_secs(START));
            let $client = tinsmith_published::client!($sdk, http.clone(), time_source($time.clone()) $(, $setting($value))*);
            let outcome: String = $outcome;
            (sent(&http), outcome)
        })
    };
}

/// Gets an object, and returns whether it worked.
macro_rules! get {
    ($client:ident, $bucket:expr) => {
        $client
            .get_object()
            .bucket($bucket)
            .key("k")
            .send()
            .await
            .is_ok()
            .to_string()
    };
}

fn is_session(request: &str, bucket: &str) -> bool {
    request.starts_with(&format!(
        "GET https://{bucket}.s3express-euc1-az1.eu-central-1.amazonaws.com/?session"
    ))
}

#[tokio::test]
async fn a_session_is_created_once_and_signs_what_follows() {
    let responses = [session("first"), done(), done()];
    let (sent, outcome) = both!(responses, |client, sdk, time| {
        let first = get!(client, BUCKET);
        let put = client.put_object().bucket(BUCKET).key("k");
        let put = put.body(sdk::primitives::ByteStream::from_static(b"hello"));
        format!("{first} {:?}", put.send().await.is_ok())
    });
    assert_eq!(outcome, "true true");
    assert_eq!(sent.len(), 3, "{sent:?}");
    assert!(is_session(&sent[0], BUCKET), "{}", sent[0]);
    assert!(
        sent[0].contains("Credential=AKIDEXAMPLE/20231114/eu-central-1/s3express/"),
        "{}",
        sent[0]
    );
    for request in &sent[1..] {
        assert!(
            request.contains("\nx-amz-s3session-token: token-first\n"),
            "{request}"
        );
        assert!(
            request.contains("Credential=first/20231114/eu-central-1/s3express/"),
            "{request}"
        );
        assert!(!request.contains("x-amz-security-token"), "{request}");
    }
}

#[tokio::test]
async fn a_session_is_for_one_bucket_and_ends() {
    const OTHER: &str = "other--euc1-az1--x-s3";
    let responses = [
        session("first"),
        done(),
        session("other"),
        done(),
        done(),
        session("later"),
        done(),
    ];
    let (sent, _) = both!(responses, |client, sdk, time| {
        let mut outcome = get!(client, BUCKET) + &get!(client, OTHER) + &get!(client, BUCKET);
        // it ends at 300 seconds, and is not used in the last ten
        time.advance(Duration::from_secs(291));
        outcome += &get!(client, BUCKET);
        outcome
    });
    let sessions: Vec<_> = sent.iter().map(|sent| sent.contains("?session")).collect();
    assert_eq!(sessions, [true, false, true, false, false, true, false]);
    assert!(is_session(&sent[2], OTHER), "{}", sent[2]);
    assert!(sent[4].contains("token-first"), "{}", sent[4]);
    assert!(sent[6].contains("token-later"), "{}", sent[6]);
}

#[tokio::test]
async fn other_credentials_have_another_session() {
    let responses = [session("first"), done(), session("second"), done()];
    let (sent, _) = both!(responses, |client, sdk, time| {
        let own = get!(client, BUCKET);
        let credentials = aws_credential_types::Credentials::new("OTHER", "secret", None, None, "test");
        let other = client.get_object().bucket(BUCKET).key("k").customize();
        let other = other.config_override(sdk::config::Builder::new().credentials_provider(credentials));
        format!("{own} {}", other.send().await.is_ok())
    });
    assert!(sent[2].contains("Credential=OTHER/"), "{}", sent[2]);
    assert!(sent[3].contains("token-second"), "{}", sent[3]);
}

#[tokio::test]
async fn sessions_can_be_turned_off_or_come_from_the_caller() {
    let (sent, _) = both!(
        [done()],
        |client, sdk, time| get!(client, BUCKET),
        disable_s3_express_session_auth(true)
    );
    assert!(sent[0].contains("x-amz-security-token: token"), "{}", sent[0]);

    let (sent, _) = both!([done()], |client, sdk, time| {
        let call = client.get_object().bucket(BUCKET).key("k").customize();
        let off = sdk::config::Builder::new().disable_s3_express_session_auth(true);
        call.config_override(off).send().await.is_ok().to_string()
    });
    assert!(sent[0].contains("x-amz-security-token: token"), "{}", sent[0]);

    let given = aws_credential_types::Credentials::new("GIVEN", "secret", Some("given".into()), None, "test");
    let (sent, _) = both!(
        [done()],
        |client, sdk, time| get!(client, BUCKET),
        express_credentials_provider(given.clone())
    );
    assert!(
        sent[0].contains("\nx-amz-s3session-token: given\n"),
        "{}",
        sent[0]
    );
}

#[tokio::test]
async fn a_session_that_is_refused_fails_the_call() {
    let refused = "<Error><Code>AccessDenied</Code><Message>No.</Message></Error>";
    let responses = [(403, refused.to_owned())];
    let (sent, outcome) = both!(responses, |client, sdk, time| {
        use sdk::error::{DisplayErrorContext, SdkError};
        let error = client.get_object().bucket(BUCKET).key("k").send().await;
        let error = error.expect_err("there is no session");
        let outcome = DisplayErrorContext(&error).to_string();
        assert!(outcome.contains("AccessDenied"), "{outcome}");
        format!("{:?}", matches!(error, SdkError::DispatchFailure(_)))
    });
    assert_eq!((sent.len(), &*outcome), (1, "true"));
}

#[tokio::test]
async fn presigned_requests_have_the_token_in_the_query() {
    let (sent, uri) = both!([session("first")], |client, sdk, time| {
        let valid = sdk::presigning::PresigningConfig::builder();
        let valid = valid.start_time(UNIX_EPOCH + Duration::from_secs(START));
        let valid = valid
            .expires_in(Duration::from_secs(60))
            .build()
            .expect("a minute");
        let request = client.get_object().bucket(BUCKET).key("k").presigned(valid).await;
        request.expect("a request").uri().to_owned()
    });
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert!(uri.contains("X-Amz-S3session-Token=token-first"), "{uri}");
    assert!(uri.contains("X-Amz-Credential=first%2F"), "{uri}");
}

#[tokio::test]
async fn access_points_of_several_regions_are_signed_for_all() {
    let (sent, outcome) = both!([done()], |client, sdk, time| {
        get!(client, "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap")
    });
    assert_eq!(outcome, "true");
    assert!(sent[0].contains("\nx-amz-region-set: *\n"), "{}", sent[0]);
    assert!(sent[0].contains("AWS4-ECDSA-P256-SHA256"), "{}", sent[0]);
}

/// Settings of a call are added to those of the client.
#[tokio::test]
async fn settings_of_a_call_add_to_those_of_the_client() {
    let (sent, _) = both!(
        [done(), done()],
        |client, sdk, time| {
            let own = get!(client, "bucket");
            let call = client.get_object().bucket("bucket").key("k").customize();
            let arn = sdk::config::Builder::new().use_arn_region(true);
            format!("{own} {}", call.config_override(arn).send().await.is_ok())
        },
        force_path_style(false),
        force_path_style(true)
    );
    for request in &sent {
        assert!(
            request.starts_with("GET https://s3.eu-central-1.amazonaws.com/bucket/k"),
            "{request}"
        );
    }
}
