//! What the official generator changes in single services' models, as data with a reason each.

use crate::model::{Kind, Model, ShapeRef};

/// A change to one service's model.
struct Quirk {
    /// The service, by `sdkId`.
    sdk_id: &'static str,
    /// Why.
    #[allow(dead_code)] // read by people
    reason: &'static str,
    /// What.
    change: Change,
}

enum Change {
    /// An operation clients do not get.
    RemoveOperation(&'static str),
}

const QUIRKS: &[Quirk] = &[];

/// Changes the model as the quirks of its service say.
pub fn apply(model: &mut Model, service: ShapeRef) {
    let Some(sdk_id) = model[service].traits.sdk_id.clone() else { return };
    for quirk in QUIRKS.iter().filter(|quirk| quirk.sdk_id == sdk_id) {
        match quirk.change {
            Change::RemoveOperation(name) => {
                let operations: Vec<_> = match &model[service].kind {
                    Kind::Service(it) => {
                        it.operations.iter().copied().filter(|at| model[*at].id.name != name).collect()
                    }
                    _ => continue,
                };
                if let Kind::Service(it) = &mut model.get_mut(service).kind {
                    it.operations = operations;
                }
            }
        }
    }
}
