//! Generates a client of `model.json` for each protocol.

/// Module, protocol and operations; those with HTTP bindings or a stream are only for protocols that support them.
const CLIENTS: &[(&str, &str, &[&str])] = &[
    ("aws_json", "awsJson1_1", &["Describe", "Listen"]),
    ("aws_query", "awsQuery", &["Describe"]),
    ("rest_json", "restJson1", &["Describe", "Echo", "Listen"]),
    ("rest_xml", "restXml", &["Describe", "Echo", "Listen"]),
    ("rpc_v2_cbor", "rpcv2Cbor", &["Describe", "Listen"]),
];

fn main() -> Result<(), tinsmith::Error> {
    for (module, protocol, operations) in CLIENTS {
        tinsmith::configure()
            .model("model.json")
            .protocol(*protocol)
            .operations(operations.iter().copied())
            .generate_to_out_dir(module)?;
    }
    Ok(())
}
