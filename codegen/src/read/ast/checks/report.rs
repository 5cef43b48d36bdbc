//! Findings about rules that shapes break.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{is_idl, Location, Sources};

/// The findings about rules that shapes break.
pub struct Report<'a> {
    /// The files of the model.
    pub sources: &'a Sources,
    /// All findings so far.
    pub findings: &'a mut Diagnostics,
}

impl Report<'_> {
    /// Adds a finding about a shape or member.
    pub fn add(&mut self, finding: Diagnostic, id: &str, at: Location) {
        self.findings.push(finding.shape(id).at(at, self.sources));
    }

    /// Adds a finding about a feature that the version of its file does not have. In the JSON AST it is only a warning,
    /// as tools write the version of the whole model there, and the meaning is clear.
    pub fn add_version(&mut self, finding: Diagnostic, id: &str, at: Location) {
        let is_idl = self.sources.file(at).is_some_and(|file| is_idl(&file.path));
        self.add(if is_idl { finding } else { finding.into_warning() }, id, at);
    }
}
