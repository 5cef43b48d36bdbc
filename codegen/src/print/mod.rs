//! Prints tokens as the text of a Rust file, in the style of rustfmt.
//!
//! Any tokens are printed as the same tokens. Only what generated code consists of is broken into several lines where one
//! is too short; the rest, such as binary operators, `where` clauses and guards of match arms, stays in one line.

mod expressions;
mod items;
mod phrases;
mod roles;
#[cfg(test)]
pub mod tests;
mod tokens;

use quote::ToTokens;
use tokens::{Kind, Tokens};

pub use tokens::LINE;

/// The widest line, in characters.
const WIDTH: usize = 100;
const INDENT: usize = 4;

/// Prints tokens.
pub fn print(code: impl ToTokens) -> String {
    let mut tokens = Tokens::new(code.into_token_stream());
    roles::mark(&mut tokens);
    let mut printer = Printer::new(&tokens);
    printer.items(0, tokens.len());
    if !printer.text.is_empty() {
        printer.newline();
    }
    printer.text
}

/// Writes marked tokens.
struct Printer<'a> {
    tokens: &'a Tokens,
    text: String,
    indent: usize,
    /// The number of characters in the current line.
    column: usize,
    /// True if the current line is empty.
    is_fresh: bool,
    /// The column of each token if all tokens were in one line, and the number of line ends that cannot be left out
    /// before it.
    places: Vec<(usize, usize)>,
}

impl<'a> Printer<'a> {
    fn new(tokens: &'a Tokens) -> Self {
        let mut places = Vec::with_capacity(tokens.len() + 1);
        let (mut column, mut hard) = (0, 0);
        for index in 0..tokens.len() {
            let token = tokens.at(index);
            places.push((column, hard));
            hard += usize::from(token.hard);
            // documentation has lines of its own
            let is_doc = matches!(token.kind, Kind::Doc | Kind::InnerDoc);
            if !token.droppable && !is_doc {
                column += usize::from(token.space) + width(tokens.text(index));
            }
        }
        places.push((column, hard));
        Self {
            tokens,
            text: String::with_capacity(column + column / 4),
            indent: 0,
            column: 0,
            is_fresh: true,
            places,
        }
    }

    fn place(&self, index: usize) -> (usize, usize) {
        self.places.get(index).copied().unwrap_or_default()
    }

    /// Returns `true` if no line end is needed between these tokens.
    fn is_flat(&self, start: usize, end: usize) -> bool {
        self.place(start).1 == self.place(end).1
    }

    /// Returns the width of tokens in one line, with the space before them.
    fn width(&self, start: usize, end: usize) -> usize {
        self.place(end).0.saturating_sub(self.place(start).0)
    }

    /// Returns `true` if tokens fit into the current line, with as many characters after them.
    fn fits(&self, start: usize, end: usize, after: usize) -> bool {
        self.is_flat(start, end) && self.column + self.width(start, end) + after <= WIDTH
    }

    /// Returns `true` if tokens fit into a line.
    fn fits_a_line(&self, start: usize, end: usize) -> bool {
        self.is_flat(start, end) && self.indent + self.width(start, end) <= WIDTH
    }

    /// Returns `true` if tokens fit into a line of their own with more indentation, with as many characters after them.
    fn fits_alone(&self, start: usize, end: usize, after: usize) -> bool {
        let space = usize::from(self.tokens.at(start).space);
        let width = self.width(start, end).saturating_sub(space);
        self.is_flat(start, end) && self.indent + INDENT + width + after <= WIDTH
    }

    /// Ends the line. Spaces at the beginning of the next one are written before its first token.
    fn newline(&mut self) {
        self.text.push('\n');
        self.column = self.indent;
        self.is_fresh = true;
    }

    /// Writes text that is not a token.
    fn write(&mut self, text: &str) {
        if self.is_fresh {
            self.text.extend(std::iter::repeat_n(' ', self.indent));
            self.column = self.indent;
            self.is_fresh = false;
        }
        self.text.push_str(text);
        self.column += width(text);
    }

    /// Writes a token, with the space before it unless it is the first of its line.
    fn token(&mut self, index: usize) {
        let tokens = self.tokens;
        let token = tokens.at(index);
        if token.droppable {
            return;
        }
        if token.space && !self.is_fresh {
            self.write(" ");
        }
        match token.kind {
            // a comment would end with the line only
            Kind::Doc => self.write(&format!("#[doc = {:?}]", tokens.text(index))),
            Kind::InnerDoc => self.write(&format!("#![doc = {:?}]", tokens.text(index))),
            _ => self.write(tokens.text(index)),
        }
    }

    /// Writes tokens in the current line.
    fn flat(&mut self, start: usize, end: usize) {
        for index in start..end {
            self.token(index);
        }
    }

    /// Runs a part of the printer with more indentation, in lines of its own.
    fn indented(&mut self, print: impl FnOnce(&mut Self)) {
        self.indent += INDENT;
        print(self);
        self.indent -= INDENT;
    }
}

fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}
