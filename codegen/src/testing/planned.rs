//! Plans of models.

use crate::build_script::Error;
use crate::pipeline;
use crate::plan::Plan;
use crate::settings::Settings;
use std::path::PathBuf;

/// Returns the plan of a whole client.
///
/// Errors: those of the generator.
pub fn planned(model: impl Into<PathBuf>) -> Result<Plan, Error> {
    let settings = Settings {
        models: vec![model.into()],
        ..Settings::default()
    };
    Ok(pipeline::plan(&settings)?)
}
