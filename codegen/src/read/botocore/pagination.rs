//! Reads paginators.

use crate::node::Node;

/// Converts the entry of an operation in `paginators-1` to the value of the trait `paginated`.
///
/// botocore is more expressive than the trait: several tokens, or a computed token. Such expressions are kept as text
/// that is not a path of members, so that the plan reports them.
pub fn pagination(json: &Node) -> Node {
    let keys = [
        ("inputToken", "input_token"),
        ("outputToken", "output_token"),
        ("items", "result_key"),
        ("pageSize", "limit_key"),
    ];
    let entries = keys.into_iter().filter_map(|(to, from)| {
        let value = json.get(from)?;
        let path = match to {
            "items" => first(value),
            _ => all(value),
        };
        Some((to, Node::string(path?, value.at)))
    });
    Node::object(entries, json.at)
}

/// Returns a path, or several separated by commas.
fn all(json: &Node) -> Option<String> {
    match (json.as_str(), json.as_array()) {
        (Some(path), _) => Some(path.to_owned()),
        (_, Some(paths)) => {
            let paths: Vec<_> = paths.iter().filter_map(Node::as_str).collect();
            Some(paths.join(", "))
        }
        _ => None,
    }
}

/// Returns the first of several paths, which leads to the main items of a page.
fn first(json: &Node) -> Option<String> {
    match json.as_array() {
        Some(paths) => paths.first().and_then(all),
        None => all(json),
    }
}
