//! What single services need that their models do not say: data, each with its reason.

use crate::model::{Model, ShapeRef};

/// A quirk of a service.
struct Quirk {
    /// `sdkId` of the service.
    service: &'static str,
    /// The name of the shape it is about.
    shape: &'static str,
    what: What,
}

/// What to do about it.
enum What {
    /// An error may be tried again, as a failure of the server.
    Retryable,
}

const QUIRKS: &[Quirk] = &[
    // AWS STS could not reach the identity provider, which is a passing failure of the server's side; the service's API
    // reference says to try again, the model does not
    Quirk {
        service: "STS",
        shape: "IDPCommunicationErrorException",
        what: What::Retryable,
    },
];

/// Works the quirks of a service into its model.
pub fn apply(model: &mut Model, service: ShapeRef) {
    let sdk_id = model[service].traits.sdk_id.clone();
    let of_service = QUIRKS
        .iter()
        .filter(|quirk| Some(quirk.service) == sdk_id.as_deref());
    for quirk in of_service {
        let found = model
            .iter()
            .find(|(_, shape)| shape.id.name == quirk.shape)
            .map(|(at, _)| at);
        let Some(at) = found else { continue };
        match quirk.what {
            What::Retryable => {
                let traits = &mut model.get_mut(at).traits;
                traits.retryable = Some(false);
                traits.error = Some("server".to_owned());
            }
        }
    }
}
