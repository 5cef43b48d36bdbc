//! CommonMark as the model has it, with what rustdoc would stumble over mended.

use super::inline::escape;

/// The same text; code blocks are no tests, bare links are marked, brackets that link nowhere are escaped.
pub fn clean(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.trim().lines() {
        let line = line.trim_end();
        let code = line.trim_start();
        let marker: String = code.chars().take_while(|c| *c == '`' || *c == '~').collect();
        if marker.len() >= 3 {
            match &fence {
                None => {
                    fence = Some(marker.clone());
                    lines.push(format!("{}{marker}text", &line[..line.len() - code.len()]));
                }
                Some(open) if code.starts_with(open.as_str()) => {
                    fence = None;
                    lines.push(line.to_owned());
                }
                Some(_) => lines.push(line.to_owned()),
            }
            continue;
        }
        if fence.is_some() {
            lines.push(line.to_owned());
            continue;
        }
        // an indented line after a blank one would be code, and so a test
        let after_blank = lines.last().is_none_or(String::is_empty);
        let indent = line.len() - code.len();
        let indent = if after_blank { indent.min(3) } else { indent };
        lines.push(format!("{}{}", " ".repeat(indent), outside_code(code)));
    }
    lines.extend(fence);
    lines.join("\n")
}

/// A line with everything outside its code spans cleaned.
fn outside_code(line: &str) -> String {
    if line.matches('`').count() % 2 == 1 {
        return brackets(&line.replace('`', "\\`"));
    }
    let parts = line.split('`').enumerate().map(|(at, part)| match at % 2 {
        0 => brackets(part),
        _ => format!("`{part}`"),
    });
    parts.collect()
}

/// Escapes brackets unless they are a link, and marks bare links.
fn brackets(text: &str) -> String {
    if text.contains("](") {
        return text.to_owned();
    }
    let mut cleaned = String::new();
    for word in text.split_inclusive(' ') {
        match word.contains("://") && !word.contains('<') {
            true => cleaned.push_str(&escape(word)),
            false => cleaned.push_str(&word.replace('[', "\\[").replace(']', "\\]").replace('<', "\\<")),
        }
    }
    cleaned
}
