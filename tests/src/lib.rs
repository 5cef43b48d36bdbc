//! The clients of the goldens, which the build script generates, so that the goldens are known to compile.

macro_rules! goldens {
    ($($case:ident)*) => { $(
        #[allow(missing_docs, dead_code, deprecated)]
        pub mod $case {
            include!(concat!(env!("OUT_DIR"), "/golden_", stringify!($case), ".rs"));
        }
    )* };
}

goldens! {
    aws_query
    colliding_variants
    collisions
    constraints
    deprecated
    documentation
    ec2_query
    endpoint_discovery
    endpoint_in_input
    endpoint_params
    endpoint_settings
    errors
    host_prefix
    http_members
    idempotency_token
    int_enum
    label_in_host
    lists_and_maps
    member_names
    member_names_xml
    mixins_and_apply
    names
    names_of_the_prelude
    no_input_or_output
    operation_auth
    recursion
    rename
    replaced_types
    required_and_defaults
    resources
    rest_json
    rest_xml
    rpc_streams
    rpc_v2_cbor
    rpc_v2_json
    sensitive
    sensitive_events
    simple_types
    streams
    string_enum
    timestamp_formats
    types_only
    union_unknown_variant
    waiters
}
