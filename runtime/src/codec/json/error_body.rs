//! Finds the code and the message in the JSON body of an error response, in any of the forms that service frameworks
//! write.

use super::cursor::JsonReader;
use crate::schema::read::ReadError;
use std::borrow::Cow;

/// The parts of an error response's body that describe the error.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct ErrorBody<'a> {
    /// The member `code`, or `__type` in its absence, as sent: with namespace and URI.
    pub(crate) code: Option<Cow<'a, str>>,
    /// The member `message`, `Message` or `errorMessage`.
    pub(crate) message: Option<Cow<'a, str>>,
}

/// Reads the code and the message from `body` as far as it is JSON, and returns the parse error otherwise. An empty
/// body, or JSON that is not an object, has neither.
pub(crate) fn error_body(body: &[u8]) -> (ErrorBody<'_>, Option<ReadError>) {
    let (mut found, mut kind) = (ErrorBody::default(), None);
    let problem = read(body, &mut found, &mut kind).err();
    found.code = found.code.filter(|code| !code.is_empty()).or(kind);
    (found, problem)
}

fn read<'a>(
    body: &'a [u8],
    found: &mut ErrorBody<'a>,
    kind: &mut Option<Cow<'a, str>>,
) -> Result<(), ReadError> {
    let mut reader = JsonReader::new(body)?;
    match reader.peek() {
        None => return Ok(()),
        Some(b'{') => reader.open(b'{')?,
        Some(_) => {
            reader.skip()?;
            return reader.finish();
        }
    }
    let mut first = true;
    while reader.next_key(first)? {
        first = false;
        let key = reader.key()?;
        let place = match &*key {
            "code" => &mut found.code,
            "__type" => &mut *kind,
            "message" | "Message" | "errorMessage" => &mut found.message,
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
    reader.finish()
}
