//! The items that clients may contain; everything else must come from the model. `scripts/mutate --census` prints them.

/// Macros, `env` with what it names.
pub const MACROS: &[&str] = &[
    "env(\"CARGO_PKG_NAME\")",
    "env(\"CARGO_PKG_VERSION\")",
    "matches",
    "rt::enum_impls",
    "rt::error_shape_impls",
    "rt::operation_error_impls",
    "rt::service_error_impls",
    "rt::waiter_error_impls",
    "tinsmith_runtime::account_id_settings",
    "tinsmith_runtime::api_key_settings",
    "tinsmith_runtime::basic_auth_settings",
    "tinsmith_runtime::bearer_settings",
    "tinsmith_runtime::builder_type",
    "tinsmith_runtime::checksum_settings",
    "tinsmith_runtime::compression_settings",
    "tinsmith_runtime::config_builder",
    "tinsmith_runtime::digest_auth_settings",
    "tinsmith_runtime::dual_stack_settings",
    "tinsmith_runtime::endpoint_params",
    "tinsmith_runtime::endpoint_resolver",
    "tinsmith_runtime::extended_request_ids",
    "tinsmith_runtime::fips_settings",
    "tinsmith_runtime::presigning_builder_type",
    "tinsmith_runtime::s3_express_settings",
    "tinsmith_runtime::sigv4a_settings",
    "tinsmith_runtime::waiter_builder_type",
];

/// Attributes.
pub const ATTRIBUTES: &[&str] = &[
    "allow(deprecated , clippy :: borrowed_box , clippy :: large_enum_variant , clippy :: module_inception , clippy :: new_ret_no_self , clippy :: self_named_constructors , clippy :: should_implement_trait , clippy :: type_complexity , clippy :: upper_case_acronyms , clippy :: wrong_self_convention)",
    "allow(deprecated)",
    "allow(non_camel_case_types)",
    "allow(unused_imports)",
    "cfg(feature = \"full-builders\")",
    "cfg_attr(feature = \"full-builders\" , derive (Clone , PartialEq , Debug))",
    "cfg_attr(feature = \"full-builders\" , derive (Clone , PartialEq))",
    "cfg_attr(rustfmt , rustfmt_skip)",
    "deprecated",
    "deprecated(..)",
    "derive()",
    "derive(Clone , Copy , Debug)",
    "derive(Clone , Debug , Default)",
    "derive(Clone , Debug)",
    "derive(Clone , Default , Debug)",
    "derive(Clone , Eq , Ord , PartialEq , PartialOrd , Debug , Hash)",
    "derive(Clone , Eq , Ord , PartialEq , PartialOrd , Hash)",
    "derive(Clone , PartialEq , Debug)",
    "derive(Clone , PartialEq)",
    "derive(Debug)",
    "doc(hidden)",
    "doc(inline)",
    "forbid(unsafe_code)",
    "inline",
    "non_exhaustive",
    "path = ..",
    "track_caller",
    "warn(missing_docs)",
];

/// Modules of the standard library.
pub const STD: &[&str] = &[
    "boxed",
    "collections",
    "convert",
    "default",
    "fmt",
    "mem",
    "option",
    "result",
    "string",
    "sync",
    "vec",
];

/// Kinds of items.
pub const ITEMS: &[&str] = &[
    "const", "enum", "impl", "macro", "mod", "static", "struct", "trait", "type", "use",
];

/// Modules.
pub const MODULES: &[&str] = &[
    "auth_token",
    "builder",
    "client",
    "client/customize",
    "config",
    "config/auth",
    "config/endpoint",
    "config/http",
    "config/interceptors",
    "config/retry",
    "config/timeout",
    "endpoint_discovery",
    "endpoint_rules",
    "error",
    "error_meta",
    "lib",
    "meta",
    "operation",
    "presigning",
    "primitives",
    "types",
    "waiters",
];

/// Tables of the manifest.
pub const MANIFEST: &[&str] = &["package", "features", "dependencies", "dev-dependencies"];

/// Keys of the package.
pub const PACKAGE: &[&str] = &[
    "name",
    "version",
    "edition",
    "rust-version",
    "description",
    "metadata",
];

/// Features of the package.
pub const FEATURES: &[&str] = &[
    "default",
    "behavior-version-latest",
    "full-builders",
    "default-https-client",
    "gated-tests",
    "http-02x",
    "http-1x",
    "http-client",
    "legacy-https-client",
    "legacy-test-util",
    "rt-tokio",
    "rustls",
    "rustls-ring",
    "s2n-tls",
    "sigv4a",
    "test-util",
];
