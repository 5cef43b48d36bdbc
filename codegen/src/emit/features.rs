//! The features of `tinsmith-runtime` that a client needs.

use super::scope::ident;
use crate::model::AuthScheme;
use crate::plan::{OperationTrait, Plan, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// Checks that name missing features, where a module is included into a crate whose manifest somebody writes by hand.
pub fn checks(plan: &Plan) -> TokenStream {
    let checks = runtime_features(plan).into_iter().map(|feature| {
        let check = ident(&format!("needs_{}", feature.replace('-', "_")));
        quote!(tinsmith_runtime::#check!();)
    });
    quote!(#(#checks)*)
}

/// The runtime's features the client needs, in order.
pub fn runtime_features(plan: &Plan) -> Vec<&'static str> {
    let traits = || plan.operations.iter().flat_map(|operation| &operation.traits);
    let needs = |wanted: OperationTrait| traits().any(|wire_trait| *wire_trait == wanted);
    let mut features = vec![plan.service.protocol.codec().feature()];
    features.extend(needs(OperationTrait::Compression).then_some("compression"));
    let needs_checksum = needs(OperationTrait::ChecksumRequired) || needs(OperationTrait::TreeHash);
    features.extend(needs_checksum.then_some("checksum"));
    let is_flexible = |operation_trait: &OperationTrait| {
        matches!(
            operation_trait,
            OperationTrait::RequestChecksum(..) | OperationTrait::ResponseChecksum(..)
        )
    };
    features.extend(traits().any(is_flexible).then_some("flexible-checksums"));
    let structures = plan
        .operations
        .iter()
        .flat_map(|operation| [&operation.input, &operation.output]);
    let mut streams = structures.filter_map(|structure| structure.stream());
    let has_events = streams.any(|stream| matches!(stream.ty, Type::EventStream { .. }));
    features.extend(has_events.then_some("event-stream"));
    features.extend(plan.endpoint_discovery.is_some().then_some("endpoint-discovery"));
    features.extend(plan.serde.then_some("serde"));
    features.extend(plan.has_presigned().then_some("presigning"));
    features.extend(plan.has_waiters().then_some("waiters"));
    features.extend(plan.service.auth_schemes.iter().filter_map(auth_feature));
    features.sort_unstable();
    features.dedup();
    features
}

/// The runtime's feature with an auth scheme; `None` where it is always there, or is the caller's.
fn auth_feature(scheme: &AuthScheme) -> Option<&'static str> {
    match scheme {
        AuthScheme::SigV4 { .. } | AuthScheme::Custom(_) => None,
        AuthScheme::SigV4a { .. } => Some("sigv4a"),
        AuthScheme::S3Express => Some("s3-express"),
        AuthScheme::Bearer | AuthScheme::Basic | AuthScheme::Digest | AuthScheme::ApiKey { .. } => {
            Some("http-auth")
        }
    }
}
