//! The files and findings of a service that is being read.

use super::parts::{Lowered, MalformedPart};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::node::Node;
use crate::read::schema::{deviations, Fault, Schema};
use crate::source::{Location, Sources};
use std::collections::BTreeSet;

/// The files of a service, and the findings about them.
pub struct Context<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// All findings so far.
    pub findings: &'a mut Diagnostics,
    /// The locations with an error; only the first error at each is reported.
    reported_at: BTreeSet<Location>,
}

impl<'a> Context<'a> {
    /// Creates a context for reading these files.
    pub fn new(sources: &'a Sources, findings: &'a mut Diagnostics) -> Self {
        Self {
            sources,
            findings,
            reported_at: BTreeSet::new(),
        }
    }

    /// Adds an error, unless there is one at this location.
    pub fn report(&mut self, wrong: MalformedPart) {
        if !self.reported_at.insert(wrong.at) {
            return;
        }
        let finding = Diagnostic::error(codes::MALFORMED, wrong.message).shape(wrong.path);
        let hint = "a service of botocore must be like those in `botocore/data`";
        self.findings.push(finding.hint(hint).at(wrong.at, self.sources));
    }

    /// Adds a warning about a part of the service.
    pub fn warn(&mut self, at: Location, path: &str, message: String, hint: &str) {
        let finding = Diagnostic::warning(codes::UNSUPPORTED, message).shape(path);
        self.findings.push(finding.hint(hint).at(at, self.sources));
    }

    /// Reports unknown keys and values of the wrong kind in a file.
    pub fn check(&mut self, file: &Node, schema: &'static Schema) {
        for deviation in deviations(file, schema) {
            let (path, at) = (deviation.path, deviation.at);
            match deviation.fault {
                Fault::UnexpectedValue(expected) => {
                    self.report(MalformedPart::new(at, path, format!("it must be {expected}")))
                }
                Fault::UnknownProperty { name, hint } => {
                    let message = format!("botocore has no key `{name}` here; it is ignored");
                    let mut finding = Diagnostic::warning(codes::UNKNOWN_PROPERTY, message).hint(hint);
                    if !path.is_empty() {
                        finding = finding.shape(path);
                    }
                    self.findings.push(finding.at(at, self.sources));
                }
            }
        }
    }

    /// Returns the value, or reports the error and returns `None`.
    pub fn reported<T>(&mut self, lowered: Lowered<T>) -> Option<T> {
        match lowered {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.report(wrong);
                None
            }
        }
    }
}
