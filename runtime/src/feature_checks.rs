//! Checks of the features that a generated module needs: they expand to nothing if the feature is enabled, otherwise to
//! an error with advice.

macro_rules! needs {
    ($($name:ident: $feature:literal;)*) => { $(
        /// Refuses to compile a client that needs a disabled feature.
        #[cfg(feature = $feature)]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
            () => {};
        }

        /// Refuses to compile a client that needs a disabled feature.
        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
            () => {
                compile_error!(concat!(
                    "this client needs the feature `",
                    $feature,
                    "` of tinsmith-runtime: add it to `features` where Cargo.toml names tinsmith-runtime"
                ));
            };
        }
    )* };
}

needs! {
    needs_auth_token: "auth-token";
    needs_cbor: "cbor";
    needs_checksum: "checksum";
    needs_compression: "compression";
    needs_event_stream: "event-stream";
    needs_flexible_checksums: "flexible-checksums";
    needs_http_auth: "http-auth";
    needs_json: "json";
    needs_presigning: "presigning";
    needs_endpoint_discovery: "endpoint-discovery";
    needs_replaced_structures: "replaced-structures";
    needs_s3_express: "s3-express";
    needs_serde: "serde";
    needs_waiters: "waiters";
    needs_xml: "xml";
}
