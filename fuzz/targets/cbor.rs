//! CBOR, as in rpcv2Cbor.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tinsmith_fuzz::{read_response, response, round_trip, rpc_v2_cbor};

fuzz_target!(|body: &[u8]| {
    round_trip::<rpc_v2_cbor::operation::describe::Describe, rpc_v2_cbor::types::Everything>(body);
    let response = response(200, &[("smithy-protocol", b"rpc-v2-cbor")], body).expect("a response");
    read_response::<rpc_v2_cbor::operation::describe::Describe, rpc_v2_cbor::types::error::Gone>(&response);
});
