//! Checks documentation as rustdoc reads it: nothing in it is HTML or an unwanted link, and only the example of the front
//! page is code.

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

/// Returns the first defect of the documentation in a file; the one of the crate's root begins with the front page.
pub fn defect(file: &str, is_root: bool) -> Option<String> {
    let mut block = Vec::new();
    let mut is_front_page = false;
    for line in file.lines().chain([""]) {
        let line = line.trim_start();
        let inner = line.strip_prefix("//!");
        is_front_page |= is_root && inner.is_some();
        match line.strip_prefix("///").or(inner) {
            Some(text) => block.push(text),
            None if block.is_empty() => {}
            None => {
                let text = unindented(&std::mem::take(&mut block));
                let found = if std::mem::take(&mut is_front_page) {
                    front_page_defect(&text)
                } else {
                    text_defect(&text)
                };
                if let Some(why) = found {
                    return Some(format!("{why}: {text:?}"));
                }
            }
        }
    }
    None
}

/// Returns the lines without the indentation that all have, as rustdoc reads them.
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
    let mut code = Code::default();
    let found = Parser::new_ext(text, OPTIONS).find_map(|event| code.defect(&event));
    found.or_else(|| code.example_defect("rust"))
}

/// Returns the first defect of the front page, which has the code blocks of the `README.md`.
fn front_page_defect(text: &str) -> Option<String> {
    let mut code = Code::default();
    let found = parsed(text, |event| code.defect(event));
    found.or_else(|| code.example_defect("rust,no_run"))
}

/// The blocks of code in a text.
#[derive(Default)]
struct Code {
    /// The language and the text of each.
    blocks: Vec<(String, String)>,
    is_open: bool,
}

impl Code {
    /// Adds a block of code of the two languages; returns the defect of anything else.
    fn defect(&mut self, event: &Event<'_>) -> Option<String> {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language)))
                if ["toml", "rust", "rust,no_run"].contains(&&**language) =>
            {
                self.blocks.push((language.to_string(), String::new()));
                self.is_open = true;
            }
            Event::End(TagEnd::CodeBlock) => self.is_open = false,
            Event::Text(text) if self.is_open => self.blocks.last_mut()?.1.push_str(text),
            event => return event_defect(event),
        }
        None
    }

    /// Returns the defect of blocks other than dependencies and an example in Rust that can be parsed.
    fn example_defect(&self, rust: &str) -> Option<String> {
        let [dependencies, example] = self.blocks.as_slice() else {
            return Some(format!("{} blocks of code instead of two", self.blocks.len()));
        };
        if dependencies.0 != "toml" || example.0 != rust {
            return Some(format!("blocks of code in other languages: {:?}", self.blocks));
        }
        let lines = example.1.lines().map(|line| match line.strip_prefix("# ") {
            Some(hidden) => hidden,
            None => line,
        });
        let body = lines.collect::<Vec<_>>().join("\n");
        let function = format!("async fn example() {{ {body} }}");
        let error = syn::parse_str::<syn::ItemFn>(&function).err()?;
        Some(format!("an example that is not Rust: {error}"))
    }
}

/// The extensions that rustdoc switches on.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION);

fn text_defect(text: &str) -> Option<String> {
    parsed(text, event_defect)
}

/// Returns the first defect that `check` finds, or a link to nothing.
fn parsed(text: &str, mut check: impl FnMut(&Event<'_>) -> Option<String>) -> Option<String> {
    let mut broken = None;
    let mut callback = |link: BrokenLink<'_>| {
        if !leads_to_item(&link.reference) {
            broken.get_or_insert_with(|| format!("a link to nothing, `{}`", link.reference));
        }
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    let events = Parser::new_with_broken_link_callback(text, OPTIONS, Some(&mut callback));
    let found = events.into_iter().find_map(|event| check(&event));
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
