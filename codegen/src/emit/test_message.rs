//! Emits the requests and responses of protocol tests as data.

use super::pieces::{quote, TokenStream};
use proc_macro2::Literal;
use serde_json::Value;

/// Emits the expected request of a test.
pub fn expected_request(test: &Value) -> TokenStream {
    let text = |name: &str| test[name].as_str().unwrap_or_default().to_owned();
    let (method, uri) = (text("method"), text("uri"));
    let list = |name: &str| {
        let items = test[name]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        quote!(&[#(#items),*])
    };
    let (query, forbid_query, require_query) = (
        list("queryParams"),
        list("forbidQueryParams"),
        list("requireQueryParams"),
    );
    let (forbid_headers, require_headers) = (list("forbidHeaders"), list("requireHeaders"));
    let headers = headers(test);
    let host = optional(test["resolvedHost"].as_str());
    let body = optional(test["body"].as_str());
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

fn headers(test: &Value) -> TokenStream {
    let headers = test["headers"]
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(name, value)| {
            let value = value.as_str()?;
            Some(quote!((#name, #value)))
        });
    quote!(&[#(#headers),*])
}

/// Emits the response of a test.
pub fn given_response(test: &Value) -> TokenStream {
    let code = Literal::u64_unsuffixed(test["code"].as_u64().unwrap_or(200));
    let headers = headers(test);
    let body = test["body"].as_str().unwrap_or_default();
    let media_type = test["bodyMediaType"].as_str().unwrap_or_default();
    quote! {
        test::Response { code: #code, headers: #headers, body: #body, body_media_type: #media_type }
    }
}

/// Returns `true` if a value contains `NaN`, which does not equal itself.
pub fn has_nan(params: Option<&Value>) -> bool {
    match params {
        Some(Value::String(text)) => text == "NaN",
        Some(Value::Array(items)) => items.iter().any(|item| has_nan(Some(item))),
        Some(Value::Object(members)) => members.values().any(|member| has_nan(Some(member))),
        _ => false,
    }
}
