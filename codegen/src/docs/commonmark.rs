//! Parses CommonMark into the same tree as HTML, from the events of a CommonMark parser.

use super::html;
use super::tree::{Builder, Element};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The extensions of CommonMark that rustdoc enables, and would therefore render.
pub const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Parses a document. Embedded HTML is treated as in a document of HTML.
pub fn parse(text: &str) -> Element {
    let mut reader = Reader {
        builder: Builder::new(),
        open: Vec::new(),
        html: None,
        label: None,
    };
    for event in Parser::new_ext(text, EXTENSIONS) {
        reader.event(event);
    }
    reader.builder.finish()
}

struct Reader {
    builder: Builder,
    /// For each open element of the parser: the numbers of open and of protected elements when it began.
    open: Vec<(usize, usize)>,
    /// The block of HTML that is being read.
    html: Option<String>,
    /// The label of a footnote, for the paragraph that comes next.
    label: Option<String>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        let builder = &mut self.builder;
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => {
                if let (TagEnd::FootnoteDefinition, Some(label)) = (end, self.label.take()) {
                    builder.text(&label);
                }
                self.end();
            }
            Event::Text(text) => builder.text(&text),
            Event::Code(text) => {
                let depth = builder.depth();
                builder.open(Element::new("code"));
                builder.text(&text);
                builder.close_to(depth);
            }
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => html::feed(&text, builder),
            },
            Event::InlineHtml(text) => html::feed(&text, builder),
            Event::FootnoteReference(label) => builder.text(&format!("[^{label}]")),
            Event::SoftBreak => builder.text("\n"),
            Event::HardBreak => html::feed("<br>", builder),
            Event::Rule => html::feed("<hr>", builder),
            Event::TaskListMarker(done) => builder.text(if done { "[x] " } else { "[ ] " }),
            // the extension is not enabled
            Event::InlineMath(text) | Event::DisplayMath(text) => builder.text(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let depth = self.builder.depth();
        let mut label = None;
        let element = match tag {
            Tag::HtmlBlock => {
                self.html = Some(String::new());
                Element::new("div")
            }
            Tag::Heading { level, .. } => Element::new(match level {
                HeadingLevel::H1 => "h1",
                HeadingLevel::H2 => "h2",
                _ => "h3",
            }),
            Tag::BlockQuote(_) => Element::new("blockquote"),
            Tag::CodeBlock(_) => Element::new("pre"),
            Tag::List(Some(start)) => Element {
                start: Some(start),
                ..Element::new("ol")
            },
            Tag::List(None) => Element::new("ul"),
            Tag::Item => Element::new("li"),
            Tag::Table(_) => Element::new("table"),
            Tag::TableHead => Element::new("thead"),
            Tag::TableRow => Element::new("tr"),
            Tag::TableCell => Element::new("td"),
            Tag::Emphasis => Element::new("em"),
            Tag::Strong => Element::new("strong"),
            Tag::Strikethrough => Element::new("del"),
            Tag::Link { dest_url, .. } => Element::link(Some(dest_url.into_string())),
            // an image becomes a link, so that documentation loads nothing from elsewhere
            Tag::Image { dest_url, .. } => Element::link(Some(dest_url.into_string())),
            Tag::FootnoteDefinition(label) => {
                self.label = Some(format!("[^{label}]: "));
                Element::new("div")
            }
            Tag::Paragraph => {
                label = self.label.take();
                Element::new("p")
            }
            // the extension is not enabled
            _ => Element::new("div"),
        };
        self.builder.open(element);
        label.iter().for_each(|label| self.builder.text(label));
        let kept = self.builder.keep();
        self.open.push((depth, kept));
    }

    fn end(&mut self) {
        if let Some(html) = self.html.take() {
            html::feed(&html, &mut self.builder);
        }
        if let Some((depth, kept)) = self.open.pop() {
            self.builder.close_to(depth);
            self.builder.keep_only(kept);
        }
    }
}
