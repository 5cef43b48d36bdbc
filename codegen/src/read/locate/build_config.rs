//! Reads `smithy-build.json`, the settings of Smithy's own build, for the paths of the model.

use super::file;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::json;
use crate::node::Node;
use crate::source::{Source, Sources};
use std::path::{Path, PathBuf};

/// The name of the file.
pub const NAME: &str = "smithy-build.json";

/// Returns the paths of `sources` and `imports`, or of the folder `model` if there are neither, relative to the file.
///
/// Errors: text that is not JSON, with the first place where it is not; paths that are not strings, Maven dependencies, which tinsmith does not fetch.
pub fn paths(path: &Path) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let wrong = |message: String, hint: String| {
        let finding = Diagnostic::error(codes::SETTINGS, message).file(path);
        Box::new(finding.hint(hint))
    };
    let text = file::read(path)?;
    let sources: Sources = [Source::new(path, text)].into_iter().collect();
    let mut findings = Diagnostics::default();
    let config = sources
        .iter()
        .find_map(|(file, source)| json::read(file, source, &sources, &mut findings));
    if let Some(finding) = findings.into_iter().next() {
        return Err(Box::new(finding));
    }
    let Some(config) = config else {
        return Ok(Vec::new());
    };
    let maven = config.get("maven");
    let dependencies = maven.map(|maven| maven.items("dependencies"));
    let coordinates: Vec<_> = dependencies
        .into_iter()
        .flatten()
        .filter_map(Node::as_str)
        .collect();
    if !coordinates.is_empty() {
        let listed = coordinates.join(", ");
        return Err(wrong(
            format!(
                "the model depends on Maven packages, which tinsmith does not fetch: {}",
                listed.escape_debug()
            ),
            "give the folders of the model and the jars of these packages instead of this file".to_owned(),
        ));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut paths = Vec::new();
    for key in ["sources", "imports"] {
        let Some(value) = config.get(key) else { continue };
        let items = value
            .as_array()
            .map(|items| items.iter().map(Node::as_str).collect::<Option<Vec<_>>>());
        let Some(Some(items)) = items else {
            let hint = format!("write `\"{key}\": [\"model\"]`");
            return Err(wrong(format!("`{key}` must be a list of paths"), hint));
        };
        paths.extend(items.into_iter().map(|item| folder.join(item)));
    }
    if paths.is_empty() {
        paths.push(folder.join("model"));
    }
    Ok(paths)
}
