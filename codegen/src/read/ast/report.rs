//! Findings about a shape and its parts.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::LONGEST_IDENTIFIER;
use crate::source::{Location, Sources};

/// Collects findings about one shape.
pub struct Report<'a> {
    /// The shape's id, as written.
    pub id: &'a str,
    /// The location of the id.
    pub at: Location,
    /// The files of the model.
    pub sources: &'a Sources,
    /// All findings so far.
    pub findings: &'a mut Diagnostics,
}

impl Report<'_> {
    /// Adds a finding about the shape.
    pub fn shape(&mut self, finding: Diagnostic) {
        self.part(finding, self.at, None);
    }

    /// Adds a finding about a part of the shape, optionally in a member.
    pub fn part(&mut self, finding: Diagnostic, at: Location, member: Option<&str>) {
        let id = match member {
            Some(member) => format!("{}${member}", self.id),
            None => self.id.to_owned(),
        };
        self.findings.push(finding.shape(id).at(at, self.sources));
    }

    /// Adds a finding about a malformed part.
    pub fn malformed(&mut self, message: impl Into<String>, at: Location, member: Option<&str>) {
        let finding = Diagnostic::error(codes::MALFORMED, message);
        self.part(
            finding.hint("<https://smithy.io/2.0/spec/json-ast.html> has the form it needs"),
            at,
            member,
        );
    }
}

/// Creates a finding about a name that is not a valid identifier.
pub fn unsafe_name(kind: &str, name: &str) -> Diagnostic {
    let shown: String = name.chars().take(80).collect();
    let message = format!("`{shown}` cannot be used as a {kind}");
    Diagnostic::error(codes::UNSAFE_NAME, message).hint(format!(
        "use letters, digits and underscores, begin with a letter, and use at most {LONGEST_IDENTIFIER} characters"
    ))
}
