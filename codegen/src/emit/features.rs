//! The features of `tinsmith-runtime` that a client needs.

use super::scope::ident;
use crate::model::Protocol;
use crate::plan::{OperationTrait, Plan, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// What says which features are missing, where a module is included into a crate whose manifest somebody writes by hand.
pub fn checks(plan: &Plan) -> TokenStream {
    let checks = runtime_features(plan).into_iter().map(|feature| {
        let check = ident(&format!("needs_{}", feature.replace('-', "_")));
        quote!(tinsmith_runtime::#check!();)
    });
    quote!(#(#checks)*)
}

/// The runtime's features the client needs, in order.
pub fn runtime_features(plan: &Plan) -> Vec<&'static str> {
    let traits = || plan.operations.iter().flat_map(|it| &it.traits);
    let needs = |wanted: OperationTrait| traits().any(|it| *it == wanted);
    let mut features: Vec<_> = codec(&plan.service.protocol).into_iter().collect();
    features.extend(needs(OperationTrait::Compression).then_some("compression"));
    let needs_checksum = needs(OperationTrait::ChecksumRequired) || needs(OperationTrait::TreeHash);
    features.extend(needs_checksum.then_some("checksum"));
    let is_flexible = |it: &OperationTrait| {
        matches!(
            it,
            OperationTrait::RequestChecksum(..) | OperationTrait::ResponseChecksum(..)
        )
    };
    features.extend(traits().any(is_flexible).then_some("flexible-checksums"));
    let structures = plan.operations.iter().flat_map(|it| [&it.input, &it.output]);
    let mut streams = structures.filter_map(|it| it.stream());
    let has_events = streams.any(|it| matches!(it.ty, Type::EventStream { .. }));
    features.extend(has_events.then_some("event-stream"));
    features.extend(plan.has_presigned().then_some("presigning"));
    features.extend(plan.has_waiters().then_some("waiters"));
    for setting in &plan.service.auth_settings {
        let feature = match *setting {
            "SigV4aAuth" => "sigv4a",
            "S3ExpressAuth" => "s3-express",
            _ => "http-auth",
        };
        features.push(feature);
    }
    features.sort_unstable();
    features.dedup();
    features
}

/// The runtime's feature with the codec of a protocol.
fn codec(protocol: &Protocol) -> Option<&'static str> {
    match protocol {
        Protocol::AwsJson1_0 | Protocol::AwsJson1_1 | Protocol::RestJson1 | Protocol::RpcV2Json => {
            Some("json")
        }
        Protocol::RestXml { .. } | Protocol::AwsQuery | Protocol::Ec2Query => Some("xml"),
        Protocol::RpcV2Cbor => Some("cbor"),
        Protocol::Other(_) => None,
    }
}
