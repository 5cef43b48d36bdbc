//! The trait `httpChecksum` (<https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>).

use super::operation_trait::OperationTrait;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::node::Node;
use crate::passes::{Prepared, PreparedOperation};
use crate::suggest::closest;

/// Returns the traits for the checksums of an operation's requests and responses.
///
/// A reference to an unsuitable member gives a warning.
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
    if let Some(mode) = header("requestValidationModeMember") {
        let algorithms = json
            .get("responseAlgorithms")
            .and_then(Node::as_array)
            .into_iter()
            .flatten();
        let algorithms = algorithms.filter_map(Node::as_str).map(str::to_owned);
        traits.push(OperationTrait::ResponseChecksum(mode, algorithms.collect()));
    }
    traits
}
