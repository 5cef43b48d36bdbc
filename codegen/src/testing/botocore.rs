//! Converts services of botocore to Smithy models, for tests that add traits which botocore cannot express.

use crate::diagnostics::Diagnostics;
use crate::read::botocore;
use crate::source::{Source, Sources};
use serde_json::{json, Map, Value};

/// Converts the files of a service, by name, to Smithy's JSON AST.
///
/// Errors: those of the front end.
pub fn botocore_as_smithy(files: &[(&str, &Value)]) -> Result<Value, Diagnostics> {
    let source = |(name, file): &(&str, &Value)| Source::new(*name, file.to_string());
    let sources: Sources = files.iter().map(source).collect();
    let mut findings = Diagnostics::default();
    let ast = botocore::read(&sources, &mut findings);
    let shapes = ast.shapes.into_iter();
    let shapes: Map<_, _> = shapes.map(|(id, shape)| (id, shape.node.into_value())).collect();
    let (shapes, _) = findings.ok(shapes)?;
    Ok(json!({ "smithy": "2.0", "shapes": shapes }))
}
