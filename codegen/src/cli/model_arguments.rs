//! Arguments of commands that read one model.

use super::settings_path;
use crate::diagnostics::Diagnostics;
use crate::settings::Settings;
use std::path::{Path, PathBuf};

/// The model of a command.
#[derive(Debug, clap::Args)]
pub struct ModelArguments {
    /// Files or folders of the model, or the name of its service, such as sqs or sqs@2012-11-05
    #[arg(value_name = "MODEL", required = true)]
    models: Vec<PathBuf>,
    /// A folder of models to find names in; may be repeated [default: the key models-from, TINSMITH_MODELS_FROM, or an
    /// installed botocore]
    #[arg(long, value_name = "FOLDER")]
    models_from: Vec<PathBuf>,
}

impl ModelArguments {
    /// Returns the settings for the whole model.
    ///
    /// Errors: a settings file that cannot be read, if folders of models have to be taken from it.
    pub fn settings(&self) -> Result<Settings, Diagnostics> {
        let mut settings = Settings {
            models_from: self.models_from.clone(),
            ..Settings::default()
        };
        for model in &self.models {
            settings.add_model(model, Path::new(""));
        }
        settings_path::complete(&mut settings)?;
        Ok(settings)
    }
}
