//! The trait `paginated` of an operation.

use crate::model::Paginated;
use crate::passes::{Prepared, PreparedOperation};

/// Returns the trait of the operation, completed by that of the service.
pub fn merged(prepared: &Prepared, operation: &PreparedOperation) -> Option<Paginated> {
    let model = &prepared.model;
    let own = model[operation.shape].traits.paginated.clone()?;
    let service = &model[prepared.service].traits.paginated;
    let service = service.clone().unwrap_or_default();
    Some(Paginated {
        input_token: own.input_token.or(service.input_token),
        output_token: own.output_token.or(service.output_token),
        items: own.items.or(service.items),
        page_size: own.page_size.or(service.page_size),
    })
}
