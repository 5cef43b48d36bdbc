//! Plans types without a client: checks the settings, and chooses the protocol for the names and formats of the types.

use super::protocol;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::passes::Prepared;
use crate::protocol::Protocol;

/// Refuses settings that only apply to clients.
pub fn check(given: &[(&str, bool)], findings: &mut Diagnostics) {
    for (setting, _) in given.iter().filter(|(_, is_given)| *is_given) {
        let message = format!("`{setting}` is a setting of a client, and `types-only` makes none");
        findings.push(Diagnostic::error(codes::SETTINGS, message).hint("leave one of the two out"));
    }
}

/// Returns the protocol that a client of the service would have, so that types serialize like those of the client. The
/// service need not have a supported protocol.
pub fn protocol(prepared: &Prepared, asked: Option<&str>) -> Result<Protocol, Box<Diagnostic>> {
    // requirements of protocols on operations do not apply here
    let mut findings = Diagnostics::default();
    let chosen = protocol::choose(prepared, asked, &mut findings);
    if asked.is_some() {
        chosen
    } else {
        Ok(chosen.unwrap_or(Protocol::AwsJson1_0))
    }
}
