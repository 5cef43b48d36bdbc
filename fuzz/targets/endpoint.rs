//! Endpoint rules: URLs, ARNs, host labels and substrings of any text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tinsmith_fuzz::rest_json::operation::describe::Describe;
use tinsmith_runtime::codegen::endpoint::{resolve, Params};
use tinsmith_runtime::codegen::{Operation, Service};

fuzz_target!(|target: String| {
    let rules = <<Describe as Operation>::Service as Service>::DESCRIPTOR.endpoint_rules;
    let mut params = Params::default();
    params.set("Target", target);
    if let Ok(endpoint) = resolve(rules.expect("rules"), &params) {
        assert!(endpoint.url().contains("://"), "{}", endpoint.url());
    }
});
