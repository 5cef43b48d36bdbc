//! The characters of a model's text that are shown, in documentation and in messages: no control characters, which would
//! command a terminal, and nothing invisible that misleads a reader.

/// A text without what is not shown; ends of lines are line feeds.
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // of `\r\n`, the line feed stays
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
            c if is_shown(c) => shown.push(c),
            _ => {}
        }
    }
    shown
}

/// A text on one line, with what is not shown, and the ends of lines, as Rust's escapes.
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

/// Whether a character may stand in documentation.
///
/// Control characters command terminals and are refused by the compiler; marks that change the direction of text, and
/// characters without width, make a text look like another. What joins or separates letters (U+200C, U+200D) is kept.
pub fn is_shown(c: char) -> bool {
    let misleads = matches!(c,
        '\u{061c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    matches!(c, '\n' | '\t') || !(c.is_control() || misleads)
}
