//! Forms, as in awsQuery: any value that can be read is written as well-formed, distinct pairs.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;
use tinsmith_fuzz::aws_query::operation::describe::{Describe, DescribeInput};
use tinsmith_fuzz::aws_query::types::Everything;
use tinsmith_fuzz::{protocol, Decoded};
use tinsmith_runtime::codegen::codec::json::JsonReader;
use tinsmith_runtime::codegen::{Operation, Read, Service, Value};

fuzz_target!(|json: &[u8]| {
    let Ok(value) = JsonReader::new(json).and_then(|mut reader| Everything::read(&mut reader, &[])) else {
        return;
    };
    let input = DescribeInput::builder().value(value).build().expect("an input");
    let service = <<Describe as Operation>::Service as Service>::DESCRIPTOR;
    let Ok(request) = protocol::<Describe>().request(&service.shape, &Describe::SHAPE, input.view(), false)
    else {
        return;
    };
    let form = request.body().bytes().expect("a body in memory");
    let form = std::str::from_utf8(form).expect("text");
    assert!(form.starts_with("Action=Describe&Version=2024-01-01"));
    let mut keys = BTreeSet::new();
    for pair in form.split('&') {
        let (key, value) = pair.split_once('=').expect("a pair");
        value.decoded();
        assert!(keys.insert(key.decoded()), "{key} is there twice");
    }
});
