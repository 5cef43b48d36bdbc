//! Parses JSON into a tree of values with locations. It recovers from errors, so that one run reports several.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::node::{Node, NodeKind, Object, MAX_DEPTH};
use crate::source::{Location, Source, Sources};

/// The maximum number of findings per file.
pub const MOST_FINDINGS: usize = 20;

/// Parses the JSON in a file; `None` if it contains no value at all.
pub fn read(file: u32, source: &Source, sources: &Sources, findings: &mut Diagnostics) -> Option<Node> {
    let mut reader = Reader {
        text: "",
        base: 0,
        at: 0,
        file,
        open_objects: 0,
        open_arrays: 0,
        count: 0,
        is_over: false,
        sources,
        findings,
    };
    let text = reader.decoded(&source.text)?;
    reader.text = text;
    reader.base = source.text.len() - text.len();
    reader.skip();
    if reader.peek().is_none() {
        let finding = Diagnostic::error(codes::SYNTAX, "the file is empty");
        reader.report(
            0,
            finding.hint("write a JSON object into it, or choose another file"),
        );
        return None;
    }
    let value = reader.value();
    reader.skip();
    if !reader.is_over && reader.peek().is_some() {
        reader.error(
            reader.at,
            "there is text after the end of the JSON value",
            "remove it, or correct the brackets before it",
        );
    }
    value
}

struct Reader<'a> {
    text: &'a str,
    /// The length of a byte order mark at the start of the file.
    base: usize,
    at: usize,
    file: u32,
    open_objects: usize,
    open_arrays: usize,
    count: usize,
    /// True if parsing cannot continue.
    is_over: bool,
    sources: &'a Sources,
    findings: &'a mut Diagnostics,
}

impl<'a> Reader<'a> {
    /// Decodes the text and removes a byte order mark, which editors on Windows add.
    fn decoded(&mut self, bytes: &'a [u8]) -> Option<&'a str> {
        if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
            let finding = Diagnostic::error(codes::SYNTAX, "the file is UTF-16");
            self.report(0, finding.hint("save it as UTF-8"));
            return None;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => {
                let finding = Diagnostic::error(codes::SYNTAX, "the file is not UTF-8");
                self.report(error.valid_up_to(), finding.hint("save it as UTF-8"));
                None
            }
        }
    }

    fn value(&mut self) -> Option<Node> {
        let start = self.at;
        let kind = match self.peek()? {
            b'{' => self.object()?,
            b'[' => self.array()?,
            b'"' => NodeKind::String(self.string()),
            b'\'' => NodeKind::String(self.single_quoted()),
            b'-' | b'+' | b'.' | b'0'..=b'9' => self.number(),
            byte if is_word(byte) => self.word(),
            _ => {
                self.error(
                    start,
                    "a value is missing here",
                    "a value is an object, an array, a string, a number, `true`, `false` or `null`",
                );
                return None;
            }
        };
        Some(Node::new(kind, self.location(start)))
    }

    fn array(&mut self) -> Option<NodeKind> {
        let start = self.begin()?;
        self.open_arrays += 1;
        let mut items = Vec::new();
        while self.is_more(start, b']', "array") {
            match self.value() {
                Some(item) => items.push(item),
                None => self.skip_to_separator(),
            }
            self.separator(b']');
        }
        self.open_arrays -= 1;
        Some(NodeKind::Array(items))
    }

    fn object(&mut self) -> Option<NodeKind> {
        let start = self.begin()?;
        self.open_objects += 1;
        let mut object = Object::default();
        while self.is_more(start, b'}', "object") {
            self.entry(&mut object);
            self.separator(b'}');
        }
        self.open_objects -= 1;
        Some(NodeKind::Object(object))
    }

    /// Consumes the bracket of an array or object and returns its position, unless it is nested too deeply.
    fn begin(&mut self) -> Option<usize> {
        let start = self.at;
        if self.open_objects + self.open_arrays == MAX_DEPTH {
            let message = format!("values are nested more than {MAX_DEPTH} deep");
            let finding = Diagnostic::error(codes::UNSUPPORTED, message);
            self.report(start, finding.hint("no model needs that; remove some levels"));
            self.is_over = true;
            return None;
        }
        self.at += 1;
        Some(start)
    }

    fn entry(&mut self, object: &mut Object) {
        let key_at = self.at;
        let key = match self.peek() {
            Some(b'"') => self.string(),
            Some(b'\'') => self.single_quoted(),
            Some(byte) if is_word(byte) || byte.is_ascii_digit() => {
                let key = self.take(|b| is_word(b) || b.is_ascii_digit());
                let message = format!("the key `{key}` has no quotes");
                self.error(key_at, message, "put it in double quotes");
                key.to_owned()
            }
            _ => {
                let hint = "entries have the form `\"key\": value`";
                self.error(key_at, "a key in double quotes is missing here", hint);
                self.skip_to_separator();
                return;
            }
        };
        self.skip();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                self.error(
                    self.at,
                    "a key and its value are separated by `:`",
                    "write `:` instead of `=`",
                );
                self.at += 1;
            }
            _ => {
                let message = format!("a `:` is missing after the key `{key}`");
                self.error(self.at, message, "entries have the form `\"key\": value`");
                if matches!(self.peek(), None | Some(b',' | b'}' | b']')) {
                    return;
                }
            }
        }
        self.skip();
        let Some(value) = self.value() else {
            self.skip_to_separator();
            return;
        };
        match object.entry(&key).map(|entry| entry.key_at) {
            None => drop(object.insert_at(key, self.location(key_at), value)),
            Some(first) => {
                let message = format!("the key `{key}` occurs twice");
                let mut finding = Diagnostic::error(codes::SYNTAX, message);
                if let Some(first) = self.sources.show(first) {
                    finding = finding.hint(format!("remove one of them; the other one is at {first}"));
                }
                self.report(key_at, finding);
            }
        }
    }

    /// Returns `true` if an array or object has more items; otherwise consumes the closing bracket.
    fn is_more(&mut self, start: usize, end: u8, kind: &str) -> bool {
        self.skip();
        let place = self.at;
        let message = match self.peek() {
            _ if self.is_over => return false,
            Some(byte) if byte == end => {
                self.at += 1;
                return false;
            }
            Some(byte @ (b']' | b'}')) => {
                let others = if byte == b'}' {
                    self.open_objects
                } else {
                    self.open_arrays
                };
                // it closes an outer one, if there is one
                if others == 0 {
                    self.at += 1;
                }
                format!("`{}` is here, but `{}` is missing", byte as char, end as char)
            }
            None => {
                self.is_over = true;
                format!("the file ends in the middle of an {kind}")
            }
            Some(_) => return true,
        };
        let mut finding = Diagnostic::error(codes::SYNTAX, message);
        if let Some(opened) = self.sources.show(self.location(start)) {
            finding = finding.hint(format!("the {kind} begins at {opened}"));
        }
        self.report(place, finding);
        false
    }

    /// Consumes the comma after an item.
    fn separator(&mut self, end: u8) {
        self.skip();
        let comma = self.at;
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.skip();
                while self.peek() == Some(b',') {
                    self.error(
                        self.at,
                        "there is nothing between these commas",
                        "remove one of them",
                    );
                    self.at += 1;
                    self.skip();
                }
                if self.peek() == Some(end) {
                    self.error(comma, "nothing follows this comma", "remove it");
                }
            }
            None | Some(b'}' | b']') => {}
            Some(_) if self.is_over => {}
            Some(_) => self.error(comma, "a comma is missing here", "put a comma between items"),
        }
    }

    /// Skips invalid text, up to the next comma, bracket or line.
    fn skip_to_separator(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.find([',', '}', ']', '\n']).unwrap_or(rest.len());
        self.at += length;
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        let mut output = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let is_end = |b: &u8| matches!(b, b'"' | b'\\' | 0..=0x1f);
            let length = rest.as_bytes().iter().position(is_end);
            let length = length.unwrap_or(rest.len());
            output.push_str(rest.get(..length).unwrap_or_default());
            self.at += length;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return output;
                }
                Some(b'\\') => self.escape(&mut output),
                Some(b'\n') | None => {
                    let hint = "close it with `\"`; a line break in it is written `\\n`";
                    self.error(start, "the string is not closed on its line", hint);
                    return output;
                }
                Some(control) => {
                    let message = format!("the string contains the control character U+{control:04X}");
                    self.error(self.at, message, format!("write it as `\\u{control:04x}`"));
                    output.push(char::from(control));
                    self.at += 1;
                }
            }
        }
    }

    fn escape(&mut self, output: &mut String) {
        let start = self.at;
        self.at += 1;
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                match self.unicode() {
                    Some(character) => output.push(character),
                    None => self.error(
                        start,
                        "this escape does not represent a character",
                        "`\\u` takes four hexadecimal digits; two of them form a pair for characters beyond U+FFFF",
                    ),
                }
                return;
            }
            _ => {
                let hint = "JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits";
                self.error(start, "this escape does not exist", hint);
                return;
            }
        };
        self.at += 1;
        output.push(character);
    }

    /// Decodes the character after `\u`, of one escape or a surrogate pair.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with("\\u") {
            return None;
        }
        self.at += 2;
        let second = self.unit()?;
        let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + low)
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// Reads a string in single quotes, as in other languages.
    fn single_quoted(&mut self) -> String {
        self.error(self.at, "strings are in double quotes", "write `\"` for each `'`");
        self.at += 1;
        let text = self.take(|b| b != b'\'' && b != b'\n').to_owned();
        if self.peek() == Some(b'\'') {
            self.at += 1;
        }
        text
    }

    fn number(&mut self) -> NodeKind {
        let start = self.at;
        let text = self.take(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.'));
        if !is_number(text) {
            let shown: String = text.chars().take(40).collect();
            self.error(
                start,
                format!("`{shown}` is not a JSON number"),
                "numbers are like -1, 0.5 or 1e9",
            );
            return NodeKind::Null;
        }
        NodeKind::Number(text.into())
    }

    fn word(&mut self) -> NodeKind {
        let start = self.at;
        let word = self.take(is_word);
        match word {
            "true" => NodeKind::Bool(true),
            "false" => NodeKind::Bool(false),
            "null" => NodeKind::Null,
            _ => {
                let shown: String = word.chars().take(40).collect();
                let finding = format!("`{shown}` is not a JSON value");
                let hint = match word.to_ascii_lowercase().as_str() {
                    lower @ ("true" | "false" | "null") => format!("write `{lower}`"),
                    "none" | "nil" | "undefined" => "write `null`".to_owned(),
                    _ => "put strings in double quotes".to_owned(),
                };
                self.error(start, finding, hint);
                NodeKind::Null
            }
        }
    }

    /// Skips white space, and comments, which JSON does not have.
    fn skip(&mut self) {
        loop {
            self.take(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'));
            if self.peek() != Some(b'/') {
                return;
            }
            let rest = self.text.get(self.at..).unwrap_or_default();
            let length = match rest.as_bytes().get(1) {
                Some(b'/') => rest.find('\n').unwrap_or(rest.len()),
                Some(b'*') => rest.find("*/").map_or(rest.len(), |end| end + 2),
                _ => return,
            };
            self.error(self.at, "JSON has no comments", "remove it");
            self.at += length;
        }
    }

    fn take(&mut self, is_part: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest.bytes().position(|b| !is_part(b)).unwrap_or(rest.len());
        // the whole character is consumed
        let end = (end..=rest.len())
            .find(|end| rest.is_char_boundary(*end))
            .unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        if self.is_over {
            None
        } else {
            self.text.as_bytes().get(self.at).copied()
        }
    }

    fn location(&self, at: usize) -> Location {
        Location::new(self.file, self.base + at)
    }

    fn error(&mut self, at: usize, message: impl Into<String>, hint: impl Into<String>) {
        self.report(at, Diagnostic::error(codes::SYNTAX, message).hint(hint));
    }

    fn report(&mut self, at: usize, finding: Diagnostic) {
        self.count += 1;
        if self.count > MOST_FINDINGS {
            self.is_over = true;
            return;
        }
        self.findings.push(finding.at(self.location(at), self.sources));
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$') || byte >= 0x80
}

/// Returns `true` for numbers in the syntax of JSON.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent)))
}
