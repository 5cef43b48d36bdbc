//! Arguments of commands that read one model.

use crate::settings::Settings;
use std::path::{Path, PathBuf};

/// The model of a command.
#[derive(Debug, clap::Args)]
pub struct ModelArguments {
    /// Files or folders of the model, or the name of its service, as sqs or sqs@2012-11-05
    #[arg(value_name = "MODEL", required = true)]
    models: Vec<PathBuf>,
    /// A folder of models, in which names are looked for; may be repeated [default: those of TINSMITH_MODELS_FROM, or
    /// botocore's where it is installed]
    #[arg(long, value_name = "FOLDER")]
    models_from: Vec<PathBuf>,
}

impl ModelArguments {
    /// Settings of the whole model.
    pub fn settings(&self) -> Settings {
        let mut settings = Settings {
            models_from: self.models_from.clone(),
            ..Settings::default()
        };
        for model in &self.models {
            settings.add_model(model, Path::new(""));
        }
        settings
    }
}
