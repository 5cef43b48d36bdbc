//! Text within a paragraph: escaping, code, links, emphasis, and line breaking.
//!
//! Until a paragraph is complete, control characters, which have been removed from the text of the model, represent
//! markup whose form depends on the surrounding text.

use crate::links::is_allowed;

/// Represents a space at which no line may break: inside code and links.
pub const KEEP: char = '\u{1}';

/// Represents `<br>`.
pub const LINE_BREAK: char = '\u{2}';

/// Represents the start and end of emphasis.
pub const EMPHASIS: char = '\u{3}';
/// Represents the start and end of strong emphasis.
pub const STRONG: char = '\u{4}';
/// Represents the start and end of struck text.
pub const STRUCK: char = '\u{5}';

/// Escapes the characters that Markdown would interpret; URLs in the text become links.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for word in text.split_inclusive(char::is_whitespace) {
        let url = || word.find("http://").or_else(|| word.find("https://"));
        // few words have a colon, which is quicker to look for
        match word.contains(':').then(url).flatten() {
            Some(at) => {
                let (before, url) = word.split_at(at);
                let end = url
                    .trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?)'\"]*".contains(c))
                    .len();
                let (url, after) = url.split_at(end);
                escape_plain(before, &mut escaped);
                match autolink(url) {
                    Some(link) => escaped.push_str(&link),
                    None => escaped.push_str(&without_links(url)),
                }
                escape_plain(after, &mut escaped);
            }
            None => escape_plain(word, &mut escaped),
        }
    }
    escaped
}

/// Escapes like [`escape`], but without links.
pub fn without_links(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    escape_plain(text, &mut escaped);
    escaped.replace("://", "\\://")
}

fn escape_plain(text: &str, escaped: &mut String) {
    let mut previous = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let inside_word = previous.is_alphanumeric() && next.is_alphanumeric();
        let acts = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            '_' => !inside_word,
            '&' => next.is_ascii_alphanumeric() || next == '#',
            // rustdoc would turn the two hyphens of a command option into a dash
            '-' => {
                let is_option = chars.clone().nth(1).is_some_and(char::is_alphanumeric);
                next == '-' && is_option && previous.is_whitespace()
            }
            _ => false,
        };
        if acts {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
        previous = c;
    }
}

/// Formats a URL in angle brackets, if it has no characters that must not be there.
fn autolink(url: &str) -> Option<String> {
    let breaks = |c: char| c.is_whitespace() || c.is_control() || "<>`\\|".contains(c);
    (is_allowed(url) && !url.contains(breaks) && !has_entity(url)).then(|| format!("<{url}>"))
}

/// Returns `true` if Markdown would read a character reference, `&…;`.
fn has_entity(url: &str) -> bool {
    url.split('&').skip(1).any(|after| {
        let name = after
            .trim_start_matches('#')
            .trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        name.starts_with(';')
    })
}

/// Formats a text as code, between more backticks than it has in a row.
pub fn code(text: &str) -> String {
    let text = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(&KEEP.to_string());
    if text.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    if text.starts_with('`') || text.ends_with('`') {
        format!("{fence}{KEEP}{text}{KEEP}{fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// Returns the length of the longest run of backticks in a text.
pub fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Formats a link with escaped text; the text alone if the target is not allowed.
pub fn link(text: &str, href: Option<&str>) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(href) = href.filter(|href| is_allowed(href) && !text.is_empty()) else {
        return text;
    };
    match autolink(href).filter(|_| text == without_links(href)) {
        Some(link) => link,
        None => format!("[{}]({})", text.replace(' ', &KEEP.to_string()), target(href)),
    }
}

/// Escapes the characters of a link target that Markdown would interpret.
fn target(href: &str) -> String {
    let mut target = String::with_capacity(href.len());
    for c in href.chars() {
        match c {
            '&' if has_entity(href) => target.push_str("&amp;"),
            c if c.is_ascii_control() || " ()<>\"`\\|".contains(c) => {
                target.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c if c.is_whitespace() || c.is_control() => {}
            c => target.push(c),
        }
    }
    target
}

/// Replaces the marks of emphasis by Markdown where it is read as such, and removes them elsewhere.
fn emphasised(paragraph: &str) -> String {
    if !paragraph.contains([EMPHASIS, STRONG, STRUCK]) {
        return paragraph.to_owned();
    }
    let chars: Vec<char> = paragraph.chars().collect();
    let mut is_kept = vec![false; chars.len()];
    for (start, end) in pairs(&chars) {
        let around = [
            before(&chars, &is_kept, start),
            after(&chars, &is_kept, start),
            before(&chars, &is_kept, end),
            after(&chars, &is_kept, end),
        ];
        if let [Some(outside), Some(inside), Some(inside_end), Some(outside_end)] = around {
            let is_open = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || c == KEEP;
            let fits = |inside: char, outside: char| {
                !(inside.is_whitespace() || inside == KEEP) && (inside.is_alphanumeric() || is_open(outside))
            };
            if fits(inside, outside) && fits(inside_end, outside_end) && !outside.is_alphanumeric() {
                (is_kept[start], is_kept[end]) = (true, true);
            }
        }
    }
    let mut text = String::with_capacity(paragraph.len() + 8);
    for (c, is_kept) in chars.into_iter().zip(is_kept) {
        match marker(c) {
            Some(marker) if is_kept => text.push_str(marker),
            Some(_) => {}
            None => text.push(c),
        }
    }
    text
}

fn marker(c: char) -> Option<&'static str> {
    match c {
        EMPHASIS => Some("*"),
        STRONG => Some("**"),
        STRUCK => Some("~~"),
        _ => None,
    }
}

/// Pairs the starts and ends of emphasis, the outer pairs first.
fn pairs(chars: &[char]) -> Vec<(usize, usize)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs = Vec::new();
    for (at, &c) in chars.iter().enumerate().filter(|(_, c)| marker(**c).is_some()) {
        match open.iter().rposition(|(_, other)| *other == c) {
            Some(start) => {
                pairs.push((open[start].0, at));
                open.truncate(start);
            }
            None => open.push((at, c)),
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Returns the character before a mark, a space at the start; `None` if it is another mark.
fn before(chars: &[char], is_kept: &[bool], at: usize) -> Option<char> {
    let found = (0..at)
        .rev()
        .find(|at| is_kept[*at] || marker(chars[*at]).is_none());
    neighbour(chars, is_kept, found)
}

/// Returns the character after a mark, a space at the end; `None` if it is another mark.
fn after(chars: &[char], is_kept: &[bool], at: usize) -> Option<char> {
    let found = (at + 1..chars.len()).find(|at| is_kept[*at] || marker(chars[*at]).is_none());
    neighbour(chars, is_kept, found)
}

fn neighbour(chars: &[char], is_kept: &[bool], found: Option<usize>) -> Option<char> {
    match found {
        Some(at) => (!is_kept[at]).then_some(chars[at]),
        None => Some(' '),
    }
}

/// Completes a paragraph on one line.
pub fn line(paragraph: &str) -> String {
    wrap(paragraph, usize::MAX).concat()
}

/// Completes a paragraph in lines of `width` columns, as far as its words allow.
pub fn wrap(paragraph: &str, width: usize) -> Vec<String> {
    let text = emphasised(paragraph);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in text
        .split([' ', '\n', '\t', '\r', LINE_BREAK])
        .filter(|word| !word.is_empty())
    {
        let length = word.chars().count();
        if !line.is_empty() && columns + 1 + length > width {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        if line.is_empty() {
            line.push_str(&at_line_start(word));
        } else {
            line.push(' ');
            columns += 1;
            line.push_str(word);
        }
        columns += length;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.into_iter().map(|line| line.replace(KEEP, " ")).collect()
}

/// Prefixes lines, the first one with a prefix of its own.
pub fn prefixed(lines: Vec<String>, first: &str, rest: &str) -> Vec<String> {
    let prefixed = lines.into_iter().enumerate().map(|(at, line)| {
        let prefix = if at == 0 { first } else { rest };
        format!("{prefix}{line}").trim_end().to_owned()
    });
    prefixed.collect()
}

/// Escapes a word that would begin a heading, list or quote at the start of a line, or turn the line before into a
/// heading or table.
fn at_line_start(word: &str) -> String {
    let marker =
        word.chars().all(|c| c == '#') || word == "+" || word.chars().all(|c| matches!(c, '=' | '-' | ':'));
    let number = word.trim_end_matches(['.', ')']);
    let numbered =
        number.len() + 1 == word.len() && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    match (marker, numbered) {
        (true, _) if !word.starts_with('\\') => format!("\\{word}"),
        (_, true) => format!("{number}\\{}", &word[number.len()..]),
        _ => word.to_owned(),
    }
}
