//! HTTP bindings of requests: any strings in path, query and headers give a request that contains them, or are refused.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::collections::HashMap;
use tinsmith_fuzz::rest_json::operation::echo::{Echo, EchoInput};
use tinsmith_fuzz::{protocol, Decoded};
use tinsmith_runtime::codegen::{Operation, Service, Value};

type Texts = (
    String,
    String,
    Option<String>,
    Option<String>,
    Vec<String>,
    Vec<(String, String)>,
);

fuzz_target!(|texts: Texts| {
    let (label, greedy, query, header, list, map) = texts;
    let map: HashMap<_, _> = map.into_iter().collect();
    let input = EchoInput::builder()
        .label(label.clone())
        .greedy(greedy)
        .set_query(query.clone())
        .set_list(Some(list.clone()))
        .set_rest(Some(map.clone()))
        .set_header(header.clone())
        .set_media(header)
        .set_headers(Some(list))
        .set_prefixed(Some(map))
        .build()
        .expect("an input");
    let service = <<Echo as Operation>::Service as Service>::DESCRIPTOR;
    let Ok(request) = protocol::<Echo>().request(&service.shape, &Echo::SHAPE, input.view(), false) else {
        return;
    };
    let uri = format!("https://example.com{}", request.uri());
    let uri: http::Uri = uri.parse().expect("a URI");
    let sent = uri.path().split('/').nth(2).expect("the label");
    assert_eq!(sent.decoded(), label);
    let pairs = uri.query().unwrap_or_default().split('&');
    let found = pairs
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| *name == "q");
    // what the map says of it is left out
    assert_eq!(found.map(|(_, value)| value.decoded()), query);
});
