//! Escapes text for terminals.

use std::fmt;

/// A text whose control characters and direction marks are displayed as escapes, so that it cannot control a terminal
/// or reorder what is shown.
pub struct Printable<'a>(pub &'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self.0.split_inclusive(is_command) {
            let last = part.chars().next_back().filter(|c| is_command(*c));
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

/// Returns `true` for control characters, and for invisible Unicode characters that change how others are shown:
/// direction, joining, tags, line and paragraph ends.
pub fn is_command(c: char) -> bool {
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
                | '\u{e0000}'..='\u{e0fff}'
        )
}
