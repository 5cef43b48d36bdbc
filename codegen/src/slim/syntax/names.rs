//! The names of a file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A name or path, and the first line it stands in.
pub type Lines<T> = BTreeMap<T, u32>;

/// The names of a file.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Methods called without arguments, as the methods of a client are.
    pub calls: Lines<String>,
    /// Methods called without arguments and followed by `into_paginator` in the chain of calls.
    pub paginated: Lines<String>,
    /// Names of methods called with arguments, and of fields, which may be members.
    pub members: Lines<String>,
    /// Paths of more than one name, with the first name replaced by its import.
    pub paths: Lines<Vec<String>>,
    /// Single names in the position of a type, a value or a pattern.
    pub alone: Lines<String>,
    /// The modules of glob imports.
    pub globs: Lines<Vec<String>>,
    /// Words in macros with a syntax of their own.
    pub words: Lines<String>,
    /// The types that the file defines itself.
    pub defined: BTreeSet<String>,
    /// Further files of the crate, from `#[path]` and `include!`.
    pub files: Vec<PathBuf>,
    /// The line of a macro that builds names from parts, as `paste!` does.
    pub pasted: Option<u32>,
    /// The line that includes code from a build script.
    pub generated: Option<u32>,
}

impl Names {
    /// Adds the names of a part of the same file.
    pub fn extend(&mut self, other: Self) {
        let Self {
            calls,
            paginated,
            members,
            paths,
            alone,
            globs,
            words,
            defined,
            files,
            pasted,
            generated,
        } = other;
        merge(&mut self.calls, calls);
        merge(&mut self.paginated, paginated);
        merge(&mut self.members, members);
        merge(&mut self.paths, paths);
        merge(&mut self.alone, alone);
        merge(&mut self.globs, globs);
        merge(&mut self.words, words);
        self.defined.extend(defined);
        self.files.extend(files);
        self.pasted = self.pasted.or(pasted);
        self.generated = self.generated.or(generated);
    }
}

fn merge<T: Ord>(into: &mut Lines<T>, from: Lines<T>) {
    for (name, line) in from {
        note(into, name, line);
    }
}

/// Records a name, unless an earlier line has it.
pub fn note<T: Ord>(lines: &mut Lines<T>, name: T, line: u32) {
    let first = lines.entry(name).or_insert(line);
    *first = line.min(*first);
}

/// Returns an identifier without `r#`.
pub fn plain(ident: &proc_macro2::Ident) -> String {
    plain_text(&ident.to_string())
}

/// Returns the text of an identifier without `r#`.
pub fn plain_text(ident: &str) -> String {
    ident.strip_prefix("r#").unwrap_or(ident).to_owned()
}

pub fn line(span: proc_macro2::Span) -> u32 {
    u32::try_from(span.start().line).unwrap_or(u32::MAX)
}
