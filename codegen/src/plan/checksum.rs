//! The trait `httpChecksum` (<https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>).

use super::operation_trait::OperationTrait;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Model, Shape};
use crate::node::Node;
use crate::passes::{Prepared, PreparedOperation};
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
    let members = model[operation.input].members();
    // the member that the trait names
    let named = |key: &str| {
        let name = json.text(key)?;
        members.iter().find(|member| member.name == name)
    };
    // its header
    let mut header = |key: &str| {
        let node = json.get(key)?;
        let name = node.as_str()?;
        let header = named(key).and_then(|member| member.traits.http_header.as_ref());
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
    let listed = json.items("responseAlgorithms").iter().filter_map(Node::as_str);
    let (algorithms, unknown): (Vec<_>, Vec<_>) = listed.partition(|name| is_known(name));
    let id = &model[operation.shape].id;
    if let Some(finding) = not_implemented(&unknown, "responses, which are not checked with them") {
        let at = json.get("responseAlgorithms").map_or(json.at, |node| node.at);
        findings.push(model.at(finding.shape(id), at));
    }
    if let Some(mode) = mode {
        let algorithms = algorithms.into_iter().map(str::to_owned).collect();
        traits.push(OperationTrait::ResponseChecksum(mode, algorithms));
    }
    let unknown =
        named("requestAlgorithmMember").and_then(|member| unknown_values(model, &model[member.target]));
    // several operations may have the same enum
    let is_new = |found: &Diagnostic| {
        let is_same = |known: &Diagnostic| known.message == found.message && known.shape == found.shape;
        !findings.iter().any(is_same)
    };
    findings.extend(unknown.filter(is_new));
    traits
}

/// Returns a warning for an enum of algorithms with values that are unknown.
fn unknown_values(model: &Model, shape: &Shape) -> Option<Diagnostic> {
    let Kind::Enum(values) = &shape.kind else {
        return None;
    };
    let names = values.iter().map(|value| value.value.as_str());
    let unknown: Vec<_> = names.filter(|name| !is_known(name)).collect();
    let finding = not_implemented(&unknown, "requests")?;
    Some(model.at(finding.shape(&shape.id), shape.at))
}

/// Returns a warning for checksum algorithms that are unknown, if there are any.
fn not_implemented(names: &[&str], used_for: &str) -> Option<Diagnostic> {
    if names.is_empty() {
        return None;
    }
    let names = names.join("`, `");
    let message = format!("tinsmith does not implement the checksum algorithms `{names}` for {used_for}");
    let hint = format!("it implements {}", ALGORITHMS.join(", "));
    Some(Diagnostic::warning(codes::UNSUPPORTED_TRAIT, message).hint(hint))
}
