//! Where in the files of a model something stands, for findings.

use super::super::Source;
use super::document::Node;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::ShapeId;
use crate::names;

/// The shape that is being lowered, for findings.
pub struct Place<'a> {
    /// Its id, as written.
    pub id: &'a str,
    /// Where it stands.
    pub node: &'a Node,
    /// The files of the model.
    pub sources: &'a [Source],
    /// What was found so far.
    pub findings: &'a mut Diagnostics,
}

impl Place<'_> {
    /// Adds a finding at the shape or one of its members.
    pub fn report(&mut self, finding: Diagnostic, member: Option<&str>) {
        let shape = match member {
            Some(member) => format!("{}${member}", self.id),
            None => self.id.to_owned(),
        };
        self.findings
            .push(self.node.place(finding.shape(shape), self.sources));
    }

    /// Adds a finding about JSON that is not what it has to be.
    pub fn malformed(&mut self, message: impl Into<String>, member: Option<&str>) {
        let finding = Diagnostic::error(codes::MALFORMED, message);
        self.report(
            finding.hint("<https://smithy.io/2.0/spec/json-ast.html> has the form it needs"),
            member,
        );
    }

    /// The id, if it is one.
    pub fn shape_id(&mut self) -> Option<ShapeId> {
        let Some(id) = parse_id(self.id) else {
            self.malformed("a shape id has to be absolute, as in `com.example#Name`", None);
            return None;
        };
        if let Err(finding) = names::check_shape_name(&id) {
            self.report(*finding, None);
            return None;
        }
        Some(id)
    }
}

/// An absolute shape id in its parts.
pub fn parse_id(id: &str) -> Option<ShapeId> {
    let (namespace, name) = id.split_once('#')?;
    Some(ShapeId {
        namespace: namespace.to_owned(),
        name: name.to_owned(),
    })
}
