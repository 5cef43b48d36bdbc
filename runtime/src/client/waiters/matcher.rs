//! How a result is judged: the acceptors of a waiter.

use crate::error::operation::OperationError;
use crate::jmespath::{search, Expr};
use aws_smithy_types::Document;

pub use aws_smithy_runtime::client::waiters::AcceptorState;

/// What becomes of a wait with a result that matches.
#[derive(Clone, Copy, Debug)]
pub struct Acceptor(pub AcceptorState, pub Matcher);

/// What a result has to be like.
#[derive(Clone, Copy, Debug)]
pub enum Matcher {
    /// `success`: an output, or an error of the service.
    Success(bool),
    /// `errorType`: an error with one of these codes.
    Error(&'static [&'static str]),
    /// A response of this status; botocore has this, the specification does not.
    Status(u16),
    /// `output`: a part of the output is as expected.
    Output(&'static Expr, Expected),
    /// `inputOutput`: a part of an object with `input` and `output` is as expected.
    InputOutput(&'static Expr, Expected),
}

/// What a path leads to.
#[derive(Clone, Copy, Debug)]
pub enum Expected {
    /// `stringEquals`
    String(&'static str),
    /// `booleanEquals`
    Boolean(bool),
    /// `allStringEquals`: a list with items, all of which are this string.
    AllStrings(&'static str),
    /// `anyStringEquals`: a list with this string in it.
    AnyString(&'static str),
}

/// A result, as matchers see it.
pub(super) struct Polled<'a, E> {
    /// The error, where it is one.
    pub error: Option<&'a E>,
    /// The status of the response.
    pub status: u16,
    /// Makes a document of the input.
    pub input: &'a dyn Fn() -> Document,
    /// Makes a document of the output.
    pub output: &'a dyn Fn() -> Document,
}

/// What the first acceptor says that matches.
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
