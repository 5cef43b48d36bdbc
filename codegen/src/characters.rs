//! Characters of a model's text that must not be printed as they are: control characters, which could command a terminal,
//! and invisible ones, which mislead a reader.

use std::fmt;

/// Returns true for a control character, and for one that has no shape of its own and changes how others are shown:
/// direction, joining, tags, line and paragraph ends.
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Returns true if a character may appear in documentation: a line feed, a tab, a joiner, which some scripts need, or one
/// that can be printed.
pub fn is_shown(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\u{200c}' | '\u{200d}') || !is_unprintable(c)
}

/// Removes the characters that may not appear in documentation; line ends become line feeds.
pub fn shown(text: &str) -> String {
    // nearly all texts are kept as they are
    if text
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t'))
    {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // the line feed of `\r\n` is kept
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
            c if is_shown(c) => shown.push(c),
            _ => {}
        }
    }
    shown
}

/// A text on one line, in which all that must not be printed is written as escapes of Rust.
pub struct Printable<'a>(pub &'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self.0.split_inclusive(is_unprintable) {
            let last = part.chars().next_back().filter(|c| is_unprintable(*c));
            let kept = part.len() - last.map_or(0, char::len_utf8);
            f.write_str(part.get(..kept).unwrap_or_default())?;
            match last {
                // as \n, \r and \t, and the others as \u{1b}
                Some(c @ ('\n' | '\r' | '\t')) => write!(f, "{}", c.escape_debug())?,
                Some(c) => write!(f, "{}", c.escape_unicode())?,
                None => {}
            }
        }
        Ok(())
    }
}
