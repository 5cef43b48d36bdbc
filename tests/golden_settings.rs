//! The settings of a golden: those in its file `settings`, one per line, in addition to the defaults.

use std::path::Path;

/// Returns the settings for a client of the model in this folder.
pub fn configured(folder: &Path) -> tinsmith::Builder {
    let text = std::fs::read_to_string(folder.join("settings")).unwrap_or_default();
    let builder = tinsmith::configure().model(folder.join("model.json"));
    text.lines().fold(builder, |builder, line| {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["serde"] => builder.serde(true),
            ["replace-type", shape, path] => builder.replace_type(shape, path),
            ["types-only"] => builder.types_only(true),
            _ => panic!("{}: there is no setting `{line}`", folder.display()),
        }
    })
}
