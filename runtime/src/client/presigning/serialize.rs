//! Serializes an input as a presigned request.

use crate::client::operation::Descriptor;
use crate::schema::operation::OperationShape;
use crate::schema::shape::{Shape, Trait};
use crate::schema::value::{Structure, Value, View, VisitMembers};
use crate::schema::write_error::WriteError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Marks a presigned request, with the operation and input to serialize if they differ from the regular ones.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Presigned {
    pub instead: Option<(&'static OperationShape, &'static Shape)>,
}

impl Storable for Presigned {
    type Storer = StoreReplace<Self>;
}

/// Headers about the body, which only the sender of the request knows.
const OF_THE_BODY: [&str; 2] = ["content-type", "content-length"];

impl Presigned {
    /// Serializes an input without a streaming body, and without headers about the body that the caller did not set.
    pub(crate) fn request(&self, operation: &Descriptor, input: View<'_>) -> Result<HttpRequest, BoxError> {
        let View::Structure(structure) = input else {
            return Err("an input must be a structure".into());
        };
        let added = structure.with_members(|shape, members| {
            OF_THE_BODY.map(|header| (header, !is_set(header, shape, members)))
        })?;
        let other = self
            .instead
            .map(|(operation, shape)| (operation, Reshaped { shape, structure }));
        let (shape, input) = match &other {
            Some((shape, input)) => (*shape, View::Structure(input)),
            None => (&operation.shape, input),
        };
        let (service, protocol) = (&operation.service.shape, operation.service.protocol);
        let mut request = protocol.request(service, shape, input, false)?;
        for (header, _) in added.iter().filter(|(_, is_added)| *is_added) {
            request.headers_mut().remove(*header);
        }
        Ok(request)
    }
}

/// A structure with the same members in another shape.
struct Reshaped<'a> {
    shape: &'static Shape,
    structure: &'a dyn Structure,
}

impl Structure for Reshaped<'_> {
    fn members(&self, visitor: &mut dyn VisitMembers) -> Result<(), WriteError> {
        self.structure
            .members(&mut |_: &Shape, members: &[&dyn Value]| visitor.visit(self.shape, members))
    }
}

/// Returns `true` if a member bound to this header is set.
fn is_set(header: &str, shape: &Shape, members: &[&dyn Value]) -> bool {
    let has_header =
        |operation_trait: &Trait| matches!(operation_trait, Trait::Header(name) if *name == header);
    let mut both = shape.members.iter().zip(members);
    both.any(|(member, value)| member.traits.iter().any(has_header) && !matches!(value.view(), View::Unset))
}
