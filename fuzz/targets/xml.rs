//! XML, as in restXml and awsQuery.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tinsmith_fuzz::{aws_query, read_response, response, rest_xml, round_trip};

fuzz_target!(|body: &[u8]| {
    round_trip::<rest_xml::operation::describe::Describe, rest_xml::types::Everything>(body);
    let response = response(200, &[], body).expect("a response");
    read_response::<rest_xml::operation::describe::Describe, rest_xml::types::error::Gone>(&response);
    read_response::<aws_query::operation::describe::Describe, aws_query::types::error::Gone>(&response);
});
