//! What the protocols with XML responses have in common.

pub(super) use crate::codec::xml::parse;
use crate::codec::xml::Element;
use crate::schema::read::ReadError;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use aws_smithy_types::error::ErrorMetadata;

/// The element at a path below the outermost one; as far as it leads.
pub(super) fn at<'a>(root: Element<'a>, path: &[&str]) -> Element<'a> {
    path.iter()
        .try_fold(root, |element, name| element.child(name).ok_or(element))
        .unwrap_or_else(|element| element)
}

/// Code and message of the error at a path below the outermost element; none where the body is empty.
pub(super) fn error_metadata(body: &[u8], path: &[&str]) -> Result<ErrorMetadataBuilder, ReadError> {
    let mut metadata = ErrorMetadata::builder();
    if body.is_empty() {
        return Ok(metadata);
    }
    parse(body, |root| {
        let error = at(root, path);
        if let Some(code) = error.child("Code") {
            metadata = metadata.code(code.text()?);
        }
        if let Some(message) = error.child("Message") {
            metadata = metadata.message(message.text()?);
        }
        Ok(metadata)
    })
}
