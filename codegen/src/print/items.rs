//! Prints items and statements.

use super::phrases::{after_attributes, find, is_inner, opening, phrase, starts_block, Opening, Phrase};
use super::tokens::{Kind, Pair, Role, LINE};
use super::Printer;

/// The kind of an item that decides on blank lines: there are none between two of the same kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Inner,
    Use,
    Mod,
    Line,
    Lines,
}

impl Printer<'_> {
    /// Prints items.
    pub(super) fn items(&mut self, start: usize, end: usize) {
        let (mut at, mut last) = (start, None);
        while at < end {
            let item = phrase(self.tokens, at, end);
            let group = self.group(at, item);
            if let Some(last) = last {
                self.newline();
                if group != last || group == Group::Lines {
                    self.newline();
                }
            }
            self.statement(at, item);
            last = Some(group);
            at = item.end.max(at + 1);
        }
    }

    fn group(&self, at: usize, item: Phrase) -> Group {
        if item.start == item.end && is_inner(self.tokens, at) {
            return Group::Inner;
        }
        let ends_early = self.tokens.is(item.end.wrapping_sub(1), ";");
        match opening(self.tokens, item.start, item.end) {
            Opening::Use => Group::Use,
            Opening::Items if ends_early => Group::Mod,
            _ if item.start > at || !self.fits_a_line(at, item.end) => Group::Lines,
            _ if ends_early => Group::Line,
            _ => Group::Lines,
        }
    }

    /// Prints the inside of a function.
    pub(super) fn statements(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let statement = phrase(self.tokens, at, end);
            if at > start {
                self.newline();
            }
            self.statement(at, statement);
            at = statement.end.max(at + 1);
        }
    }

    /// Prints an item or statement with its attributes.
    fn statement(&mut self, at: usize, phrase: Phrase) {
        let Phrase { start, end } = phrase;
        self.attributes(at, start);
        if start == end {
            return;
        }
        if at < start {
            self.newline();
        }
        match opening(self.tokens, start, end) {
            Opening::Fn => self.function(start, end),
            Opening::Struct | Opening::Impl | Opening::Items => self.definition(start, end),
            Opening::Use => self.import(start, end),
            Opening::Value => self.value(start, end),
            Opening::Other if starts_block(self.tokens, start) => self.with_blocks(start, end),
            Opening::Other => self.value(start, end),
        }
    }

    /// Prints attributes and documentation, each in lines of its own. The last line is not ended.
    pub(super) fn attributes(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            if at > start {
                self.newline();
            }
            let comment = match self.tokens.at(at).kind {
                Kind::Doc => Some("///"),
                Kind::InnerDoc => Some("//!"),
                _ => None,
            };
            let next = match comment {
                Some(comment) => {
                    self.comment(comment, at);
                    at + 1
                }
                None => {
                    let bracket = if self.tokens.is(at + 1, "!") {
                        at + 2
                    } else {
                        at + 1
                    };
                    let next = self.tokens.after(bracket).min(end);
                    self.attribute(at, bracket, next);
                    next
                }
            };
            at = next.max(at + 1);
        }
    }

    fn comment(&mut self, comment: &str, at: usize) {
        for (index, line) in self.tokens.text(at).split(LINE).enumerate() {
            if index > 0 {
                self.newline();
            }
            self.write(comment);
            self.write(line);
        }
    }

    fn attribute(&mut self, start: usize, bracket: usize, end: usize) {
        if self.fits(start, end, 0) {
            self.flat(start, end);
        } else {
            self.flat(start, bracket + 1);
            self.last_group(bracket + 1, end.saturating_sub(1), 1);
            self.token(end.saturating_sub(1));
        }
    }

    /// Prints a function.
    fn function(&mut self, start: usize, end: usize) {
        let body = self.body(start, end);
        self.signature(start, body);
        self.rest(body, end);
    }

    /// Returns the index of the braces or semicolon that end an item.
    fn body(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end && self.tokens.at(at).kind != Kind::Open(Pair::Brace) && !self.tokens.is(at, ";") {
            at = self.tokens.after(at);
        }
        at.min(end)
    }

    /// Prints the signature of a function, which ends before its body.
    fn signature(&mut self, start: usize, body: usize) {
        let after = if self.tokens.is(body, ";") { 1 } else { 2 };
        let mut open = start;
        while open < body && self.tokens.at(open).kind != Kind::Open(Pair::Parenthesis)
            || self.tokens.is(open.wrapping_sub(1), "pub")
        {
            open = self.tokens.after(open);
        }
        if self.fits(start, body, after) || open >= body {
            self.flat(start, body);
        } else {
            self.flat(start, open);
            self.elements(open);
            self.flat(self.tokens.after(open), body);
        }
    }

    /// Prints a structure, enum, `impl`, module or trait.
    fn definition(&mut self, start: usize, end: usize) {
        let body = self.body(start, end);
        let split = find(self.tokens, start, body, ["for"]);
        if self.fits(start, body, 2) {
            self.flat(start, body);
        } else if split < body {
            self.last_group(start, split, 0);
            self.indented(|printer| {
                printer.newline();
                printer.expression(split, body, 0);
            });
            self.newline();
        } else {
            self.expression(start, body, 2);
        }
        self.rest(body, end);
    }

    /// Prints the braces of an item and what is after them, or its semicolon.
    fn rest(&mut self, body: usize, end: usize) {
        let mut at = body;
        if self.tokens.at(body).kind == Kind::Open(Pair::Brace) {
            self.group_at(body, 0);
            at = self.tokens.after(body);
        }
        self.flat(at, end);
    }

    /// Prints an import.
    fn import(&mut self, start: usize, end: usize) {
        if self.fits(start, end, 0) {
            return self.flat(start, end);
        }
        let mut at = start;
        while at < end {
            let next = self.tokens.after(at);
            if self.tokens.at(at).role == Role::Use && next > at + 1 {
                self.elements(at);
            } else {
                self.flat(at, next);
            }
            at = next;
        }
    }

    /// Prints a definition or statement with a value, or an expression, up to its semicolon.
    fn value(&mut self, start: usize, end: usize) {
        let semicolon = if self.tokens.is(end.wrapping_sub(1), ";") {
            end - 1
        } else {
            end
        };
        let after = end - semicolon;
        let equals = find(self.tokens, start, semicolon, ["="]);
        let block = find(self.tokens, equals.min(semicolon), semicolon, ["else"]);
        let has_else = self.tokens.is(start, "let") && block < semicolon && !self.tokens.is(equals + 1, "if");
        if has_else && !self.fits(start, end, 0) {
            // with the space before it: ` else {`
            self.assignment(start, block, 7);
            self.token(block);
            self.group_at(block + 1, after);
        } else {
            self.assignment(start, semicolon, after);
        }
        self.flat(semicolon, end);
    }

    /// Prints the fields or variants of a definition.
    pub(super) fn fields(&mut self, open: usize) {
        let close = self.tokens.at(open).mate;
        self.token(open);
        self.indented(|printer| {
            let mut at = open + 1;
            while at < close {
                let comma = find(printer.tokens, at, close, [","]);
                let start = after_attributes(printer.tokens, at, comma);
                printer.newline();
                printer.attributes(at, start);
                if at < start {
                    printer.newline();
                }
                printer.element(start, comma, 1);
                printer.write(",");
                at = comma + 1;
            }
        });
        self.newline();
        self.closing(open);
    }
}
