//! The trait `httpChecksum` (<https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>).

use super::operation_trait::OperationTrait;
use crate::node::Node;
use crate::passes::{Prepared, PreparedOperation};

/// The checksums of an operation's requests and responses.
pub fn checksums(prepared: &Prepared, operation: &PreparedOperation) -> Vec<OperationTrait> {
    let model = &prepared.model;
    let Some(json) = &model[operation.shape].traits.http_checksum else {
        return Vec::new();
    };
    // the header that a member named by the trait is sent in
    let header = |key: &str| {
        let name = json.get(key).and_then(Node::as_str)?;
        let member = model[operation.input]
            .members()
            .iter()
            .find(|member| member.name == name)?;
        member
            .traits
            .http_header
            .as_ref()
            .map(|http_header| http_header.to_ascii_lowercase())
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
