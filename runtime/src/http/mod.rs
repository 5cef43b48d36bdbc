//! HTTP bindings: the members in the URI, the headers and the status (<https://smithy.io/2.0/spec/http-bindings.html>).
//! The remaining members form the body, which codecs handle.

mod header_reader;
mod request;
mod response;
mod uri;

pub(crate) use request::{bind, BoundRequest};
pub(crate) use response::ResponseReader;
