//! The files and findings of a service that is being read.

use super::parts::{Lowered, Wrong};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::source::{Location, Sources};

/// The files of a service, and the findings about them.
pub struct Context<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// All findings so far.
    pub findings: &'a mut Diagnostics,
}

impl Context<'_> {
    /// Adds an error.
    pub fn tell(&mut self, wrong: Wrong) {
        let finding = Diagnostic::error(codes::MALFORMED, wrong.message).shape(wrong.path);
        let hint = "a service of botocore has the form of those in `botocore/data`";
        self.findings.push(finding.hint(hint).at(wrong.at, self.sources));
    }

    /// Adds a warning about a part of the service.
    pub fn warn(&mut self, at: Location, path: &str, message: String, hint: &str) {
        let finding = Diagnostic::warning(codes::UNSUPPORTED, message).shape(path);
        self.findings.push(finding.hint(hint).at(at, self.sources));
    }

    /// Returns the value, or reports the error and returns `None`.
    pub fn told<T>(&mut self, lowered: Lowered<T>) -> Option<T> {
        match lowered {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.tell(wrong);
                None
            }
        }
    }
}
