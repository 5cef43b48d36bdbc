//! Prints expressions, types and patterns, in several lines where one is too short.

use super::phrases::{after_attributes, arm_end, find, is_block, starts_block};
use super::tokens::{Kind, Pair, Role};
use super::{Printer, INDENT};

/// The widest elements of which there are several in a line.
const NARROW: usize = 10;

impl Printer<'_> {
    /// Prints an expression, type or pattern, with room for as many characters after it.
    pub(super) fn expression(&mut self, start: usize, end: usize, after: usize) {
        if self.fits(start, end, after) || start >= end {
            return self.flat(start, end);
        }
        let next = start + 1;
        match (self.tokens.at(start).kind, self.tokens.text(start)) {
            _ if starts_block(self.tokens, start) => self.with_blocks(start, end),
            (Kind::Keyword, "return" | "break" | "move" | "async" | "mut" | "dyn" | "for" | "impl")
            | (Kind::Prefix, _) => {
                self.token(start);
                self.expression(next, end, after);
            }
            (Kind::Open(Pair::Pipe), _) => {
                let body = self.tokens.after(start);
                self.flat(start, body);
                self.expression(body, end, after);
            }
            (Kind::Sign, "||") => {
                self.token(start);
                self.expression(next, end, after);
            }
            _ if find(self.tokens, start, end, ["="]) < end => self.assignment(start, end, after),
            _ => self.chain(start, end, after),
        }
    }

    /// Prints a place and its value, on both sides of `=`; an expression if there is none.
    pub(super) fn assignment(&mut self, start: usize, end: usize, after: usize) {
        let sign = find(self.tokens, start, end, ["="]);
        if sign >= end {
            return self.expression(start, end, after);
        }
        self.expression(start, sign, 2);
        self.token(sign);
        self.right_side(sign + 1, end, after);
    }

    /// Prints a value after its name: in the same line, in the next one, or else in several.
    fn right_side(&mut self, start: usize, end: usize, after: usize) {
        let last = self.tokens.at(end.wrapping_sub(1)).kind;
        let is_group = matches!(last, Kind::Close(Pair::Brace | Pair::Bracket));
        if self.fits(start, end, after) || is_group || !self.fits_alone(start, end, after) {
            self.expression(start, end, after);
        } else {
            self.indented(|printer| {
                printer.newline();
                printer.flat(start, end);
            });
        }
    }

    /// Prints a part of a list: a value, perhaps with its name.
    pub(super) fn element(&mut self, start: usize, end: usize, after: usize) {
        let colon = find(self.tokens, start, end, [":"]);
        if self.fits(start, end, after) || colon >= end {
            return self.expression(start, end, after);
        }
        self.flat(start, colon + 1);
        self.right_side(colon + 1, end, after);
    }

    /// Prints a chain of method calls, or anything else that is one operand.
    fn chain(&mut self, start: usize, end: usize, after: usize) {
        let mut dots = Vec::new();
        let mut at = start;
        while at < end {
            if self.tokens.is(at, ".") {
                dots.push(at);
            }
            at = self.tokens.after(at);
        }
        let has_call = |from: usize, to: usize| {
            (from..to).any(|at| self.tokens.at(at).kind == Kind::Open(Pair::Parenthesis))
        };
        let mut ends = dots.clone();
        ends.push(end);
        // fields and a short name stay with what is before them
        let mut kept = 0;
        for (index, dot) in dots.iter().enumerate() {
            let next = ends.get(index + 1).copied().unwrap_or(end);
            if has_call(start, *dot) || has_call(*dot, next) {
                break;
            }
            kept = index + 1;
        }
        let root = dots.get(kept).copied().unwrap_or(end);
        if kept == 0 && root < end && self.width(start, root) <= INDENT {
            kept = 1;
        }
        let calls = dots.get(kept..).unwrap_or_default();
        let last = dots.last().copied().unwrap_or(start);
        // a single call stays with a short value, but has a line of its own after another call
        let is_alone = dots.len() <= 1 && !(has_call(start, last) && self.fits_alone(last, end, after));
        let is_one = is_alone || calls.is_empty();
        if is_one || self.is_flat(start, last) && self.ends_with_lines(last, end) {
            return self.last_group(start, end, after);
        }
        let root = calls.first().copied().unwrap_or(end);
        // calls after a value in several lines begin where its last line does
        let indent = if self.fits(start, root, 0) { INDENT } else { 0 };
        self.expression_or_group(start, root);
        self.indent += indent;
        for (index, dot) in calls.iter().enumerate() {
            let next = calls.get(index + 1).copied().unwrap_or(end);
            self.newline();
            self.last_group(*dot, next, if next < end { 0 } else { after });
        }
        self.indent -= indent;
    }

    /// Prints what a chain begins with.
    fn expression_or_group(&mut self, start: usize, end: usize) {
        if starts_block(self.tokens, start) {
            self.with_blocks(start, end);
        } else {
            self.last_group(start, end, 0);
        }
    }

    /// Returns `true` if tokens fit into the line up to their last group, and that is one that has lines of its own.
    fn ends_with_lines(&self, start: usize, end: usize) -> bool {
        let Some(open) = self.last_open(start, end) else {
            return false;
        };
        let close = self.tokens.at(open).mate;
        let is_closure = self.tokens.at(open + 1).kind == Kind::Open(Pair::Pipe)
            || self.tokens.is(open + 1, "||")
            || self.tokens.is(open + 1, "move");
        let last = self.tokens.at(close - 1);
        let has_block = last.kind == Kind::Close(Pair::Brace) && is_block(self.tokens, last.mate);
        is_closure && has_block && !self.is_flat(open, close) && self.fits(start, open, 8)
    }

    /// Returns the last group that is not empty and in no other one.
    fn last_open(&self, start: usize, end: usize) -> Option<usize> {
        let (mut at, mut last) = (start, None);
        while at < end {
            let is_group = matches!(self.tokens.at(at).kind, Kind::Open(_));
            let next = self.tokens.after(at);
            if is_group && next > at + 2 && self.tokens.at(at).kind != Kind::Open(Pair::Pipe) {
                last = Some(at);
            }
            at = next;
        }
        last
    }

    /// Prints tokens, the last group of which in several lines if they do not fit into one.
    pub(super) fn last_group(&mut self, start: usize, end: usize, after: usize) {
        if self.fits(start, end, after) {
            return self.flat(start, end);
        }
        let Some(open) = self.last_open(start, end) else {
            return self.flat(start, end);
        };
        let next = self.tokens.after(open);
        if self.is_flat(start, open) {
            self.flat(start, open);
        } else {
            self.last_group(start, open, 0);
        }
        self.group_at(open, after + self.width(next, end));
        self.flat(next, end);
    }

    /// Prints a group in several lines.
    pub(super) fn group_at(&mut self, open: usize, after: usize) {
        let close = self.tokens.at(open).mate;
        if close == open + 1 {
            return self.flat(open, close + 1);
        }
        match self.tokens.at(open).role {
            Role::Fields => return self.fields(open),
            Role::Items | Role::Statements | Role::Arms => {
                self.token(open);
                self.indented(|printer| {
                    printer.newline();
                    match printer.tokens.at(open).role {
                        Role::Items => printer.items(open + 1, close),
                        Role::Arms => printer.arms(open + 1, close),
                        _ => printer.statements(open + 1, close),
                    }
                });
                self.newline();
                return self.closing(open);
            }
            _ => {}
        }
        // the last element begins in the line of the bracket if all others are there, too
        let (mut at, mut last) = (open + 1, open + 1);
        while at < close {
            let comma = find(self.tokens, at, close, [","]);
            if comma + 1 < close {
                last = comma + 1;
            }
            at = comma + 1;
        }
        let is_brace = self.tokens.at(open).kind == Kind::Open(Pair::Brace);
        let has_comma = self.tokens.is(close - 1, ",");
        let last_end = if has_comma { close - 1 } else { close };
        if !is_brace && self.hangs(open, last, last_end) {
            self.flat(open, last);
            self.expression(last, last_end, 1 + after);
            self.flat(last_end, close + 1);
        } else {
            self.elements(open);
        }
    }

    /// Returns `true` if the last element of a group can begin in the line of the bracket, so that only its own lines
    /// are indented.
    fn hangs(&self, open: usize, last: usize, end: usize) -> bool {
        let is_single = last == open + 1;
        let mut start = last;
        while self.tokens.at(start).kind == Kind::Prefix || self.tokens.is(start, "mut") {
            start += 1;
        }
        let final_token = self.tokens.at(end.wrapping_sub(1));
        if !matches!(final_token.kind, Kind::Close(_)) || after_attributes(self.tokens, last, end) > last {
            return false;
        }
        let inner = final_token.mate;
        if self.tokens.after(inner) <= inner + 2 || !self.fits(open, inner, 1) {
            return false;
        }
        let is_closure = self.tokens.at(start).kind == Kind::Open(Pair::Pipe)
            || ["||", "move"].iter().any(|text| self.tokens.is(start, text));
        if is_closure || starts_block(self.tokens, start) {
            return (is_single || is_closure) && is_block(self.tokens, inner);
        }
        let is_chain = find(self.tokens, start, end, ["."]) < end;
        is_single && !is_chain && final_token.kind != Kind::Close(Pair::Angle)
    }

    /// Prints the elements of a group in lines of their own: several in a line if they are narrow or imports.
    pub(super) fn elements(&mut self, open: usize) {
        let (opened, close) = (self.tokens.at(open), self.tokens.at(open).mate);
        self.token(open);
        let is_filled = self.is_filled(open, close);
        self.indented(|printer| {
            let mut at = open + 1;
            while at < close {
                let comma = find(printer.tokens, at, close, [","]);
                let start = after_attributes(printer.tokens, at, comma);
                let is_last = comma + 1 >= close;
                if !(is_filled && at > open + 1 && printer.fits(at, comma, 1)) {
                    printer.newline();
                }
                printer.attributes(at, start);
                if at < start {
                    printer.newline();
                }
                printer.element(start, comma, 1);
                let is_rest = ["..", "..="].iter().any(|text| printer.tokens.is(start, text));
                let may_add = match opened.role {
                    Role::List | Role::Use => true,
                    Role::Struct => !is_rest,
                    _ => false,
                };
                let has_comma = comma < close && !printer.tokens.at(comma).droppable;
                if has_comma || !is_last || may_add {
                    printer.write(",");
                }
                at = comma + 1;
            }
        });
        self.newline();
        self.closing(open);
    }

    /// Returns `true` if there are several elements in each line.
    fn is_filled(&self, open: usize, close: usize) -> bool {
        let opened = self.tokens.at(open);
        let is_import = opened.role == Role::Use;
        if !is_import && opened.kind != Kind::Open(Pair::Bracket) {
            return false;
        }
        let mut at = open + 1;
        while at < close {
            let comma = find(self.tokens, at, close, [","]);
            let is_narrow = if is_import {
                !(at..comma).any(|at| self.tokens.at(at).role == Role::Use)
            } else {
                self.width(at, comma) <= NARROW
            };
            if !is_narrow || !self.is_flat(at, comma) {
                return false;
            }
            at = comma + 1;
        }
        true
    }

    /// Prints a closing delimiter at the beginning of a line.
    pub(super) fn closing(&mut self, open: usize) {
        self.token(self.tokens.at(open).mate);
    }

    /// Prints an expression with blocks: `if`, `match`, loops and blocks themselves, and what is after them.
    pub(super) fn with_blocks(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let mut open = at;
            while open < end && !is_block(self.tokens, open) {
                open = self.tokens.after(open);
            }
            if open > at {
                let is_head = at == start || self.tokens.is(at, "else");
                if is_head && !self.fits(at, open.min(end), 2) {
                    self.token(at);
                    self.expression(at + 1, open.min(end), 2);
                } else {
                    self.flat(at, open.min(end));
                }
            }
            if open < end {
                self.group_at(open, 0);
            }
            at = self.tokens.after(open);
        }
    }

    /// Prints match arms.
    fn arms(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            if at > start {
                self.newline();
            }
            let arm = after_attributes(self.tokens, at, end);
            self.attributes(at, arm);
            if at < arm {
                self.newline();
            }
            let arm_end = arm_end(self.tokens, arm, end);
            self.arm(arm, arm_end);
            at = arm_end.max(at);
            if self.tokens.is(at, ",") {
                at += 1;
            }
            at = at.max(arm_end).max(arm + 1);
        }
    }

    fn arm(&mut self, start: usize, end: usize) {
        let arrow = find(self.tokens, start, end, ["=>"]);
        self.last_group(start, arrow, 5);
        if arrow >= end {
            return;
        }
        self.token(arrow);
        let body = arrow + 1;
        let is_only_block = is_block(self.tokens, body) && self.tokens.after(body) == end;
        if is_only_block {
            self.group_at(body, 0);
        } else if self.fits(body, end, 1) || !self.fits_alone(body, end, 0) {
            self.expression(body, end, 1);
            self.write(",");
        } else {
            self.write(" {");
            self.indented(|printer| {
                printer.newline();
                printer.flat(body, end);
            });
            self.newline();
            self.write("}");
        }
    }
}
