//! Verifies Markdown by parsing it as rustdoc does: it contains nothing that is run or loaded, no links but those to
//! the web and to mailboxes, and nothing rustdoc warns about.

use super::commonmark::EXTENSIONS;
use crate::characters::is_shown;
use crate::links::is_allowed;
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

/// Returns the first defect of a text; `None` if it has none.
pub fn defect(markdown: &str) -> Option<String> {
    let mut broken = None;
    let mut callback = |link: BrokenLink<'_>| {
        broken.get_or_insert_with(|| format!("`[{}]` is no link", link.reference));
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    let options = EXTENSIONS.union(Options::ENABLE_SMART_PUNCTUATION);
    let events = Parser::new_with_broken_link_callback(markdown, options, Some(&mut callback));
    // open links and code blocks, in which URLs need no markup
    let mut open = 0;
    let found = events.into_iter().find_map(|event| {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => open += 1,
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => open -= 1,
            _ => {}
        }
        event_defect(&event, open > 0)
    });
    found.or(broken)
}

fn event_defect(event: &Event<'_>, may_name_address: bool) -> Option<String> {
    match event {
        Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => Some("HTML".to_owned()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if **language == *"text" => None,
        Event::Start(Tag::CodeBlock(_)) => Some("code that is run".to_owned()),
        Event::Start(Tag::Image { .. }) => Some("an image".to_owned()),
        Event::Start(Tag::Link {
            link_type, dest_url, ..
        }) => {
            let is_direct = matches!(link_type, LinkType::Inline | LinkType::Autolink);
            (!is_direct || !is_allowed(dest_url)).then(|| format!("a link to `{dest_url}`"))
        }
        Event::Start(Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => {
            Some("a footnote".to_owned())
        }
        Event::Text(text) if !may_name_address && (text.contains("http://") || text.contains("https://")) => {
            Some(format!("a bare address in `{text}`"))
        }
        Event::Text(text) | Event::Code(text) => text
            .contains(|c: char| c != '\n' && !is_shown(c))
            .then(|| "characters that are not shown".to_owned()),
        _ => None,
    }
}

/// Returns `true` if Markdown shows a text unchanged, apart from code spans, which read well either way.
pub fn is_plain(text: &str) -> bool {
    let mut shown = String::new();
    for event in Parser::new_ext(text, EXTENSIONS) {
        match event {
            Event::Text(text) => shown.push_str(&text),
            Event::Code(text) => shown.push_str(&format!("`{text}`")),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            _ => return false,
        }
    }
    shown == text && defect(text).is_none()
}
