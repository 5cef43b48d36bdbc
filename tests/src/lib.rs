//! The goldens, compiled: what the snapshots lock is code that works.
//!
//! Each `expected.rs` holds what its model decides on; `skeleton.rs` is what every client has, the same for all of them.

macro_rules! goldens {
    ($($case:ident)*) => { $(
        #[allow(missing_docs, dead_code, deprecated)]
        pub mod $case {
            include!(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/skeleton.rs"));
            include!(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/", stringify!($case), "/expected.rs"));
        }
    )* };
}

/// Goldens whose skeleton is their own.
macro_rules! whole_goldens {
    ($($case:ident)*) => { $(
        #[allow(missing_docs, dead_code, deprecated)]
        pub mod $case {
            include!(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/", stringify!($case), "/expected.rs"));
        }
    )* };
}

whole_goldens! {
    endpoint_discovery
    endpoint_settings
    operation_auth
    waiters
}

goldens! {
    aws_query
    collisions
    constraints
    deprecated
    documentation
    ec2_query
    endpoint_in_input
    endpoint_params
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
    no_input_or_output
    recursion
    rename
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
    union_unknown_variant
}
