//! HTTP bindings: which members stand in the URI, the headers or the status, and how
//! (<https://smithy.io/2.0/spec/http-bindings.html>). What is left is the body, for which there are codecs.

mod header_reader;
mod request;
mod response;
mod uri;

pub(crate) use request::{bind, Bound};
pub(crate) use response::ResponseReader;
