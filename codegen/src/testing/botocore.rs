//! Services of botocore as Smithy models, for tests that add to them what botocore has no place for.

use crate::diagnostics::Diagnostics;
use crate::read::{botocore, Source};
use serde_json::{json, Map, Value};

/// A `service-2.json` as Smithy's JSON AST.
///
/// Errors: what the front end refuses.
pub fn botocore_as_smithy(service: &Value) -> Result<Value, Diagnostics> {
    let source = Source {
        path: "service-2.json".into(),
        text: service.to_string().into_bytes(),
    };
    let shapes: Map<String, Value> = botocore::read(&[source])?
        .into_iter()
        .map(|(id, shape)| (id, Value::Object(shape)))
        .collect();
    Ok(json!({ "smithy": "2.0", "shapes": shapes }))
}
