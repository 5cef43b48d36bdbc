//! The quirks of services, and the models they change.

use crate::passes;
use crate::read;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Returns all quirks, as `sdkId: change`.
pub fn quirks() -> Vec<String> {
    let quirks = passes::QUIRKS.iter();
    let text = quirks.map(|quirk| format!("{}: {:?}", quirk.service, quirk.change));
    text.collect()
}

/// Returns the services that have quirks, by `sdkId`.
pub fn services_with_quirks() -> BTreeSet<&'static str> {
    passes::QUIRKS.iter().map(|quirk| quirk.service).collect()
}

/// Returns the positions in [`quirks`] of those that change a model.
///
/// Errors: those of reading the model.
pub fn matching_quirks(model: impl Into<PathBuf>) -> Result<BTreeSet<usize>, crate::Error> {
    let (model, _) = read::load(&[model.into()])?.model()?;
    Ok(passes::matching_quirks(model)?)
}
