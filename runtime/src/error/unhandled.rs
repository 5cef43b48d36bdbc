//! Errors that the model does not define.

use super::meta::Meta;
use super::service_error::ServiceError;
use crate::schema::read::ReadError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::metadata::ErrorMetadata;
use http::StatusCode;
use std::error::Error;
use std::fmt;

/// An error that the model does not define, or a response that could not be parsed.
///
/// Do not match on it: its code and message are available through [`ProvideErrorMetadata`](super::ProvideErrorMetadata)
/// on the error that holds it.
#[derive(Debug)]
pub struct Unhandled {
    source: BoxError,
    meta: Meta,
    /// The response, if there is one.
    answer: Option<Answer>,
}

/// The parts of a response that describe the failure if it lacks a code or a message.
#[derive(Debug)]
struct Answer {
    status: u16,
    /// True if the source is the reason the body could not be read.
    is_unread: bool,
}

impl Unhandled {
    /// Creates an error from its source and the known metadata.
    #[doc(hidden)]
    pub fn new(source: impl Into<BoxError>, meta: ErrorMetadata) -> Self {
        Self {
            source: source.into(),
            meta: meta.into(),
            answer: None,
        }
    }

    /// Creates an error from the metadata of an error response.
    #[doc(hidden)]
    pub fn generic(meta: ErrorMetadata) -> Self {
        Self::new(meta.clone(), meta)
    }

    /// Creates an error from an error response and the reason its body could not be read.
    pub(crate) fn answered(status: u16, meta: ErrorMetadata, problem: Option<ReadError>) -> Self {
        let is_unread = problem.is_some();
        Self {
            source: problem.map_or_else(|| meta.clone().into(), Into::into),
            meta: meta.into(),
            answer: Some(Answer { status, is_unread }),
        }
    }

    /// Creates an error for a successful response that could not be read.
    pub(crate) fn unread(status: u16, problem: ReadError) -> Self {
        Self::answered(status, ErrorMetadata::default(), Some(problem))
    }
}

/// Formats as `unhandled error (Code): message`. The status stands in for a missing code, the reason the body could not
/// be read for a missing message. Without a response, the source is printed with all its causes.
impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unhandled error")?;
        let (code, message) = (self.meta.code(), self.meta.message());
        match (code, &self.answer) {
            (Some(code), _) => write!(f, " ({code})")?,
            (None, Some(answer)) => write!(f, " ({answer})")?,
            (None, None) => {}
        }
        match (message, &self.answer) {
            (Some(message), _) => return write!(f, ": {message}"),
            (None, Some(answer)) if code.is_some() => write!(f, ": {answer}")?,
            (None, _) => {}
        }
        match (&self.answer, code) {
            (Some(answer), _) if !answer.is_unread => Ok(()),
            (None, Some(_)) => Ok(()),
            _ => causes(&*self.source, f),
        }
    }
}

/// Formats the status and its reason phrase.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        let reason = StatusCode::from_u16(self.status).ok();
        match reason.and_then(|status| status.canonical_reason()) {
            Some(reason) => write!(f, " {reason}"),
            None => Ok(()),
        }
    }
}

/// Prints an error and its sources, except those whose text the previous one contains.
fn causes(error: &dyn Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (mut next, mut before) = (Some(error), String::new());
    while let Some(error) = next {
        let text = error.to_string();
        if !text.is_empty() && !before.contains(&text) {
            write!(f, ": {text}")?;
            before = text;
        }
        next = error.source();
    }
    Ok(())
}

impl Error for Unhandled {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

#[doc(hidden)]
impl ServiceError for Unhandled {
    fn metadata(&self) -> &ErrorMetadata {
        &self.meta
    }
    fn as_source(&self) -> &(dyn Error + 'static) {
        &*self.source
    }
}

#[cfg(test)]
mod tests {
    use super::Unhandled;
    use crate::error::{ErrorMetadata, SdkError};
    use crate::schema::read::ReadError;
    use crate::schema::write_error::WriteError;

    fn meta(code: Option<&str>, message: Option<&str>) -> ErrorMetadata {
        let mut meta = ErrorMetadata::builder();
        if let Some(code) = code {
            meta = meta.code(code);
        }
        if let Some(message) = message {
            meta = meta.message(message);
        }
        meta.build()
    }

    #[test]
    fn the_text_has_code_and_message_or_status_and_body() {
        let problem = || Some(ReadError::new("not JSON"));
        for (code, message, problem, expected) in [
            (Some("Gone"), Some("m"), None, "unhandled error (Gone): m"),
            (
                Some("Gone"),
                None,
                None,
                "unhandled error (Gone): 503 Service Unavailable",
            ),
            (
                Some("Gone"),
                None,
                problem(),
                "unhandled error (Gone): 503 Service Unavailable: not JSON",
            ),
            (
                None,
                Some("m"),
                None,
                "unhandled error (503 Service Unavailable): m",
            ),
            (
                None,
                None,
                problem(),
                "unhandled error (503 Service Unavailable): not JSON",
            ),
            (None, None, None, "unhandled error (503 Service Unavailable)"),
        ] {
            let error = Unhandled::answered(503, meta(code, message), problem);
            assert_eq!(error.to_string(), expected);
        }
        let error = Unhandled::answered(599, meta(None, None), None);
        assert_eq!(error.to_string(), "unhandled error (599)");
    }

    #[test]
    fn failures_without_response_show_their_causes() {
        let error =
            SdkError::<ErrorMetadata, ()>::construction_failure(WriteError::new("no number").of("Port"));
        let error = Unhandled::new(error, ErrorMetadata::default());
        assert_eq!(
            error.to_string(),
            "unhandled error: failed to construct request: `Port`: no number"
        );
        assert_eq!(
            Unhandled::generic(meta(Some("Gone"), None)).to_string(),
            "unhandled error (Gone)"
        );
    }
}
