//! Smithy's IDL: a model is read or refused, and a model that is read stays the same after printing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tinsmith::testing::{read_idl, read_json};

fuzz_target!(|text: &[u8]| {
    let Ok(document) = read_idl(text) else { return };
    let again = read_json(document.as_bytes()).unwrap_or_else(|error| panic!("{document}\n{error}"));
    assert_eq!(again, document);
});
