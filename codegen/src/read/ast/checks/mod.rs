//! Rules that shapes must follow, regardless of the front end.

mod enums;
mod mixins;
mod report;
mod versions;

use super::{Ast, Sources};
use crate::diagnostics::Diagnostics;
use report::Report;

/// Checks shapes and `apply` statements against the versions of their files, before the statements are applied.
pub fn check_versions(ast: &Ast, sources: &Sources, findings: &mut Diagnostics) {
    let mut report = Report { sources, findings };
    for (id, shape) in &ast.shapes {
        versions::check(id, shape, &mut report);
    }
    for apply in &ast.applied {
        versions::for_traits(&apply.target, Some(&apply.traits), apply.version, &mut report);
    }
}

/// Checks the mixins of a model, after `apply` statements are applied and before mixins are flattened.
pub fn check_mixins(ast: &Ast, sources: &Sources, findings: &mut Diagnostics) {
    let mut report = Report { sources, findings };
    mixins::check(ast, &mut report);
}

/// Checks the enums of a model, after mixins are flattened.
pub fn check_enums(ast: &Ast, sources: &Sources, findings: &mut Diagnostics) {
    let mut report = Report { sources, findings };
    for (id, shape) in &ast.shapes {
        enums::check(id, shape, &mut report);
    }
}
