//! Our own suites: one small service in each protocol.

use crate::count::{of_model, Cases};
use std::path::Path;

own_suites!(suites);

fn wanted(file: &str) -> Cases {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("protocol/models");
    of_model(&models.join(file))
}
