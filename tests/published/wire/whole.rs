//! Calls several operations of a client for the whole service, generated from the description of botocore, which is as
//! new as the published crate.

#[cfg(not(botocore))]
tinsmith_materials::missing!(whole_service, "set TINSMITH_BOTOCORE");

#[cfg(botocore)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/kinesisanalyticsv2.rs"));
}

#[cfg(botocore)]
mod models {
    use super::generated as ours;
    use aws_sdk_kinesisanalyticsv2 as official;
    use tinsmith_published::harness::replay;

    /// Makes the same call with both clients, and returns the request.
    macro_rules! same_request {
        (|$client:ident, $sdk:ident| $call:expr) => {
            tinsmith_published::both!(ours, official, |$sdk| {
                #[allow(unused_imports)]
                use $sdk::types::*;
                tinsmith_published::sent!(
                    $sdk,
                    |$client: $sdk::Client| async move { $call.send().await }
                )
            })
        };
    }

    #[tokio::test]
    async fn models_requests_with_nested_structures() {
        let request = same_request!(|client, sdk| client
            .create_application()
            .application_name("n")
            .application_description("ünï\tcode")
            .runtime_environment(RuntimeEnvironment::from("FLINK-1_20"))
            .service_execution_role("arn:aws:iam::123456789012:role/r")
            .tags(Tag::builder().key("k").value("v").build().expect("complete"))
            .tags(Tag::builder().key("k2").build().expect("complete"))
            .application_configuration(
                ApplicationConfiguration::builder()
                    .environment_properties(
                        EnvironmentProperties::builder()
                            .property_groups(
                                PropertyGroup::builder()
                                    .property_group_id("g")
                                    .property_map("a", "b")
                                    .build()
                                    .expect("complete")
                            )
                            .build()
                            .expect("complete")
                    )
                    .flink_application_configuration(
                        FlinkApplicationConfiguration::builder()
                            .parallelism_configuration(
                                ParallelismConfiguration::builder()
                                    .configuration_type(ConfigurationType::Custom)
                                    .parallelism(3)
                                    .auto_scaling_enabled(true)
                                    .build()
                                    .expect("complete")
                            )
                            .build()
                    )
                    .application_code_configuration(
                        ApplicationCodeConfiguration::builder()
                            .code_content_type(CodeContentType::Zipfile)
                            .code_content(
                                CodeContent::builder()
                                    .zip_file_content(sdk::primitives::Blob::new("bytes \u{0}\u{ff}"))
                                    .build()
                            )
                            .build()
                            .expect("complete")
                    )
                    .vpc_configurations(
                        VpcConfiguration::builder()
                            .subnet_ids("s1")
                            .subnet_ids("s2")
                            .security_group_ids("g")
                            .build()
                            .expect("complete")
                    )
                    .build()
            ));
        assert!(
            request.contains(r#""ParallelismConfiguration":{"ConfigurationType":"CUSTOM""#),
            "{request}"
        );
    }

    #[tokio::test]
    async fn models_requests_of_other_operations() {
        same_request!(|client, sdk| client
            .create_application_presigned_url()
            .application_name("n")
            .url_type(UrlType::FlinkDashboardUrl));
        same_request!(|client, sdk| client.list_applications());
        same_request!(|client, sdk| client.list_applications().limit(2).next_token("t"));
        same_request!(|client, sdk| client
            .delete_application()
            .application_name("n")
            .create_timestamp(sdk::primitives::DateTime::from_secs_and_nanos(
                1_700_000_000,
                123_000_000
            )));
        same_request!(|client, sdk| client
            .delete_application()
            .application_name("n")
            .create_timestamp(sdk::primitives::DateTime::from_secs(-1)));
        same_request!(|client, sdk| client
            .untag_resource()
            .resource_arn("arn")
            .tag_keys("a")
            .tag_keys("b"));
        same_request!(|client, sdk| client.stop_application().application_name("n").force(false));
        same_request!(|client, sdk| client
            .describe_application()
            .application_name("n")
            .include_additional_details(true));
    }

    macro_rules! same_result {
        ($status:expr, $body:expr, |$client:ident| $call:expr) => {
            tinsmith_published::both!(ours, official, |sdk| {
                let $client = tinsmith_published::client!(sdk, replay($status, &[], $body));
                let seen = tinsmith_published::seen!(sdk, $call.send().await);
                ($status, $body.to_string(), seen)
            })
        };
    }

    /// The published client refuses the whole response. botocore's protocol tests expect the null to be dropped, as
    /// clients in other languages do, since services are less strict than their models.
    #[tokio::test]
    async fn models_nulls_in_dense_lists_are_dropped() {
        let body = r#"{"ApplicationDetail":{"CloudWatchLoggingOptionDescriptions":[null]}}"#;
        let client = tinsmith_published::client!(official, replay(200, &[], body));
        let call = client.describe_application().application_name("n");
        assert!(call.send().await.is_err());
        let client = tinsmith_published::client!(ours, replay(200, &[], body));
        let call = client.describe_application().application_name("n");
        let output = call.send().await.expect("the rest is read");
        let detail = output.application_detail().expect("a detail");
        assert!(detail.cloud_watch_logging_option_descriptions().is_empty());
    }

    #[tokio::test]
    async fn models_results_are_the_same() {
        for body in [
            "{}",
            r#"{"ApplicationDetail":{}}"#,
            r#"{"ApplicationDetail":null}"#,
            r#"{"ApplicationDetail":{"ApplicationARN":"a","ApplicationName":"n","RuntimeEnvironment":"FLINK-9_9","ApplicationStatus":"RUNNING","ApplicationVersionId":9007199254740993,"CreateTimestamp":1700000000.25,"LastUpdateTimestamp":1.7e9,"CloudWatchLoggingOptionDescriptions":[],"ApplicationMode":"STREAMING"}}"#,
            r#"{"ApplicationDetail":{"ApplicationARN":"a","ApplicationStatus":"NEW","ApplicationVersionId":1,"ApplicationConfigurationDescription":{"SqlApplicationConfigurationDescription":{"InputDescriptions":[{"InputId":"1","InAppStreamNames":["x","y"],"InputSchema":{"RecordFormat":{"RecordFormatType":"JSON"},"RecordColumns":[{"Name":"c","SqlType":"INT"}]}}]}}}}"#,
            r#"{"ApplicationDetail":{"ApplicationVersionId":"1"}}"#,
            r#"{"ApplicationDetail":{"ApplicationVersionId":1.5}}"#,
            r#"{"ApplicationDetail":{"CreateTimestamp":"now"}}"#,
            r#"{"ApplicationDetail":[]}"#,
        ] {
            same_result!(200, body, |client| client
                .describe_application()
                .application_name("n"));
        }
        for body in [
            r#"{"ApplicationSummaries":[]}"#,
            r#"{"ApplicationSummaries":[{}],"NextToken":"t"}"#,
            r#"{"ApplicationSummaries":[{"ApplicationName":"n","ApplicationARN":"a","ApplicationStatus":"READY","ApplicationVersionId":1,"RuntimeEnvironment":"SQL-1_0"}]}"#,
        ] {
            same_result!(200, body, |client| client.list_applications());
        }
        same_result!(
            200,
            r#"{"InputSchema":{"RecordFormat":{"RecordFormatType":"CSV","MappingParameters":{"CSVMappingParameters":{"RecordRowDelimiter":"\n","RecordColumnDelimiter":","}}},"RecordColumns":[]},"ParsedInputRecords":[["a","b"],[]],"RawInputRecords":["x"]}"#,
            |client| client
                .discover_input_schema()
                .service_execution_role("arn:aws:iam::123456789012:role/r")
        );
    }

    #[tokio::test]
    async fn models_every_error_is_the_same() {
        for error in [
            "CodeValidationException",
            "ConcurrentModificationException",
            "InvalidApplicationConfigurationException",
            "InvalidArgumentException",
            "InvalidRequestException",
            "LimitExceededException",
            "ResourceInUseException",
            "ResourceNotFoundException",
            "TooManyTagsException",
            "UnsupportedOperationException",
            "ServiceUnavailableException",
        ] {
            let body = format!(r#"{{"__type":"{error}","message":"text of {error}"}}"#);
            same_result!(400, &body, |client| client
                .create_application()
                .application_name("n")
                .runtime_environment("SQL-1_0".into())
                .service_execution_role("arn:aws:iam::123456789012:role/r"));
        }
        for error in [
            "UnableToDetectSchemaException",
            "ResourceProvisionedThroughputExceededException",
        ] {
            let body = format!(
                r#"{{"__type":"{error}","message":"m","RawInputRecords":["r"],"ProcessedInputRecords":[]}}"#
            );
            same_result!(400, &body, |client| client
                .discover_input_schema()
                .service_execution_role("arn:aws:iam::123456789012:role/r"));
        }
    }

    #[tokio::test]
    async fn models_paginators_make_the_same_calls_and_items() {
        let pages = [
            r#"{"ApplicationSummaries":[{"ApplicationName":"a"},{"ApplicationName":"b"}],"NextToken":"t1"}"#,
            r#"{"ApplicationSummaries":[],"NextToken":"t2"}"#,
            r#"{"ApplicationSummaries":[{"ApplicationName":"c"}],"NextToken":""}"#,
        ];
        let (names, _) = tinsmith_published::both!(ours, official, |sdk| {
            let http = tinsmith_published::harness::replay_each(&pages);
            let client = tinsmith_published::client!(sdk, http.clone());
            let items = client
                .list_applications()
                .into_paginator()
                .page_size(2)
                .items()
                .send();
            let items: Vec<_> = items.collect::<Result<_, _>>().await.expect("three pages");
            let names: Vec<_> = items
                .iter()
                .map(|item| item.application_name().to_owned())
                .collect();
            let requests: Vec<_> = http
                .actual_requests()
                .map(tinsmith_published::harness::dump)
                .collect();
            (names, requests)
        });
        assert_eq!(names, ["a", "b", "c"]);
    }

    #[tokio::test]
    async fn models_a_paginator_stops_at_a_token_that_leads_nowhere() {
        let page = r#"{"ApplicationSummaries":[],"NextToken":"again"}"#;
        macro_rules! calls {
            ($sdk:ident) => {{
                let http = tinsmith_published::harness::replay_each(&[page; 4]);
                let client = tinsmith_published::client!($sdk, http.clone());
                let mut pages = client.list_applications().into_paginator().send();
                let mut count = 0;
                while let Some(page) = pages.next().await {
                    page.expect("a page");
                    count += 1;
                }
                (count, http.actual_requests().count())
            }};
        }
        assert_eq!(calls!(official), calls!(ours));
        assert_eq!(calls!(ours), (2, 2));
    }
}
