//! The functions called by tests that are generated from a model's `smithy.test` traits
//! (<https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>).
//!
//! A case is a function that returns the difference; [`Case`] describes it.

mod case;
#[cfg(feature = "cbor")]
mod cbor;
#[cfg(feature = "event-stream")]
mod events;
mod request;
mod response;

pub use case::{fraction, seconds, Case, Kind, Outcome};
#[cfg(feature = "event-stream")]
pub use events::{receive, service_error, stream, Events};
pub use request::{capture, Request, Sent};
pub use response::{collect, output_of_bytes, read_bytes, same, same_output, same_print, Response};
