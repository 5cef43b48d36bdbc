//! The cases of a model.

use aws_smithy_types::DateTime;

/// What a case comes to: nothing, or what is wrong.
pub type Outcome = Result<(), String>;

/// A case of a model.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its id in the model.
    pub id: &'static str,
    /// What it tests.
    pub kind: Kind,
    /// Runs it.
    pub run: fn() -> Outcome,
}

/// What a case tests.
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

/// A fraction that JSON has no number for, as tests write it.
pub fn fraction(text: &str) -> f64 {
    match text {
        "Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        _ => f64::NAN,
    }
}
