//! Compares presigned requests of the generated and the published clients, for S3 and Polly. They must be equal byte
//! for byte, signatures included.

#[cfg(not(all(models, botocore)))]
tinsmith_materials::missing!(presigned_requests, "set TINSMITH_MODELS and TINSMITH_BOTOCORE");

#[cfg(all(models, botocore))]
mod presigned {
    use std::time::{Duration, UNIX_EPOCH};

    macro_rules! ours {
        ($($module:ident)*) => { $(
            #[allow(clippy::all, deprecated)]
            mod $module {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".rs"));
            }
        )* };
    }
    ours! { s3 polly }

    const WEEK: Duration = Duration::from_secs(604_800);

    /// Presigns a call with both clients.
    macro_rules! both {
        ($ours:ident, $official:ident, |$client:ident, $sdk:ident, $valid:ident| $call:expr) => {
            tinsmith_published::both!($ours, $official, |$sdk| both!($client, $sdk, $valid, $call))
        };
        ($client:ident, $sdk:ident, $valid:ident, $call:expr) => {{
            let http = tinsmith_published::harness::replay(200, &[], "");
            let $client = tinsmith_published::client!($sdk, http.clone());
            let valid = $sdk::presigning::PresigningConfig::builder();
            let valid = valid.start_time(UNIX_EPOCH + Duration::from_secs(1_700_000_000));
            let $valid = valid.expires_in(WEEK).build().expect("a week");
            let made = $call.await;
            assert_eq!(http.actual_requests().count(), 0, "nothing is sent");
            made.map(|presigned| {
                let mut headers: Vec<_> = presigned.headers().collect();
                headers.sort();
                let outcome = format!("{} {} {headers:?}", presigned.method(), presigned.uri());
                let request = presigned.make_http_1x_request("body");
                assert_eq!(request.uri(), presigned.uri());
                assert_eq!(*request.body(), "body");
                outcome
            })
            .map_err(|error| format!("{:?}", std::mem::discriminant(&error)))
        }};
    }

    #[tokio::test]
    async fn objects_of_s3() {
        use aws_sdk_s3 as official;
        let get = both!(s3, official, |client, sdk, valid| {
            client
                .get_object()
                .bucket("b")
                .key("a//b c")
                .range("bytes=0-1")
                .presigned(valid)
        });
        let get = get.expect("a request");
        assert!(get.contains("X-Amz-Expires=604800"), "{get}");
        for text in [
            "x-amz-checksum",
            "user-agent",
            "amz-sdk-request",
            "x-id=GetObject&x-id",
        ] {
            assert!(!get.contains(text), "{get}");
        }
        let put = both!(s3, official, |client, sdk, valid| {
            let body = sdk::primitives::ByteStream::from_static(b"hello");
            client
                .put_object()
                .bucket("b")
                .key("k")
                .body(body)
                .presigned(valid)
        });
        assert!(!put.expect("a request").contains("content-type"), "nobody set it");
        let put = both!(s3, official, |client, sdk, valid| {
            let put = client
                .put_object()
                .bucket("b")
                .key("k")
                .content_type("text/plain")
                .metadata("a", "b");
            let put = put
                .content_length(5)
                .checksum_algorithm(sdk::types::ChecksumAlgorithm::Sha256);
            put.presigned(valid)
        });
        assert!(put.expect("a request").contains("text/plain"));
        both!(s3, official, |client, sdk, valid| {
            let delete = client.delete_object().bucket("b").key("k").customize();
            let overrides = sdk::config::Config::builder().region(sdk::config::Region::new("us-west-2"));
            delete.config_override(overrides).presigned(valid)
        })
        .expect("a request");
        let bad = both!(s3, official, |client, sdk, valid| client
            .get_object()
            .bucket("b")
            .presigned(valid));
        bad.expect_err("there is no key");
    }

    #[tokio::test]
    async fn speech_of_polly() {
        use aws_sdk_polly as official;
        let speech = both!(polly, official, |client, sdk, valid| {
            client
                .synthesize_speech()
                .text("é & =")
                .output_format(sdk::types::OutputFormat::Mp3)
                .voice_id(sdk::types::VoiceId::Joanna)
                .lexicon_names("a")
                .lexicon_names("b")
                .presigned(valid)
        });
        let speech = speech.expect("a request");
        assert!(
            speech.contains("GET") && speech.contains("VoiceId=Joanna"),
            "{speech}"
        );
    }

    #[test]
    fn a_time_has_to_be_set_and_a_week_at_most() {
        use s3::presigning::PresigningConfig;
        let day = PresigningConfig::expires_in(WEEK / 7).expect("a day");
        assert_eq!(day.expires(), WEEK / 7);
        let long = PresigningConfig::expires_in(WEEK + Duration::from_secs(1)).expect_err("more than a week");
        assert!(long.to_string().contains("week"));
        let unset = PresigningConfig::builder().build().expect_err("nothing is set");
        assert!(unset.to_string().contains("expires_in"));
    }
}
