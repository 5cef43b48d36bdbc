//! Generates clients of one model for several protocols, with and without types of this crate.

const PROTOCOLS: &[(&str, &str)] = &[
    ("json", "awsJson1_1"),
    ("rest_json", "restJson1"),
    ("rest_xml", "restXml"),
    ("cbor", "rpcv2Cbor"),
    ("query", "awsQuery"),
];

fn main() -> Result<(), tinsmith::Error> {
    for (module, protocol) in PROTOCOLS {
        let client = || tinsmith::configure().model("model").protocol(*protocol);
        client().generate_to_out_dir(&format!("plain_{module}"))?;
        replaced(client()).generate_to_out_dir(&format!("own_{module}"))?;
    }
    let serde = tinsmith::configure().model("model").protocol("restJson1");
    replaced(serde).serde(true).generate_to_out_dir("own_serde")?;
    let types = tinsmith::configure().model("model").types_only(true);
    replaced(types).generate_to_out_dir("own_types")
}

fn replaced(client: tinsmith::Builder) -> tinsmith::Builder {
    client
        .replace_type("example.shop#OrderId", "crate::OrderId")
        .replace_type("Moment", "std::time::SystemTime")
        .replace_type("Kind", "crate::Kind")
        .replace_type("Money", "crate::Money")
        .replace_type("Payment", "crate::Payment")
        .replace_type("Picture", "std::vec::Vec<u8>")
        .replace_type("Count", "std::num::NonZeroI32")
        .replace_type("Total", "crate::Total")
        .replace_type("Address", "::std::net::IpAddr")
        .replace_type("example.shop.parts#*", "crate::parts::*")
}
