//! The chapters of the guide, whose Rust code is compiled and, where possible, run as documentation tests; also checks
//! the links of the guide.

/// Turns a chapter into the documentation of a module.
macro_rules! chapters {
    ($($module:ident: $file:literal;)*) => {
        $(
            #[doc = include_str!(concat!("../../../docs/guide/src/", $file))]
            #[cfg(doctest)]
            mod $module {}
        )*
        /// The files of all chapters.
        #[cfg(test)]
        const CHAPTERS: &[&str] = &[$($file),*];
    };
}

chapters! {
    introduction: "introduction.md";
    first_client: "first-client.md";
    slicing: "slicing.md";
    vendored_or_built: "vendored-or-built.md";
    updating: "updating.md";
    own_service: "own-service.md";
    attributes: "attributes.md";
    types_only: "types-only.md";
    own_types: "own-types.md";
    settings: "settings.md";
    migrating: "migrating.md";
    slimming: "slimming.md";
    endpoints: "endpoints.md";
    retries_timeouts: "retries-timeouts.md";
    errors: "errors.md";
    tracing: "tracing.md";
    testing: "testing.md";
    tls: "tls.md";
    serde: "serde.md";
    webassembly: "webassembly.md";
    differences: "differences.md";
    how_it_works: "how-it-works.md";
    diagnostics: "diagnostics.md";
}

#[cfg(test)]
mod tests;
