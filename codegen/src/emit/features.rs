//! Finds the features of `tinsmith-runtime` that a client needs.

use super::scope::ident;
use super::token_stream::{quote, TokenStream};
use crate::model::AuthScheme;
use crate::plan::{DefaultValue, EndpointVariant, OperationTrait, Plan, Type};
use proc_macro2::Ident;

/// Emits checks that name missing features, for a module in a crate with a manifest that tinsmith does not write.
pub fn checks(plan: &Plan) -> TokenStream {
    let checks = runtime_features(plan).into_iter().map(|feature| {
        let check = ident(&format!("needs_{}", feature.replace('-', "_")));
        quote!(tinsmith_runtime::#check!();)
    });
    quote!(#(#checks)*)
}

/// Returns the features of the runtime that the client needs, in order.
pub fn runtime_features(plan: &Plan) -> Vec<&'static str> {
    let mut features = if plan.types_only {
        Vec::new()
    } else {
        features_of_client(plan)
    };
    features.extend(plan.serde.then_some("serde"));
    let has_replaced = !plan.replaced_structures.is_empty() || !plan.replaced_unions.is_empty();
    features.extend(has_replaced.then_some("replaced-structures"));
    // which are stated as JSON
    features.extend(has_default_document(plan).then_some("json"));
    features.sort_unstable();
    features.dedup();
    features
}

/// Returns `true` if a member has a document as its default.
fn has_default_document(plan: &Plan) -> bool {
    let parts = plan
        .operations
        .iter()
        .flat_map(|operation| [&operation.input, &operation.output]);
    let structures = parts.chain(&plan.structures).chain(&plan.errors);
    let mut fields = structures.flat_map(|structure| &structure.fields);
    fields.any(|field| matches!(field.default, Some(DefaultValue::Document(_))))
}

fn features_of_client(plan: &Plan) -> Vec<&'static str> {
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
    features.extend(plan.has_presigned().then_some("presigning"));
    features.extend(plan.service.auth_tokens.is_some().then_some("auth-token"));
    features.extend(plan.has_waiters().then_some("waiters"));
    features.extend(plan.service.auth_schemes.iter().filter_map(auth_feature));
    features
}

/// Returns the feature of an auth scheme; `None` if it needs none.
fn auth_feature(scheme: &AuthScheme) -> Option<&'static str> {
    match scheme {
        AuthScheme::SigV4 { .. } | AuthScheme::SigV4a { .. } | AuthScheme::Custom(_) => None,
        AuthScheme::S3Express => Some("s3-express"),
        AuthScheme::Bearer | AuthScheme::Basic | AuthScheme::Digest | AuthScheme::ApiKey { .. } => {
            Some("http-auth")
        }
    }
}

/// Returns the macros of the runtime that define settings which not every client has.
pub fn config_settings(plan: &Plan) -> Vec<Ident> {
    let features = runtime_features(plan);
    let has = |feature: &str| features.contains(&feature);
    let mut macros = Vec::new();
    let has_account_id_mode = plan.service.endpoint_config.has_account_id_mode;
    macros.extend(has_account_id_mode.then_some("account_id_settings"));
    macros.extend(has("compression").then_some("compression_settings"));
    macros.extend(has("flexible-checksums").then_some("checksum_settings"));
    macros.extend(plan.service.auth_schemes.iter().filter_map(auth_settings));
    macros.sort_unstable();
    macros.dedup();
    macros.into_iter().map(ident).collect()
}

/// Returns the macro of the runtime that defines the setting for a variant of endpoints.
pub fn variant_settings(variant: EndpointVariant) -> Ident {
    ident(match variant {
        EndpointVariant::DualStack => "dual_stack_settings",
        EndpointVariant::Fips => "fips_settings",
    })
}

/// Returns the macro of the runtime that defines the settings of an auth scheme; `None` if it has no settings of its
/// own.
fn auth_settings(scheme: &AuthScheme) -> Option<&'static str> {
    match scheme {
        AuthScheme::SigV4 { .. } | AuthScheme::Custom(_) => None,
        AuthScheme::SigV4a { .. } => Some("sigv4a_settings"),
        AuthScheme::S3Express => Some("s3_express_settings"),
        AuthScheme::Bearer => Some("bearer_settings"),
        AuthScheme::Basic => Some("basic_auth_settings"),
        AuthScheme::Digest => Some("digest_auth_settings"),
        AuthScheme::ApiKey { .. } => Some("api_key_settings"),
    }
}
