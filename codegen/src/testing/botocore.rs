//! Services of botocore as Smithy models, for tests that add to them what botocore has no place for.

use crate::diagnostics::Diagnostics;
use crate::read::{botocore, Source};
use serde_json::{json, Map, Value};

/// The files of a service, by name, as Smithy's JSON AST.
///
/// Errors: what the front end refuses.
pub fn botocore_as_smithy(files: &[(&str, &Value)]) -> Result<Value, Diagnostics> {
    let source = |(name, file): &(&str, &Value)| Source {
        path: name.into(),
        text: file.to_string().into_bytes(),
    };
    let sources: Vec<_> = files.iter().map(source).collect();
    let shapes: Map<String, Value> = botocore::read(&sources)?
        .into_iter()
        .map(|(id, shape)| (id, Value::Object(shape)))
        .collect();
    Ok(json!({ "smithy": "2.0", "shapes": shapes }))
}
