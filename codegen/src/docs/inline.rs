//! Text inside a paragraph: escaping, code, links, and the breaking of lines.

/// Stands for a space at which no line may break: inside code and links.
pub const KEEP: char = '\u{1}';

/// Text with every character that Markdown would act on escaped; links in it are marked as such.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let words = text.split_inclusive(char::is_whitespace);
    for word in words {
        match word.find("http://").or_else(|| word.find("https://")) {
            Some(at) => {
                let (before, url) = word.split_at(at);
                let end = url
                    .trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?)'\"]*".contains(c))
                    .len();
                let (url, after) = url.split_at(end);
                escape_plain(before, &mut escaped);
                if url.contains(['<', '>', '`', '\\']) || url.ends_with("//") {
                    escape_plain(&url.replace("://", ":// "), &mut escaped);
                } else {
                    escaped.push_str(&format!("<{url}>"));
                }
                escape_plain(after, &mut escaped);
            }
            None => escape_plain(word, &mut escaped),
        }
    }
    escaped
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
            _ => false,
        };
        if acts {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
        previous = c;
    }
}

/// Text as code: in more backticks than it has in a row.
pub fn code(text: &str) -> String {
    let text = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(&KEEP.to_string());
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match text.starts_with('`') || text.ends_with('`') {
        true => format!("{fence}{KEEP}{text}{KEEP}{fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}

/// A link; the text alone where the target is none that can be followed.
pub fn link(text: &str, href: Option<&str>) -> String {
    let text = &text.split_whitespace().collect::<Vec<_>>().join(" ");
    match href {
        Some(href) if is_web(href) && !text.is_empty() => {
            let href = href.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
            format!("[{}]({href})", text.replace(' ', &KEEP.to_string()))
        }
        _ => text.clone(),
    }
}

fn is_web(href: &str) -> bool {
    let starts = href.starts_with("http://") || href.starts_with("https://");
    starts && !href.contains(['<', '>', '"', '\\', '`']) && href.len() > 10
}

/// Breaks a paragraph into lines of `width` columns as far as its words allow.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in text
        .split([' ', '\n', '\t', '\r'])
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

/// A word that would begin a heading, list or quote is kept from it.
fn at_line_start(word: &str) -> String {
    let marker = word.chars().all(|c| c == '#')
        || matches!(word, "-" | "+" | "=")
        || word.chars().all(|c| c == '=' || c == '-');
    let number = word.trim_end_matches(['.', ')']);
    let numbered =
        number.len() + 1 == word.len() && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    match (marker, numbered) {
        (true, _) => format!("\\{word}"),
        (_, true) => format!("{number}\\{}", &word[number.len()..]),
        _ => word.to_owned(),
    }
}
