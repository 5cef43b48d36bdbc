//! Emits the attributes that a user adds.

use super::token_stream::TokenStream;
use crate::plan::ItemAttributes;

/// The attributes of a type.
pub fn own(attributes: &ItemAttributes) -> TokenStream {
    tokens(&attributes.own)
}

/// The attributes of a field or variant, by the name of its member.
pub fn of_field(attributes: &ItemAttributes, member: &str) -> Option<TokenStream> {
    attributes.fields.get(member).map(|texts| tokens(texts))
}

/// The plan has checked that they are attributes.
fn tokens(texts: &[String]) -> TokenStream {
    texts
        .iter()
        .filter_map(|text| text.parse::<TokenStream>().ok())
        .collect()
}
