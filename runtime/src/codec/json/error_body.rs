//! Finds code and message in the JSON body of an error response, whatever else stands there and whichever service
//! framework wrote it.

use super::cursor::JsonReader;
use crate::schema::read::ReadError;
use std::borrow::Cow;

/// What the body of an error response says about the error.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct ErrorBody<'a> {
    /// Member `code`, or `__type` where there is none; as sent, with namespace and URI.
    pub(crate) code: Option<Cow<'a, str>>,
    /// Member `message`, `Message` or `errorMessage`.
    pub(crate) message: Option<Cow<'a, str>>,
}

/// Reads code and message from `body`. A body that is empty, or is JSON but no object, has neither.
pub(crate) fn error_body(body: &[u8]) -> Result<ErrorBody<'_>, ReadError> {
    let mut reader = JsonReader::new(body)?;
    match reader.peek() {
        None | Some(b'[') => return Ok(ErrorBody::default()),
        Some(b'{') => reader.open(b'{')?,
        Some(_) => return reader.skip().map(|()| ErrorBody::default()),
    }
    let (mut code, mut kind, mut message) = (None, None, None);
    let mut first = true;
    while reader.more(b'}', first)? {
        first = false;
        let key = reader.key()?;
        let place = match &*key {
            "code" => &mut code,
            "__type" => &mut kind,
            "message" | "Message" | "errorMessage" => &mut message,
            _ => {
                reader.skip()?;
                continue;
            }
        };
        if reader.peek() == Some(b'"') {
            *place = Some(reader.text()?);
        } else {
            reader.skip()?;
        }
    }
    reader.leave();
    reader.finish()?;
    Ok(ErrorBody {
        code: code.or(kind),
        message,
    })
}
