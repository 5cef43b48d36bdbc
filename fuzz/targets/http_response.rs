//! HTTP bindings of responses: any status, headers and body.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tinsmith_fuzz::{read_response, response, rest_json, rest_xml};

const HEADERS: &[&str] = &[
    "x-text",
    "x-number",
    "x-fraction",
    "x-flag",
    "x-at",
    "x-date",
    "x-media",
    "x-list",
    "x-times",
    "x-levels",
    "x-all-a",
    "x-all-",
    "x-since",
    "x-amzn-errortype",
];

fuzz_target!(|parts: (bool, Vec<(u8, Vec<u8>)>, Vec<u8>)| {
    let (is_success, headers, body) = parts;
    let headers: Vec<_> = headers
        .iter()
        .map(|(name, value)| (HEADERS[usize::from(*name) % HEADERS.len()], value.as_slice()))
        .collect();
    let Some(response) = response(if is_success { 200 } else { 410 }, &headers, &body) else {
        return;
    };
    read_response::<rest_json::operation::echo::Echo, rest_json::types::error::Gone>(&response);
    read_response::<rest_xml::operation::echo::Echo, rest_xml::types::error::Gone>(&response);
});
