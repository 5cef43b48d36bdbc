//! Error codes as services send them in headers and bodies, and as callers compare them.

use super::ErrorSummary;
use aws_smithy_runtime_api::http::Headers;

/// The bare code: without the URI some services append after a colon, and without the namespace in front of `#`.
/// Source: "Operation error serialization" of the awsJson and restJson1 specifications.
pub(super) fn bare(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.split_once('#').map_or(code, |(_, code)| code)
}

/// The summary with the code and the fault (`Sender`, `Receiver`) that a service which spoke awsQuery before keeps sending,
/// from the header `x-amzn-query-error`. Source: trait `aws.protocols#awsQueryCompatible`.
pub(super) fn query_compatible(headers: &Headers, mut summary: ErrorSummary) -> ErrorSummary {
    let header = headers.get("x-amzn-query-error");
    if let Some((code, fault)) = header.and_then(|header| header.split_once(';')) {
        summary.metadata = summary.metadata.code(code).custom("type", fault);
    }
    summary
}
