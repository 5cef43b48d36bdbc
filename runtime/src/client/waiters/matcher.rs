//! Acceptors, which determine the state of a wait from a result.

use crate::error::operation::OperationError;
use crate::jmespath::{search, Expr};
use aws_smithy_types::Document;

pub use aws_smithy_runtime::client::waiters::AcceptorState;

/// A matcher, and the state of the wait if it matches.
#[derive(Clone, Copy, Debug)]
pub struct Acceptor(pub AcceptorState, pub Matcher);

/// The condition of an acceptor.
#[derive(Clone, Copy, Debug)]
pub enum Matcher {
    /// `success`: the call succeeded, or failed with a service error.
    Success(bool),
    /// `errorType`: an error with one of these codes.
    Error(&'static [&'static str]),
    /// A response with this status; only botocore has this matcher.
    Status(u16),
    /// `output`: a value in the output is as expected.
    Output(&'static Expr, Expected),
    /// `inputOutput`: a value in an object with `input` and `output` is as expected.
    InputOutput(&'static Expr, Expected),
}

/// The expected value at a path.
#[derive(Clone, Copy, Debug)]
pub enum Expected {
    /// `stringEquals`
    String(&'static str),
    /// `booleanEquals`
    Boolean(bool),
    /// `allStringEquals`: a non-empty list whose items are all this string.
    AllStrings(&'static str),
    /// `anyStringEquals`: a list that contains this string.
    AnyString(&'static str),
}

/// The result of a call, for matchers.
pub(super) struct Polled<'a, E> {
    /// The error, if the call failed.
    pub error: Option<&'a E>,
    /// The status of the response.
    pub status: u16,
    /// Converts the input to a document.
    pub input: &'a dyn Fn() -> Document,
    /// Converts the output to a document.
    pub output: &'a dyn Fn() -> Document,
}

/// Returns the state of the first acceptor that matches.
pub(super) fn judge<E: OperationError>(acceptors: &[Acceptor], polled: &Polled<'_, E>) -> AcceptorState {
    let found = acceptors.iter().find(|acceptor| acceptor.1.matches(polled));
    found.map_or(AcceptorState::NoAcceptorsMatched, |found| found.0)
}

impl Matcher {
    fn matches<E: OperationError>(&self, polled: &Polled<'_, E>) -> bool {
        let (input, output) = (polled.input, polled.output);
        match (self, polled.error) {
            (Self::Success(wanted), error) => *wanted == error.is_none(),
            (Self::Status(wanted), _) => polled.status == *wanted,
            (Self::Error(codes), Some(error)) => {
                let code = error.inner().metadata().code();
                code.is_some_and(|code| codes.contains(&code))
            }
            (Self::Output(path, expected), None) => expected.is(search(path, &output())),
            (Self::InputOutput(path, expected), None) => {
                let both = [("input".to_owned(), input()), ("output".to_owned(), output())];
                expected.is(search(path, &Document::Object(both.into())))
            }
            _ => false,
        }
    }
}

impl Expected {
    fn is(&self, found: Option<Document>) -> bool {
        let is_text = |document: &Document, wanted: &str| document.as_string() == Some(wanted);
        match (self, found) {
            (Self::String(wanted), Some(found)) => is_text(&found, wanted),
            (Self::Boolean(wanted), Some(Document::Bool(found))) => *wanted == found,
            (Self::AllStrings(wanted), Some(Document::Array(items))) => {
                !items.is_empty() && items.iter().all(|item| is_text(item, wanted))
            }
            (Self::AnyString(wanted), Some(Document::Array(items))) => {
                items.iter().any(|item| is_text(item, wanted))
            }
            _ => false,
        }
    }
}
