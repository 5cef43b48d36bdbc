//! What the protocols with XML responses have in common.

use super::{body, ErrorSummary};
pub(super) use crate::codec::xml::parse;
use crate::codec::xml::Element;
use crate::schema::read::ReadError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::error::ErrorMetadata;
use std::borrow::Cow;

/// The element at a path below the outermost one; as far as it leads.
pub(super) fn at<'a>(root: Element<'a>, path: &[&str]) -> Element<'a> {
    path.iter()
        .try_fold(root, |element, name| element.child(name).ok_or(element))
        .unwrap_or_else(|element| element)
}

/// Code and message of the error at a path below the outermost element; none where the body is empty.
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
    if let Some(code) = code {
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

/// Refuses an element that is not the outermost one of the answer there has to be.
pub(super) fn expect_root(root: Element<'_>, expected: &str) -> Result<(), ReadError> {
    let name = root.name();
    if name == expected {
        Ok(())
    } else {
        // whoever answered chose the name
        let name: String = name.chars().take(64).flat_map(char::escape_debug).collect();
        Err(root.error(format!(
            "expected the outermost element `{expected}`, found `{name}`"
        )))
    }
}
