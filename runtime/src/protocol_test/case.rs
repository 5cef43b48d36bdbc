//! The protocol test cases of a model.

use aws_smithy_types::DateTime;

/// The result of a case: nothing, or a description of the difference.
pub type Outcome = Result<(), String>;

/// A case of a model.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its id in the model.
    pub id: &'static str,
    /// The kind of case.
    pub kind: Kind,
    /// The function that runs it.
    pub run: fn() -> Outcome,
}

/// The kind of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `httpRequestTests`
    Request,
    /// `httpResponseTests`, of an operation or an error.
    Response,
    /// `eventStreamTests`
    EventStream,
}

/// A timestamp in seconds, with a fraction.
pub fn seconds(text: &str) -> Result<DateTime, String> {
    let format = aws_smithy_types::date_time::Format::EpochSeconds;
    DateTime::from_str(text, format).map_err(|error| error.to_string())
}

/// Parses a special floating-point number, which protocol tests write as a string.
pub fn fraction(text: &str) -> f64 {
    match text {
        "Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        _ => f64::NAN,
    }
}
