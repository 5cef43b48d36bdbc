//! Types without a client: the settings that need one, and the protocol whose names and formats the types have.

use super::protocol;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::passes::Prepared;
use crate::protocol::Protocol;

/// Refuses settings of a client that are given.
pub fn check(given: &[(&str, bool)], findings: &mut Diagnostics) {
    for (setting, _) in given.iter().filter(|(_, is_given)| *is_given) {
        let message = format!("`{setting}` is a setting of a client, and `types-only` makes none");
        findings.push(Diagnostic::error(codes::SETTINGS, message).hint("leave one of the two out"));
    }
}

/// The protocol that a client of the service has, by which types serialize as those of that client; any service will do, one
/// without a protocol that is supported, too.
pub fn protocol(prepared: &Prepared, asked: Option<&str>) -> Result<Protocol, Box<Diagnostic>> {
    // what a protocol asks of operations is asked of nobody here
    let mut findings = Diagnostics::default();
    let chosen = protocol::choose(prepared, asked, &mut findings);
    if asked.is_some() {
        chosen
    } else {
        Ok(chosen.unwrap_or(Protocol::AwsJson1_0))
    }
}
