//! Compares checksums of requests and responses (`httpChecksum`) of the generated and the published S3 client. The
//! requests must be equal byte for byte, signatures included, and so must the results.

#[cfg(not(all(models, botocore)))]
tinsmith_materials::missing!(checksums_of_s3, "set TINSMITH_MODELS and TINSMITH_BOTOCORE");

#[cfg(all(models, botocore))]
mod s3 {
    use aws_smithy_http_client::test_util::StaticReplayClient;
    use http_body_util::BodyExt;
    use std::io::Write;

    #[allow(clippy::all, deprecated)]
    mod ours {
        include!(concat!(env!("OUT_DIR"), "/s3.rs"));
    }

    /// The requests as text, with the bytes of bodies that are streams.
    async fn sent(http: &StaticReplayClient) -> String {
        let mut all = String::new();
        for request in http.actual_requests() {
            let mut headers: Vec<_> = request
                .headers()
                .iter()
                .map(|(name, header)| format!("{name}: {header}"))
                .collect();
            headers.sort();
            let body = request.body().try_clone().expect("a body that can be sent again");
            let body = body.collect().await.expect("a body").to_bytes();
            all += &format!(
                "{} {}\n{}\n\n{}\n",
                request.method(),
                request.uri(),
                headers.join("\n"),
                String::from_utf8_lossy(&body)
            );
        }
        all
    }

    /// A file that is too large to be sent in one chunk.
    fn file() -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        for line in 0..10_000 {
            writeln!(file, "line {line} of it").expect("it can be written");
        }
        file
    }

    /// Calls both clients; `$outcome` formats a result. Returns the requests and the formatted results.
    macro_rules! both {
        ($headers:expr, $body:expr, |$client:ident, $sdk:ident| $outcome:expr) => {
            tinsmith_published::both!(ours, aws_sdk_s3, |$sdk| {
                let http = tinsmith_published::harness::replay(200, $headers, $body);
                let $client = tinsmith_published::client!($sdk, http.clone());
                let outcome: String = $outcome;
                (sent(&http).await, outcome)
            })
        };
    }

    #[tokio::test]
    async fn a_request_in_memory_has_its_checksum_in_a_header() {
        let (request, _) = both!(&[], "", |client, sdk| {
            let body = sdk::primitives::ByteStream::from_static(b"hello");
            let result = client.put_object().bucket("b").key("k").body(body).send().await;
            format!("{:?}", result.is_ok())
        });
        assert!(
            request.contains("\nx-amz-checksum-crc32: NhCmhg==\n"),
            "{request}"
        );
        assert!(
            request.contains("\nx-amz-sdk-checksum-algorithm: CRC32\n"),
            "{request}"
        );
    }

    #[tokio::test]
    async fn the_caller_may_choose_the_algorithm_or_give_the_checksum() {
        use ours::types::ChecksumAlgorithm as Ours;
        for algorithm in Ours::values().iter().chain(&["WHAT"]) {
            let (request, outcome) = both!(&[], "", |client, sdk| {
                let put = client.put_object().bucket("b").key("k");
                let put = put.checksum_algorithm(sdk::types::ChecksumAlgorithm::from(*algorithm));
                let put = put.body(sdk::primitives::ByteStream::from_static(b"hello"));
                format!("{:?}", put.send().await.is_ok())
            });
            assert_eq!(outcome == "true", *algorithm != "WHAT", "{algorithm}: {request}");
        }
        let (request, _) = both!(&[], "", |client, sdk| {
            let put = client.put_object().bucket("b").key("k").checksum_sha1("given");
            let put = put.body(sdk::primitives::ByteStream::from_static(b"hello"));
            format!("{:?}", put.send().await.is_ok())
        });
        assert!(!request.contains("crc32"), "{request}");
    }

    #[tokio::test]
    async fn a_stream_is_sent_in_chunks_with_its_checksum_after_it() {
        let file = file();
        let (request, outcome) = both!(&[], "", |client, sdk| {
            let body = sdk::primitives::ByteStream::from_path(file.path())
                .await
                .expect("the file");
            let put = client
                .put_object()
                .bucket("b")
                .key("k")
                .content_encoding("gzip")
                .body(body);
            format!("{:?}", put.send().await.is_ok())
        });
        assert_eq!(outcome, "true");
        assert!(
            request.contains("\nx-amz-trailer: x-amz-checksum-crc32\n"),
            "{request}"
        );
        assert!(request.contains("\nx-amz-checksum-crc32:"), "the trailer");
        // without TLS each chunk is signed
        let (request, outcome) = both!(&[], "", |client, sdk| {
            let body = sdk::primitives::ByteStream::from_path(file.path())
                .await
                .expect("the file");
            let overrides = sdk::config::Config::builder()
                .endpoint_url("http://localhost:1")
                .aws_chunked_encoding_chunk_size(Some(10_000));
            let put = client.put_object().bucket("b").key("k").body(body).customize();
            format!("{:?}", put.config_override(overrides).send().await.is_ok())
        });
        assert_eq!(outcome, "true");
        assert!(request.contains("\nx-amz-trailer-signature:"), "the signature");
        let (_, outcome) = both!(&[], "", |client, sdk| {
            let body = sdk::primitives::ByteStream::from_path(file.path())
                .await
                .expect("the file");
            let overrides = sdk::config::Config::builder().aws_chunked_encoding_chunk_size(Some(1));
            let put = client.put_object().bucket("b").key("k").body(body).customize();
            format!("{:?}", put.config_override(overrides).send().await.is_ok())
        });
        assert_eq!(outcome, "false", "chunks that are too small");
    }

    #[tokio::test]
    async fn checksums_can_be_left_to_where_they_are_required() {
        let (request, _) = both!(&[], "", |client, sdk| {
            let when = sdk::config::RequestChecksumCalculation::WhenRequired;
            let overrides = sdk::config::Config::builder().request_checksum_calculation(when);
            let body = sdk::primitives::ByteStream::from_static(b"hello");
            let put = client.put_object().bucket("b").key("k").body(body).customize();
            format!("{:?}", put.config_override(overrides).send().await.is_ok())
        });
        assert!(!request.contains("checksum"), "{request}");
        let (request, _) = both!(&[], "<DeleteResult/>", |client, sdk| {
            let when = sdk::config::RequestChecksumCalculation::WhenRequired;
            let overrides = sdk::config::Config::builder().request_checksum_calculation(when);
            let object = sdk::types::ObjectIdentifier::builder()
                .key("k")
                .build()
                .expect("a key");
            let delete = sdk::types::Delete::builder()
                .objects(object)
                .build()
                .expect("objects");
            let delete = client.delete_objects().bucket("b").delete(delete).customize();
            format!("{:?}", delete.config_override(overrides).send().await.is_ok())
        });
        assert!(request.contains("\nx-amz-checksum-crc32: "), "{request}");
    }

    #[tokio::test]
    async fn the_checksum_of_a_response_is_checked() {
        let right = ("x-amz-checksum-crc32", "NhCmhg==");
        let wrong = ("x-amz-checksum-crc32", "AAAAAA==");
        let of_parts = ("x-amz-checksum-crc32", "AAAAAA==-3");
        let slower = ("x-amz-checksum-sha256", "AAAAAA==");
        for (headers, is_right) in [
            (vec![right], true),
            (vec![slower, right], true),
            (vec![wrong], false),
            (vec![slower], false),
            (vec![of_parts], true),
            (vec![], true),
        ] {
            let (request, outcome) = both!(&headers, "hello", |client, sdk| {
                match client.get_object().bucket("b").key("k").send().await {
                    Ok(output) => format!(
                        "{:?}",
                        output.body.collect().await.map(|bytes| bytes.to_vec()).ok()
                    ),
                    Err(error) => format!("{error:?}"),
                }
            });
            assert!(request.contains("\nx-amz-checksum-mode: ENABLED\n"), "{request}");
            assert_eq!(outcome != "None", is_right, "{headers:?}: {outcome}");
        }
        let (request, outcome) = both!(&[wrong], "hello", |client, sdk| {
            let when = sdk::config::ResponseChecksumValidation::WhenRequired;
            let overrides = sdk::config::Config::builder().response_checksum_validation(when);
            let get = client.get_object().bucket("b").key("k").customize();
            let output = get.config_override(overrides).send().await.expect("an output");
            format!(
                "{:?}",
                output.body.collect().await.map(|bytes| bytes.to_vec()).ok()
            )
        });
        assert!(!request.contains("checksum"), "{request}");
        assert_ne!(outcome, "None");
    }
}
