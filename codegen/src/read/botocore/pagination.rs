//! Pagination.

use crate::node::Node;

/// The value of the trait `paginated` of what `paginators-1` says of an operation.
///
/// botocore can say more than the trait: several tokens, or a token that has to be computed. Its words are kept, as no
/// path of members, so that the plan names them.
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

/// A path, or several with commas between.
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

/// The first of several paths, which names the items that a page mainly consists of.
fn first(json: &Node) -> Option<String> {
    match json.as_array() {
        Some(paths) => paths.first().and_then(all),
        None => all(json),
    }
}
