//! Prepares a model for planning: selects the requested part, and analyses the relations of its shapes.
//!
//! The input is a checked model and a selection, the output is [`Prepared`].

pub(crate) mod closure;
pub mod documentation;
mod endpoint_discovery;
mod normalise;
mod prepared;
mod quirks;
mod reach;
mod recursion;
mod slice;
mod unsupported_traits;

pub use normalise::PreparedOperation;
pub use prepared::Prepared;
#[cfg(feature = "__testing")]
pub use quirks::QUIRKS;
pub use quirks::{AuthTokens, Behavior, MemberCustomizations, PresignedForm, ServiceTrait};
pub use slice::Selection;

use crate::diagnostics::Diagnostics;
use crate::model::{Kind, Model, ShapeRef};
use std::collections::BTreeMap;

/// Runs all passes.
///
/// # Errors
///
/// There is no service, or several; an operation does not exist; a type is infinite.
pub fn run(mut model: Model, selection: &Selection) -> Result<(Prepared, Diagnostics), Diagnostics> {
    let mut findings = Diagnostics::default();
    let service = slice::service(&model, selection).map_err(|findings| model.place(findings))?;
    let mut chosen = slice::operations(&model, service, selection, &mut findings);
    let further = slice::types(&model, selection, &mut findings);
    if findings.has_errors() {
        return Err(model.place(findings));
    }
    let endpoint_discovery = endpoint_discovery::add_operation(&model, service, &mut chosen, &mut findings);
    let customizations = quirks::apply(&mut model, service);
    let operations = normalise::operations(&mut model, service, &chosen);
    normalise::messages(&mut model, &operations, &further);
    let types = closure::types(&model, &operations, &further, &mut findings);
    unsupported_traits::warn(&model, service, &operations, &mut findings);
    let findings = model.place(findings);
    if findings.has_errors() {
        return Err(findings);
    }
    let recursion = recursion::boxed(&model, &types);
    let reach = reach::reach(&model, &operations, &types);
    let renamed = renamed(&model, service);
    findings.ok(Prepared {
        model,
        service,
        operations,
        endpoint_discovery,
        types,
        recursion,
        reach,
        customizations,
        renamed,
    })
}

/// Returns the positions in the table of the quirks that change a model.
#[cfg(feature = "__testing")]
pub fn matching_quirks(model: Model) -> Result<std::collections::BTreeSet<usize>, Diagnostics> {
    let service = slice::service(&model, &Selection::default())?;
    Ok(quirks::matching(model, service))
}

fn renamed(model: &Model, service: ShapeRef) -> BTreeMap<ShapeRef, String> {
    let Kind::Service(service) = &model[service].kind else {
        return BTreeMap::new();
    };
    service
        .rename
        .iter()
        .filter_map(|(id, name)| Some((model.find(id)?, name.clone())))
        .collect()
}
