//! The trait `httpChecksum` (<https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>).

use super::operation_trait::OperationTrait;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::Kind;
use crate::node::Node;
use crate::passes::{Prepared, PreparedOperation};
use crate::source::Location;
use crate::suggest::closest;

/// The algorithms that the runtime has.
const ALGORITHMS: [&str; 5] = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"];

fn is_known(name: &str) -> bool {
    ALGORITHMS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Returns the traits for the checksums of an operation's requests and responses.
///
/// A reference to an unsuitable member and an unknown algorithm give warnings.
pub fn checksums(
    prepared: &Prepared,
    operation: &PreparedOperation,
    findings: &mut Diagnostics,
) -> Vec<OperationTrait> {
    let model = &prepared.model;
    let Some(json) = &model[operation.shape].traits.http_checksum else {
        return Vec::new();
    };
    // the header of the member that the trait names
    let mut header = |key: &str| {
        let node = json.get(key)?;
        let name = node.as_str()?;
        let members = model[operation.input].members();
        let member = members.iter().find(|member| member.name == name);
        let header = member.and_then(|member| member.traits.http_header.as_ref());
        if header.is_none() {
            let message = format!(
                "`{key}` of the trait `httpChecksum` names `{name}`, which is not a member of the input with \
                 `httpHeader`"
            );
            let names = members.iter().map(|member| member.name.as_str());
            let hint = match closest(name, names.filter(|known| *known != name)) {
                Some(close) => format!("did you mean `{close}`?"),
                None => "tinsmith ignores this property of the trait".to_owned(),
            };
            let finding = Diagnostic::warning(codes::UNSUPPORTED_TRAIT, message).hint(hint);
            findings.push(model.at(finding.shape(&model[operation.shape].id), node.at));
        }
        header.map(|header| header.to_ascii_lowercase())
    };
    let algorithm = header("requestAlgorithmMember");
    let required = json.get("requestChecksumRequired").is_some_and(Node::is_true);
    let mut traits = Vec::new();
    if algorithm.is_some() || required {
        traits.push(OperationTrait::RequestChecksum(
            algorithm.unwrap_or_default(),
            required,
        ));
    }
    let mode = header("requestValidationModeMember");
    let mut unknown = |text: String, at: Location| {
        let hint = format!("tinsmith knows {}", ALGORITHMS.join(", "));
        let finding = Diagnostic::warning(codes::UNSUPPORTED_TRAIT, text).hint(hint);
        findings.push(model.at(finding.shape(&model[operation.shape].id), at));
    };
    let mut algorithms = Vec::new();
    let listed = json.get("responseAlgorithms").and_then(Node::as_array);
    for node in listed.into_iter().flatten() {
        let Some(name) = node.as_str() else { continue };
        if is_known(name) {
            algorithms.push(name.to_owned());
        } else {
            let message = format!("tinsmith does not check responses with the checksum algorithm `{name}`");
            unknown(message, node.at);
        }
    }
    let by_member = json.get("requestAlgorithmMember");
    let members = model[operation.input].members();
    let member = members
        .iter()
        .find(|member| by_member.and_then(Node::as_str) == Some(&member.name));
    if let Some(Kind::Enum(values)) = member.map(|member| &model[member.target].kind) {
        let names = values.iter().map(|value| value.value.as_str());
        for name in names.filter(|name| !is_known(name)) {
            let message = format!("tinsmith does not implement the checksum algorithm `{name}` for requests");
            unknown(message, by_member.map_or(json.at, |node| node.at));
        }
    }
    if let Some(mode) = mode {
        traits.push(OperationTrait::ResponseChecksum(mode, algorithms));
    }
    traits
}
