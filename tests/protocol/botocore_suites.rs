//! botocore's suites, through its front end; `botocore.rs` makes the models when this is built.

use super::run::{json, suites, Counts};
use serde_json::Value;
use tinsmith_runtime::protocol_test::Kind;

suites! {
    botocore_aws_json_1_0: "json_1_0.json";
    botocore_aws_json_1_1: "json.json";
    botocore_aws_json_query_compatible: "json_1_0-query-compatible.json";
    botocore_rest_json: "rest-json.json";
    botocore_rest_xml: "rest-xml.json";
    botocore_aws_query: "query.json";
    botocore_ec2_query: "ec2.json";
    botocore_rpc_v2_cbor: "smithy-rpc-v2-cbor.json";
    botocore_rpc_v2_cbor_not_query_compatible: "smithy-rpc-v2-cbor-non-query-compatible.json";
    botocore_rpc_v2_cbor_query_compatible: "smithy-rpc-v2-cbor-query-compatible.json";
}

/// Runs the cases whose ids contain `filter`.
pub fn run(filter: &str) -> bool {
    super::run::run(SUITES, filter, wanted)
}

/// How many cases there are for inputs and for outputs.
fn wanted(file: &str, filter: &str) -> Counts {
    let count = |part: &str| {
        let suites = json(
            "TINSMITH_BOTOCORE",
            &format!("tests/unit/protocols/{part}/{file}"),
        );
        let suites = suites.as_array().expect("suites").iter();
        let cases = suites.flat_map(|suite| suite["cases"].as_array().expect("cases"));
        let is_wanted = |case: &&Value| case["id"].as_str().is_some_and(|id| id.contains(filter));
        cases.filter(is_wanted).count()
    };
    Counts::from([(Kind::Request, count("input")), (Kind::Response, count("output"))])
}
