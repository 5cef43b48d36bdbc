//! Rules that shapes have to keep, whichever front end they are from.

mod enums;
mod mixins;
mod versions;

use super::{Ast, AstShape, Location, Node, Sources};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::is_idl;

/// Checks shapes and `apply` statements against the versions of their files, before the statements are worked in.
pub fn check_versions(ast: &Ast, sources: &Sources, findings: &mut Diagnostics) {
    let mut report = Report { sources, findings };
    for (id, shape) in &ast.shapes {
        versions::check(id, shape, &mut report);
    }
    for apply in &ast.applied {
        versions::for_traits(&apply.target, Some(&apply.traits), apply.version, &mut report);
    }
}

/// Checks the mixins of a model whose `apply` statements are worked in, and whose mixins are not.
pub fn check_mixins(ast: &Ast, sources: &Sources, findings: &mut Diagnostics) {
    let mut report = Report { sources, findings };
    mixins::check(ast, &mut report);
}

/// Checks the enums of a model whose mixins are worked in.
pub fn check_enums(ast: &Ast, sources: &Sources, findings: &mut Diagnostics) {
    let mut report = Report { sources, findings };
    for (id, shape) in &ast.shapes {
        enums::check(id, shape, &mut report);
    }
}

/// Where findings go.
struct Report<'a> {
    sources: &'a Sources,
    findings: &'a mut Diagnostics,
}

impl Report<'_> {
    /// Adds a finding about a shape or member.
    fn add(&mut self, finding: Diagnostic, id: &str, at: Location) {
        self.findings.push(finding.shape(id).at(at, self.sources));
    }

    /// Adds a finding about something that the version of its file does not have. In the JSON AST it is a warning, as tools
    /// write the version of the whole model there, and what is meant is clear.
    fn add_version(&mut self, finding: Diagnostic, id: &str, at: Location) {
        let is_idl = self.sources.file(at).is_some_and(|file| is_idl(&file.path));
        self.add(if is_idl { finding } else { finding.as_warning() }, id, at);
    }
}

impl AstShape {
    /// The type, as `structure`; empty where it has none.
    fn kind(&self) -> &str {
        self.node.get("type").and_then(Node::as_str).unwrap_or_default()
    }

    /// The value of one of its traits.
    fn trait_value(&self, id: &str) -> Option<&Node> {
        self.node.get("traits")?.get(id)
    }
}
