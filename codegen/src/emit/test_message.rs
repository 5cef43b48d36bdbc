//! Emits the requests and responses of protocol tests as data.

use super::token_stream::{quote, TokenStream};
use crate::node::{Node, NodeKind};
use proc_macro2::Literal;

/// Emits the expected request of a test.
pub fn expected_request(test: &Node) -> TokenStream {
    let text = |name: &str| test.text(name).unwrap_or_default().to_owned();
    let (method, uri) = (text("method"), text("uri"));
    let list = |name: &str| {
        let items = test.items(name).iter().filter_map(Node::as_str);
        quote!(&[#(#items),*])
    };
    let (query, forbid_query, require_query) = (
        list("queryParams"),
        list("forbidQueryParams"),
        list("requireQueryParams"),
    );
    let (forbid_headers, require_headers) = (list("forbidHeaders"), list("requireHeaders"));
    let headers = headers(test);
    let host = optional(test.text("resolvedHost"));
    let body = optional(test.text("body"));
    let media_type = text("bodyMediaType");
    quote! {
        test::Request {
            method: #method,
            uri: #uri,
            host: #host,
            query: #query,
            forbid_query: #forbid_query,
            require_query: #require_query,
            headers: #headers,
            forbid_headers: #forbid_headers,
            require_headers: #require_headers,
            body: #body,
            body_media_type: #media_type,
        }
    }
}

fn optional(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn headers(test: &Node) -> TokenStream {
    let headers = test.get("headers").into_iter().flat_map(Node::members);
    let headers = headers.filter_map(|header| {
        let (name, value) = (&header.key, header.value.as_str()?);
        Some(quote!((#name, #value)))
    });
    quote!(&[#(#headers),*])
}

/// Emits the response of a test.
pub fn given_response(test: &Node) -> TokenStream {
    let code = Literal::u64_unsuffixed(test.get("code").and_then(Node::as_u64).unwrap_or(200));
    let headers = headers(test);
    let body = test.text("body").unwrap_or_default();
    let media_type = test.text("bodyMediaType").unwrap_or_default();
    quote! {
        test::Response { code: #code, headers: #headers, body: #body, body_media_type: #media_type }
    }
}

/// Returns `true` if a value contains `NaN`, which does not equal itself.
pub fn has_nan(params: Option<&Node>) -> bool {
    match params.map(|params| &params.kind) {
        Some(NodeKind::String(text)) => text == "NaN",
        Some(NodeKind::Array(items)) => items.iter().any(|item| has_nan(Some(item))),
        Some(NodeKind::Object(members)) => members.iter().any(|member| has_nan(Some(&member.value))),
        _ => false,
    }
}
