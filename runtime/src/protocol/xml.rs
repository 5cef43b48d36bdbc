//! Code shared by the protocols with XML responses.

use super::{body, ErrorSummary};
pub(super) use crate::codec::xml::parse;
use crate::codec::xml::Element;
use crate::schema::read::ReadError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::error::ErrorMetadata;
use std::borrow::Cow;

/// Follows a path of element names below the outermost element, as far as it exists.
pub(super) fn at<'a>(root: Element<'a>, path: &[&str]) -> Element<'a> {
    path.iter()
        .try_fold(root, |element, name| element.child(name).ok_or(element))
        .unwrap_or_else(|element| element)
}

/// Returns the code and the message of the error at a path below the outermost element; neither if the body is empty.
pub(super) fn error_summary(response: &HttpResponse, path: &[&str]) -> ErrorSummary {
    let (mut code, mut message) = (None, None);
    let read = body(response).and_then(|body| match body {
        [] => Ok(()),
        body => parse(body, |root| {
            let error = at(root, path);
            code = text(error, "Code")?;
            message = text(error, "Message")?;
            Ok(())
        }),
    });
    let mut metadata = ErrorMetadata::builder();
    if let Some(code) = code.filter(|code: &String| !code.is_empty()) {
        metadata = metadata.code(code);
    }
    if let Some(message) = message {
        metadata = metadata.message(message);
    }
    ErrorSummary {
        metadata,
        problem: read.err(),
    }
}

fn text(error: Element<'_>, name: &str) -> Result<Option<String>, ReadError> {
    let text = error.child(name).map(|child| child.text()).transpose()?;
    Ok(text.map(Cow::into_owned))
}

/// Refuses a response whose outermost element has another name than expected.
pub(super) fn expect_root(root: Element<'_>, expected: &str) -> Result<(), ReadError> {
    let name = root.name();
    if name == expected {
        Ok(())
    } else {
        // the name comes from the server, so it is escaped and cut
        let name: String = name.chars().take(64).flat_map(char::escape_debug).collect();
        Err(root.error(format!(
            "expected the outermost element `{expected}`, found `{name}`"
        )))
    }
}
