//! JSON, as in restJson1 and awsJson.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tinsmith_fuzz::{aws_json, read_response, response, rest_json, round_trip};

fuzz_target!(|body: &[u8]| {
    round_trip::<rest_json::operation::describe::Describe, rest_json::types::Everything>(body);
    let response = response(200, &[], body).expect("a response");
    read_response::<aws_json::operation::describe::Describe, aws_json::types::error::Gone>(&response);
});
