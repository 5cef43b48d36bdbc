//! Filters the characters of a model's text that may be printed: no control characters, which could command a terminal,
//! and no invisible ones that mislead a reader.

/// Removes the characters that may not be printed; line ends become line feeds.
pub fn shown(text: &str) -> String {
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

/// Formats a text on one line: line ends and characters that may not be printed become Rust escapes.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\n' | '\t') || !is_shown(c) {
            escaped.extend(c.escape_default())
        } else {
            escaped.push(c)
        }
    }
    escaped
}

/// Returns `true` if a character may appear in documentation.
///
/// Control characters command terminals and are refused by the compiler; marks that change the direction of text, and
/// characters without width, make one text look like another. Joiners (U+200C, U+200D), which some scripts need, are
/// kept.
pub fn is_shown(c: char) -> bool {
    let misleads = matches!(c,
        '\u{061c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    matches!(c, '\n' | '\t') || !(c.is_control() || misleads)
}
