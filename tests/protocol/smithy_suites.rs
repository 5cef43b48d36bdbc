//! Smithy's suites.

use crate::count::{of_model, Cases};

smithy_suites!(suites);

fn wanted(file: &str) -> Cases {
    of_model(
        &tinsmith_materials::named("TINSMITH_SHARED")
            .join("conformance")
            .join(file),
    )
}
