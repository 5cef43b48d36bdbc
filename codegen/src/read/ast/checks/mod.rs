//! Rules that shapes have to keep, whichever front end they are from.

mod enums;
mod mixins;
mod report;
mod versions;

use super::{Ast, Sources};
use crate::diagnostics::Diagnostics;
use report::Report;

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
