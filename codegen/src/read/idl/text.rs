//! Decodes strings and text blocks: removes indentation and resolves escapes.

use std::borrow::Cow;

/// The reason a string is invalid.
#[derive(Debug, PartialEq, Eq)]
pub struct InvalidText {
    pub message: String,
    pub hint: &'static str,
}

const ESCAPES: &str = "the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t, \\u with four hexadecimal digits, and a backslash at \
                       the end of a line; a backslash itself is written `\\\\`";

/// Decodes the text between quotes.
pub fn of_string(contents: &str) -> Result<Cow<'_, str>, InvalidText> {
    unescaped(with_line_feeds(contents))
}

/// Decodes the text between triple quotes.
pub fn of_block(contents: &str) -> Result<Cow<'_, str>, InvalidText> {
    let contents = with_line_feeds(contents);
    let Some(body) = contents.strip_prefix('\n') else {
        let message = if contents.is_empty() {
            "the text block is empty"
        } else {
            "a text block must begin on the line after its quotes"
        };
        return Err(InvalidText {
            message: message.to_owned(),
            hint: "put the text on lines of its own, or write it between single quotes: \"…\"",
        });
    };
    unescaped(Cow::Owned(without_indentation(body)))
}

/// Converts all line ends to `\n`.
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Removes the common indentation, and trailing spaces.
fn without_indentation(body: &str) -> String {
    let last = body.rsplit('\n').next().unwrap_or_default();
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_blank = |line: &&str| line.trim_start_matches(' ').is_empty();
    // the last line counts even if it is blank: it is the indentation of the closing quotes
    let counted = body.split('\n').filter(|line| !is_blank(line)).chain([last]);
    let indent = counted.map(indent_of).min().unwrap_or_default();
    let mut output = String::with_capacity(body.len());
    for (index, line) in body.split('\n').enumerate() {
        if index > 0 {
            output.push('\n');
        }
        // a blank line keeps one space if there is no indentation to remove, as in Smithy's own loader
        let kept = match line.trim_end_matches(' ').len() {
            0 => line.len().min(1),
            length => length,
        };
        output.push_str(line.get(indent..kept).unwrap_or_default());
    }
    output
}

fn unescaped(text: Cow<'_, str>) -> Result<Cow<'_, str>, InvalidText> {
    if let Some(control) = text.chars().find(|c| *c < ' ' && !matches!(c, '\t' | '\n')) {
        return Err(InvalidText {
            message: format!(
                "a string cannot contain the character {}",
                control.escape_unicode()
            ),
            hint: "write it as \\u and four hexadecimal digits",
        });
    }
    if !text.contains('\\') {
        return Ok(text);
    }
    let mut output = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((before, escape)) = rest.split_once('\\') {
        output.push_str(before);
        let mut characters = escape.chars();
        let simple = match characters.next() {
            Some('u') => {
                let (character, length) = unicode(escape)?;
                output.push(character);
                rest = escape.get(length..).unwrap_or_default();
                continue;
            }
            Some('\n') => None,
            Some('b') => Some('\u{8}'),
            Some('f') => Some('\u{c}'),
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some(same @ ('"' | '\\' | '/')) => Some(same),
            other => {
                let found = other.map(String::from).unwrap_or_default();
                return Err(InvalidText {
                    message: format!("`\\{}` is not an escape", found.escape_debug()),
                    hint: ESCAPES,
                });
            }
        };
        output.extend(simple);
        rest = characters.as_str();
    }
    output.push_str(rest);
    Ok(Cow::Owned(output))
}

/// Decodes `uXXXX`, or two of them that form a surrogate pair, and returns its length.
fn unicode(escape: &str) -> Result<(char, usize), InvalidText> {
    let first = code_unit(escape)?;
    if let Some(character) = char::from_u32(first) {
        return Ok((character, 5));
    }
    let second = escape.get(5..).and_then(|rest| rest.strip_prefix('\\'));
    let second = second.filter(|rest| rest.starts_with('u')).map(code_unit);
    if let (0xD800..=0xDBFF, Some(Ok(low @ 0xDC00..=0xDFFF))) = (first, second) {
        let code = 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00);
        if let Some(character) = char::from_u32(code) {
            return Ok((character, 11));
        }
    }
    Err(InvalidText {
        message: format!("`\\u{first:04x}` is half of a surrogate pair"),
        hint: "characters above U+FFFF are written as two such escapes, or as themselves",
    })
}

fn code_unit(escape: &str) -> Result<u32, InvalidText> {
    let digits: String = escape.chars().skip(1).take(4).collect();
    if digits.chars().all(|c| c.is_ascii_hexdigit()) && digits.len() == 4 {
        Ok(u32::from_str_radix(&digits, 16).unwrap_or_default())
    } else {
        Err(InvalidText {
            message: format!("`\\u{}` is not an escape", digits.escape_debug()),
            hint: "`\\u` is followed by four hexadecimal digits",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{of_block, of_string};

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(of_string("a\tb\nc").as_deref(), Ok("a\tb\nc"));
        assert_eq!(
            of_string(r#"\"\\\/\b\f\n\r\t\u00e9"#).as_deref(),
            Ok("\"\\/\u{8}\u{c}\n\r\té")
        );
        assert_eq!(of_string(r"\uD83D\uDE00!").as_deref(), Ok("😀!"));
        assert_eq!(of_string("a\\\r\nb\rc").as_deref(), Ok("ab\nc"));
        for wrong in [
            r"\'",
            r"\ ",
            r"\u",
            r"\u00",
            r"\u00g0",
            r"\uD83D",
            r"\uD83D\u0041",
            r"\uDE00",
            "\u{0}",
            "\\",
            "\\é",
        ] {
            assert!(of_string(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn blocks_lose_their_indentation() {
        assert_eq!(
            of_block("\n    Foo\n        Baz\n\n  \n    Bar\n    ").as_deref(),
            Ok("Foo\n    Baz\n\n\nBar\n")
        );
        assert_eq!(
            of_block("\n    Foo\n        Baz\n    Bar\n").as_deref(),
            Ok("    Foo\n        Baz\n    Bar\n")
        );
        assert_eq!(
            of_block("\n    Foo\n    Bar\n            ").as_deref(),
            Ok("Foo\nBar\n")
        );
        assert_eq!(of_block("\r\n  a  \r\n\tb").as_deref(), Ok("  a\n\tb"));
        assert_eq!(
            of_block("\n  Foo \\\n  Baz \\\n  Bam").as_deref(),
            Ok("Foo Baz Bam")
        );
        assert_eq!(
            of_block("\n  <p>Hi\\n  bar</p>\n  \\\"\"\"").as_deref(),
            Ok("<p>Hi\n  bar</p>\n\"\"\"")
        );
        assert_eq!(of_block("\n").as_deref(), Ok(""));
        assert!(of_block("").is_err());
        assert!(of_block("foo").is_err());
    }
}
