//! Error codes in headers and bodies, normalised to the form that callers compare.

use super::ErrorSummary;
use aws_smithy_runtime_api::http::Headers;

/// Strips an error code to its name: the URI that some services append after a colon and the namespace before `#` are
/// removed. `None` if nothing is left. Source: "Operation error serialization" in the awsJson and restJson1 specifications.
pub(super) fn bare(code: &str) -> Option<&str> {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    let code = code.split_once('#').map_or(code, |(_, code)| code);
    Some(code).filter(|code| !code.is_empty())
}

/// Replaces the code, and adds the fault (`Sender`, `Receiver`), from the header `x-amzn-query-error`, which services
/// that used awsQuery before keep sending. Source: trait `aws.protocols#awsQueryCompatible`.
pub(super) fn query_compatible(headers: &Headers, mut summary: ErrorSummary) -> ErrorSummary {
    let header = headers.get("x-amzn-query-error");
    if let Some((code, fault)) = header.and_then(|header| header.split_once(';')) {
        summary.metadata = summary.metadata.code(code).custom("type", fault);
    }
    summary
}
