//! HTML → a tree, forgiving: unknown tags are transparent, unclosed ones end where they have to.

/// A piece of the document.
#[derive(Debug)]
pub enum Node {
    /// Text, entities resolved.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element and what it holds.
#[derive(Debug, Default)]
pub struct Element {
    /// Its tag in lower case; empty for the whole document.
    pub tag: String,
    /// Where it links to.
    pub href: Option<String>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// Deepest nesting that is kept; what is nested deeper is lifted up to this depth.
const MAX_DEPTH: usize = 32;

/// Tags that end a paragraph when they begin.
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
    "div",
    "examples",
    "fullname",
    "blockquote",
];

/// Whether a text has tags, and is therefore no plain CommonMark.
pub fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let is_inline = matches!(
            name.as_str(),
            "a" | "b" | "i" | "em" | "strong" | "code" | "br" | "span" | "sup"
        );
        (is_inline || BLOCKS.contains(&name.as_str()))
            && rest[name.len()..].starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace())
    })
}

/// Parses a document.
pub fn parse(text: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        add_text(&mut open, &rest[..at]);
        rest = &rest[at..];
        let Some((tag, after)) = tag(rest) else {
            add_text(&mut open, "<");
            rest = &rest[1..];
            continue;
        };
        rest = after;
        match tag {
            Tag::Start { name, href, empty } => start(&mut open, name, href, empty),
            Tag::End(name) => end(&mut open, &name),
            Tag::Comment => {}
        }
    }
    add_text(&mut open, rest);
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}

enum Tag {
    Start {
        name: String,
        href: Option<String>,
        empty: bool,
    },
    End(String),
    Comment,
}

/// The tag a text begins with, and what follows it; none where the `<` is just a character.
fn tag(text: &str) -> Option<(Tag, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let (_, after) = comment.split_once("-->").unwrap_or((comment, ""));
        return Some((Tag::Comment, after));
    }
    let (inside, after) = text[1..].split_once('>')?;
    let (inside, is_end) = match inside.strip_prefix('/') {
        Some(name) => (name, true),
        None => (inside, false),
    };
    let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).collect();
    let attributes = &inside[name.len()..];
    let separated = attributes.is_empty() || attributes.starts_with(|c: char| c.is_whitespace() || c == '/');
    if name.is_empty() || !separated || inside.contains('<') {
        return None;
    }
    let name = name.to_ascii_lowercase();
    Some(match is_end {
        true => (Tag::End(name), after),
        false => {
            let empty = attributes.trim_end().ends_with('/') || name == "br" || name == "img" || name == "hr";
            (
                Tag::Start {
                    name,
                    href: attribute(attributes, "href"),
                    empty,
                },
                after,
            )
        }
    })
}

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

fn start(open: &mut Vec<Element>, name: String, href: Option<String>, empty: bool) {
    if BLOCKS.contains(&name.as_str()) {
        close_paragraph(open);
    }
    // an item ends where its next sibling begins
    let siblings: &[&str] = match name.as_str() {
        "li" => &["li"],
        "dt" | "dd" => &["dt", "dd"],
        "tr" => &["td", "th", "tr"],
        "td" | "th" => &["td", "th"],
        _ => &[],
    };
    while open
        .last()
        .is_some_and(|element| siblings.contains(&element.tag.as_str()))
    {
        close(open);
    }
    if open.len() > MAX_DEPTH {
        return;
    }
    open.push(Element {
        tag: name,
        href,
        children: Vec::new(),
    });
    if empty {
        close(open);
    }
}

fn close_paragraph(open: &mut Vec<Element>) {
    let inline = ["a", "b", "i", "em", "strong", "code", "span", "sup", "sub", "u"];
    let paragraph = open
        .iter()
        .rposition(|element| !inline.contains(&element.tag.as_str()));
    if let Some(at) = paragraph.filter(|at| open[*at].tag == "p") {
        while open.len() > at {
            close(open);
        }
    }
}

fn end(open: &mut Vec<Element>, name: &str) {
    // an end without a start means nothing; an end within a list does not end the list
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
    if at == 0 || (crosses && !may_cross) {
        return;
    }
    while open.len() > at {
        close(open);
    }
}

fn close(open: &mut Vec<Element>) {
    if let (Some(element), Some(parent)) = (open.pop(), open.last_mut()) {
        parent.children.push(Node::Element(element));
    }
}

fn add_text(open: &mut [Element], text: &str) {
    if let (false, Some(element)) = (text.is_empty(), open.last_mut()) {
        element.children.push(Node::Text(decode(text)));
    }
}

/// Resolves the entities that occur in models.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest[1..]
            .find(';')
            .filter(|end| *end <= 10)
            .map(|end| &rest[1..=end]);
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
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    })
}
