//! Examples in documentation, which are compiled as tests.

use std::fmt::Write;

/// Returns the code of the examples in Markdown, with empty lines in place of other text, so that line numbers are
/// kept.
pub fn examples(text: &str) -> Option<String> {
    let mut code = String::new();
    let mut fence: Option<(&str, bool)> = None;
    let mut has_code = false;
    for line in text.lines() {
        let bare = line.trim_start();
        match fence {
            Some((mark, _)) if bare.starts_with(mark) => {
                fence = None;
                code.push('\n');
            }
            Some((_, true)) => {
                has_code = true;
                // lines that are compiled and not shown
                let shown = bare.strip_prefix("# ").unwrap_or(line);
                let shown = if bare == "#" { "" } else { shown };
                // writing to a string cannot fail
                let _ = writeln!(code, "{shown}");
            }
            Some(_) => code.push('\n'),
            None => {
                let mark = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark));
                if let Some(mark) = mark {
                    let info = bare.trim_start_matches(['`', '~']);
                    fence = Some((mark, is_rust(info)));
                }
                code.push('\n');
            }
        }
    }
    has_code.then_some(code)
}

/// Returns `true` if rustdoc compiles a code block with this info string.
fn is_rust(info: &str) -> bool {
    let words = info
        .split([',', ' '])
        .map(str::trim)
        .filter(|word| !word.is_empty());
    let other = ["text", "ignore", "toml", "sh", "bash", "json", "console", "shell"];
    words.into_iter().all(|word| !other.contains(&word))
}
