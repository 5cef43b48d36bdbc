//! The cargo features of a package, with what each of them does.

use crate::model::AuthScheme;
use crate::plan::Plan;

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

/// The feature for SigV4a, of the runtime and of packages, where it can be disabled as in the official crates.
const SIGV4A: &str = "sigv4a";

/// The feature for the parts of builders that callers rarely need: tests of their own do.
pub const FULL_BUILDERS: &str = "full-builders";

/// The features that every client has.
const OF_ALL: [PackageFeature; 11] = [
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
        "replaying connectors, fixed credentials and clocks, for tests",
    ),
];

/// A feature that enables the one of the runtime with the same name.
const fn runtime(name: &'static str, default: bool, summary: &'static str) -> PackageFeature {
    PackageFeature {
        name,
        default,
        effect: Effect::Runtime(name),
        summary,
    }
}

/// A feature without an effect, for this reason.
const fn nothing(name: &'static str, default: bool, reason: &'static str) -> PackageFeature {
    PackageFeature {
        name,
        default,
        effect: Effect::None(reason),
        summary: "no effect; for programs that enable it in the official crate",
    }
}

/// Returns the features of a package, in order of their names.
///
/// A package that keeps its builders has no feature that leaves out parts of them.
pub fn package_features(plan: &Plan, keeps_builders: bool) -> Vec<PackageFeature> {
    if plan.types_only {
        return Vec::new();
    }
    let service = &plan.service;
    let mut features = OF_ALL.to_vec();
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
