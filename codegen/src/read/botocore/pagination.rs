//! Pagination.

use serde_json::{json, Value};

/// The trait `paginated` of what `paginators-1` says of an operation; `None` where it is more than the trait can say:
/// several tokens, or a token that has to be computed.
pub fn pagination(json: &Value) -> Option<Value> {
    let input = single(json.get("input_token")?)?;
    let output = single(json.get("output_token")?)?;
    let mut paginated = json!({ "inputToken": input, "outputToken": output });
    if let Some(items) = json.get("result_key").and_then(first) {
        paginated["items"] = items.into();
    }
    if let Some(size) = json.get("limit_key").and_then(single) {
        paginated["pageSize"] = size.into();
    }
    Some(paginated)
}

/// A path of members, if there is one of it.
fn single(json: &Value) -> Option<&str> {
    match json {
        Value::Array(items) if items.len() == 1 => single(&items[0]),
        other => other.as_str().filter(|path| is_path(path)),
    }
}

/// The first of several paths: what a page is made of before all else.
fn first(json: &Value) -> Option<&str> {
    match json {
        Value::Array(items) => items.first().and_then(single),
        other => single(other),
    }
}

fn is_path(path: &str) -> bool {
    !path.is_empty()
        && path
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.'))
}
