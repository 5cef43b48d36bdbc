//! Pagination.

use serde_json::{json, Value};

/// The trait `paginated` of what `paginators-1` says of an operation.
///
/// botocore can say more than the trait: several tokens, or a token that has to be computed. Its words are kept, as no
/// path of members, so that the plan names them.
pub fn pagination(json: &Value) -> Value {
    let mut paginated = json!({});
    let mut set = |name: &str, path: Option<String>| {
        if let Some(path) = path {
            paginated[name] = path.into();
        }
    };
    set("inputToken", json.get("input_token").and_then(all));
    set("outputToken", json.get("output_token").and_then(all));
    set("items", json.get("result_key").and_then(first));
    set("pageSize", json.get("limit_key").and_then(all));
    paginated
}

/// A path, or several with commas between.
fn all(json: &Value) -> Option<String> {
    match json {
        Value::String(path) => Some(path.clone()),
        Value::Array(paths) => {
            let paths: Vec<_> = paths.iter().filter_map(Value::as_str).collect();
            Some(paths.join(", "))
        }
        _ => None,
    }
}

/// The first of several paths, which names the items that a page mainly consists of.
fn first(json: &Value) -> Option<String> {
    match json {
        Value::Array(paths) => paths.first().and_then(all),
        path => all(path),
    }
}
