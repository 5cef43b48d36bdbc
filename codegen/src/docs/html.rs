//! Parses HTML into a tree, leniently: unclosed tags end where HTML implies it, and unknown tags are text.

use super::tree::{Builder, Element};

/// Tags whose start ends a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "note",
    "important",
    "caution",
    "warning",
    "pre",
    "table",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "div",
    "center",
    "section",
    "article",
    "examples",
    "fullname",
    "blockquote",
];

/// Tags within a paragraph.
const INLINE: &[&str] = &[
    "a",
    "b",
    "i",
    "em",
    "strong",
    "code",
    "br",
    "span",
    "sup",
    "sub",
    "u",
    "s",
    "strike",
    "del",
    "ins",
    "small",
    "big",
    "tt",
    "kbd",
    "samp",
    "var",
    "font",
    "cite",
    "dfn",
    "abbr",
    "mark",
    "nobr",
    "wbr",
    "img",
    // from the format in which AWS writes its guides
    "replaceable",
];

/// Tags of table parts.
const TABLES: &[&str] = &["thead", "tbody", "tfoot", "td", "th", "colgroup", "col"];

/// Tags within `<examples>`; elsewhere they are text.
const EXAMPLES: &[&str] = &["example", "name", "description", "request", "response"];

/// Tags without an end tag.
const EMPTY: &[&str] = &["br", "hr", "img", "wbr", "col"];

/// Returns `true` for tags that are markup. Others are text, such as `<Region>`; so are scripts, styles and forms.
fn is_known(name: &str, attributes: &str, builder: &Builder) -> bool {
    let in_examples = || builder.closable().iter().any(|element| element.tag == "examples");
    match name {
        // from the format in which AWS writes its guides; its target is another page
        "link" => attributes.contains("linkend="),
        _ if EXAMPLES.contains(&name) => in_examples(),
        _ => [BLOCKS, INLINE, TABLES].iter().any(|tags| tags.contains(&name)),
    }
}

/// Returns `true` for a text that begins with a tag or comment, and is therefore HTML and not CommonMark.
pub fn is_html(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("<!--") || text.starts_with('<') && tag(text, &Builder::new()).is_some()
}

/// Parses a document.
pub fn parse(text: &str) -> Element {
    let mut builder = Builder::new();
    feed(text, &mut builder);
    builder.finish()
}

/// Adds a piece of HTML to a tree.
pub fn feed(text: &str, builder: &mut Builder) {
    let mut rest = text;
    let mut comments_end = true;
    while let Some(at) = rest.find('<') {
        builder.text(&decode(&rest[..at]));
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--").filter(|_| comments_end) {
            if let Some((_, after)) = comment.split_once("-->") {
                rest = after;
                continue;
            }
            comments_end = false;
        }
        let Some((tag, after)) = tag(rest, builder) else {
            builder.text("<");
            rest = &rest[1..];
            continue;
        };
        rest = after;
        match tag {
            Tag::Start { name, attributes } => start(builder, &name, attributes),
            Tag::End(name) => end(builder, &name),
        }
    }
    builder.text(&decode(rest));
}

enum Tag<'a> {
    Start { name: String, attributes: &'a str },
    End(String),
}

/// Splits off the tag that a text begins with; `None` if the `<` is just a character.
fn tag<'a>(text: &'a str, builder: &Builder) -> Option<(Tag<'a>, &'a str)> {
    let text = text.strip_prefix('<')?;
    // a `<` inside makes it text, and keeps the search for the end short
    let (inside, after) = text.split_once(['<', '>'])?;
    if text[inside.len()..].starts_with('<') {
        return None;
    }
    let (inside, is_end) = match inside.strip_prefix('/') {
        Some(name) => (name, true),
        None => (inside, false),
    };
    let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).collect();
    let attributes = &inside[name.len()..];
    let separated = attributes.is_empty() || attributes.starts_with(|c: char| c.is_whitespace() || c == '/');
    let name = name.to_ascii_lowercase();
    if !separated || !is_known(&name, attributes, builder) {
        return None;
    }
    let tag = if is_end {
        Tag::End(name)
    } else {
        Tag::Start { name, attributes }
    };
    Some((tag, after))
}

/// Returns the value of an attribute, by its name in lower case.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find(&format!("{name}="))?;
    let value = attributes.get(at + name.len() + 1..)?;
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    let value = decode(value.trim());
    (!value.is_empty()).then_some(value)
}

fn start(builder: &mut Builder, name: &str, attributes: &str) {
    if BLOCKS.contains(&name) {
        close_paragraph(builder);
    }
    // an item ends where its next sibling begins
    let siblings: &[&str] = match name {
        "li" => &["li"],
        "dt" | "dd" => &["dt", "dd"],
        "tr" => &["td", "th", "tr"],
        "td" | "th" => &["td", "th"],
        _ => &[],
    };
    let is_sibling = |element: &Element| siblings.contains(&element.tag.as_str());
    while builder.closable().last().is_some_and(is_sibling) {
        builder.close_until(builder.closable().len() - 1);
    }
    let depth = builder.depth();
    match name {
        // an image becomes a link, so that documentation loads nothing from elsewhere
        "img" => {
            builder.open(Element::link(attribute(attributes, "src")));
            let alt = attribute(attributes, "alt");
            builder.text(alt.as_deref().unwrap_or("image"));
        }
        _ => builder.open(Element {
            href: attribute(attributes, "href").filter(|_| name == "a"),
            start: attribute(attributes, "start").and_then(|number| number.parse().ok()),
            ..Element::new(name)
        }),
    }
    if EMPTY.contains(&name) || attributes.trim_end().ends_with('/') {
        builder.close_to(depth);
    }
}

fn close_paragraph(builder: &mut Builder) {
    let open = builder.closable();
    let paragraph = open
        .iter()
        .rposition(|element| !INLINE.contains(&element.tag.as_str()));
    if let Some(at) = paragraph.filter(|at| open[*at].tag == "p") {
        builder.close_until(at);
    }
}

fn end(builder: &mut Builder, name: &str) {
    // an end tag without a start is ignored; an end tag within a list does not end the list
    let open = builder.closable();
    let Some(at) = open.iter().rposition(|element| element.tag == name) else {
        return;
    };
    let crosses = open[at + 1..]
        .iter()
        .any(|element| matches!(element.tag.as_str(), "ul" | "ol" | "dl" | "table"));
    let may_cross = matches!(
        name,
        "ul" | "ol" | "dl" | "table" | "note" | "important" | "div" | "li" | "dd"
    );
    if may_cross || !crosses {
        builder.close_until(at);
    }
}

/// Resolves the character references that occur in models.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let entity = end.and_then(|end| rest.get(1..end));
        match entity.and_then(|entity| Some((entity.len(), character(entity)?))) {
            Some((length, c)) => {
                decoded.push(c);
                rest = &rest[length + 2..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "le" => '≤',
        "ge" => '≥',
        "times" => '×',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "deg" => '°',
        "rarr" => '→',
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?
        }
    })
}
