//! Finds the features of `tinsmith-runtime` that a client needs.

use super::pieces::{quote, TokenStream};
use super::scope::ident;
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

/// A feature of a package.
#[derive(Clone, Copy, Debug)]
pub struct PackageFeature {
    /// Its name: as in the official crates, or that of an HTTP client they do not have.
    pub name: &'static str,
    /// True if it is on by default. The settings choose one of the HTTP clients.
    pub default: bool,
    /// Its effect.
    pub effect: Effect,
    /// Its effect in words, with its cost.
    pub summary: &'static str,
}

/// The effect of a package's feature.
#[derive(Clone, Copy, Debug)]
pub enum Effect {
    /// It enables a feature of the runtime.
    Runtime(&'static str),
    /// It enables code of the client, described by this.
    Own(&'static str),
    /// None, for this reason. It exists because dependents of the official crate may request it, and cargo accepts no
    /// replacement that lacks a requested feature.
    None(&'static str),
}

/// The features of a package, in order of their names.
///
/// A package that keeps its builders has no feature that leaves out parts of them.
pub fn package_features(plan: &Plan, keeps_builders: bool) -> Vec<PackageFeature> {
    if plan.types_only {
        return Vec::new();
    }
    let service = &plan.service;
    let runtime = |name, default, summary| PackageFeature {
        name,
        default,
        effect: Effect::Runtime(name),
        summary,
    };
    let nothing = |name, default, why| PackageFeature {
        name,
        default,
        effect: Effect::None(why),
        summary: "no effect; for programs that enable it in the official crate",
    };
    let mut features = vec![
        runtime(
            "behavior-version-latest",
            false,
            "the latest behaviour version for configurations that set none",
        ),
        runtime(
            "default-https-client",
            false,
            "TLS by rustls with aws-lc, as in the official crate; compiles aws-lc, a C library",
        ),
        nothing(
            "gated-tests",
            false,
            "for tests that the official crate brings along",
        ),
        runtime(
            "http-client",
            false,
            "an HTTP client without TLS, for `http://` only: the quickest to compile",
        ),
        PackageFeature {
            name: "legacy-https-client",
            default: false,
            effect: Effect::Runtime("rustls"),
            summary: "the same as `rustls`",
        },
        runtime(
            "legacy-test-util",
            false,
            "`test-util`, with connectors for hyper 0.14",
        ),
        runtime(
            "rt-tokio",
            true,
            "delays and timeouts with tokio, and bodies from files",
        ),
        runtime(
            "rustls",
            false,
            "the official clients' older stack, hyper 0.14 with rustls 0.21, beside the newer one",
        ),
        runtime(
            "rustls-ring",
            false,
            "TLS by rustls with ring: the quickest to compile of the TLS features",
        ),
        runtime("s2n-tls", false, "TLS by AWS's s2n-tls, a C library"),
        runtime(
            "test-util",
            false,
            "for tests: replaying connectors, fixed credentials and clocks",
        ),
    ];
    if !keeps_builders {
        features.push(PackageFeature {
            name: FULL_BUILDERS,
            default: true,
            effect: Effect::Own("builders of outputs and errors, and `get_…` of all builders"),
            summary: "builders of what only the service makes (outputs, errors, the types inside them), and the `get_…` \
                      methods of all builders; without it, the crate compiles faster. Tests that make up responses need it",
        });
    }
    if service.presigns {
        features.push(runtime(
            "http-02x",
            false,
            "presigned requests as types of `http` 0.2",
        ));
        features.push(nothing(
            "http-1x",
            true,
            "presigned requests are requests of `http` 1 in any case",
        ));
    }
    let has_sigv4a = (service.auth_schemes.iter()).any(|scheme| matches!(scheme, AuthScheme::SigV4a { .. }));
    if has_sigv4a {
        features.push(runtime(
            SIGV4A,
            true,
            "requests signed for several regions; compiles elliptic curves",
        ));
    } else if service.sdk_id.is_some() {
        features.push(nothing(
            SIGV4A,
            false,
            "the model has no such auth scheme; newer ones of the service may",
        ));
    }
    features.sort_unstable_by_key(|feature| feature.name);
    features
}

/// The feature for SigV4a, of the runtime and of packages, where it can be disabled as in the official crates.
const SIGV4A: &str = "sigv4a";

/// The feature for the parts of builders that callers rarely need: tests of their own do.
pub const FULL_BUILDERS: &str = "full-builders";

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
