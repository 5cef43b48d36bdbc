//! Checks documentation as rustdoc reads it: nothing in it is run, is HTML, or is an unwanted link.

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag};

/// Returns the first defect of the documentation in a file.
pub fn defect(file: &str) -> Option<String> {
    let mut block = Vec::new();
    for line in file.lines().chain([""]) {
        let line = line.trim_start();
        let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        match text {
            Some(text) => block.push(text),
            None if block.is_empty() => {}
            None => {
                let text = unindented(&std::mem::take(&mut block));
                if let Some(why) = text_defect(&text) {
                    return Some(format!("{why}: {text:?}"));
                }
            }
        }
    }
    None
}

/// The lines without the indentation they share, as rustdoc takes them.
fn unindented(lines: &[&str]) -> String {
    let indentation = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let least = filled.map(indentation).min().unwrap_or_default();
    let lines: Vec<_> = lines
        .iter()
        .map(|line| line.get(least..).unwrap_or_default())
        .collect();
    lines.join("\n")
}

/// Returns the first defect of the `README.md` of a package, which has a comment at the top and two code blocks:
/// dependencies and an example.
pub fn readme_defect(text: &str) -> Option<String> {
    let (comment, text) = text.split_once('\n').unwrap_or_default();
    let inner = comment
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"));
    if inner.is_none_or(|inner| inner.contains("--") || inner.contains('>')) {
        return Some(format!("a first line that is no comment: {comment:?}"));
    }
    let mut blocks = Vec::new();
    let found = Parser::new_ext(text, OPTIONS).find_map(|event| match &event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language)))
            if ["toml", "rust"].contains(&&**language) =>
        {
            blocks.push(language.to_string());
            None
        }
        event => event_defect(event),
    });
    let is_as_made = blocks == ["toml", "rust"];
    found.or_else(|| (!is_as_made).then(|| format!("other blocks of code than its own: {blocks:?}")))
}

/// The extensions that rustdoc switches on.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION);

fn text_defect(text: &str) -> Option<String> {
    let mut broken = None;
    let mut callback = |link: BrokenLink<'_>| {
        if !leads_to_item(&link.reference) {
            broken.get_or_insert_with(|| format!("a link to nothing, `{}`", link.reference));
        }
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    let events = Parser::new_with_broken_link_callback(text, OPTIONS, Some(&mut callback));
    let found = events.into_iter().find_map(|event| event_defect(&event));
    found.or(broken)
}

fn event_defect(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => Some("HTML".to_owned()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if **language == *"text" => None,
        Event::Start(Tag::CodeBlock(_)) => Some("code that is run".to_owned()),
        Event::Start(Tag::Image { .. }) => Some("an image".to_owned()),
        Event::Start(Tag::Link {
            link_type, dest_url, ..
        }) => {
            let is_web = ["http://", "https://", "mailto:"]
                .iter()
                .any(|value| dest_url.starts_with(value));
            // an address in pointed brackets may be one of mail
            let is_mail = *link_type == LinkType::Email;
            (!is_web && !is_mail && !leads_to_item(dest_url)).then(|| format!("a link to `{dest_url}`"))
        }
        Event::Start(Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => {
            Some("a footnote".to_owned())
        }
        _ => None,
    }
}

/// Returns `true` if a link is to an item of the crate, as ours are: a path, in ticks or not.
fn leads_to_item(link: &str) -> bool {
    let path = link.trim_matches('`').trim_end_matches("()");
    // ours say what kind an item is where there are two of a name
    let kinds = [
        "struct@", "enum@", "mod@", "fn@", "type@", "trait@", "field@", "method@",
    ];
    let path = kinds
        .iter()
        .find_map(|kind| path.strip_prefix(kind))
        .unwrap_or(path);
    let is_word = |part: &str| {
        let part = part.trim_start_matches("r#");
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    let mut parts = path.split("::");
    !["std", "core", "alloc"].contains(&path.split("::").next().unwrap_or_default()) && parts.all(is_word)
}
