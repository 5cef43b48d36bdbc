//! The paths that a source file names: those of its `use` items, and those that begin at the crate, at its own module
//! or at a module that is its child or has been brought into scope.

use crate::lexer::{tokens, Token};
use std::collections::BTreeMap;

/// A source file.
#[derive(Debug, Default)]
pub struct Source {
    /// The paths of its `use` items.
    pub uses: Vec<Use>,
    /// The other paths with several segments, from its module on.
    pub paths: Vec<Vec<String>>,
    /// The names that stand alone.
    pub names: Vec<String>,
}

/// An item brought into scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Its path, as it is written; a module's own contents end in `*`.
    pub path: Vec<String>,
    /// Its name here.
    pub name: String,
}

/// Reads a file. Test modules inside of it are left out.
pub fn read(text: &str) -> Source {
    let mut reader = Reader {
        tokens: tokens(text),
        at: 0,
        modules: Vec::new(),
        depth: 0,
        source: Source::default(),
    };
    reader.items();
    reader.source
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
    /// The depth of braces at which each inline module ends.
    modules: Vec<usize>,
    depth: usize,
    source: Source,
}

impl Reader {
    fn items(&mut self) {
        while let Some(token) = self.tokens.get(self.at).cloned() {
            match token {
                Token::Mark('{') => self.depth += 1,
                Token::Mark('}') => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.modules.last() == Some(&self.depth) {
                        self.modules.pop();
                    }
                }
                Token::Word(word) if word == "use" && !self.follows('$') && !self.mark(1, '$') => {
                    self.at += 1;
                    self.tree(Vec::new());
                }
                Token::Word(word) if word == "mod" && self.mark(2, '{') => {
                    match self.word(1).as_deref() {
                        Some("tests") => self.skip_block(),
                        _ => {
                            self.modules.push(self.depth);
                            self.depth += 1;
                        }
                    }
                    self.at += 2;
                }
                Token::Word(word) => {
                    self.path(word);
                    continue;
                }
                // paths of exported macros are those of the crate that calls them
                Token::Mark('$') => {
                    self.at += 2;
                    while matches!(self.tokens.get(self.at), Some(Token::Path)) {
                        self.at += 2;
                    }
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn word(&self, ahead: usize) -> Option<String> {
        match self.tokens.get(self.at + ahead) {
            Some(Token::Word(word)) => Some(word.clone()),
            _ => None,
        }
    }

    fn mark(&self, ahead: usize, mark: char) -> bool {
        matches!(self.tokens.get(self.at + ahead), Some(Token::Mark(found)) if *found == mark)
    }

    fn follows(&self, mark: char) -> bool {
        self.at > 0 && matches!(self.tokens[self.at - 1], Token::Mark(found) if found == mark)
    }

    fn skip_block(&mut self) {
        let mut depth = 0;
        while let Some(token) = self.tokens.get(self.at) {
            match token {
                Token::Mark('{') => depth += 1,
                Token::Mark('}') if depth == 1 => break,
                Token::Mark('}') => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.at.saturating_sub(2);
    }

    /// A path outside of a `use`.
    fn path(&mut self, first: String) {
        let absolute = self.at > 0 && self.tokens[self.at - 1] == Token::Path;
        let mut path = vec![first];
        self.at += 1;
        while self.tokens.get(self.at) == Some(&Token::Path) {
            let Some(word) = self.word(1) else { break };
            path.push(word);
            self.at += 2;
        }
        if absolute {
            return;
        }
        match path.len() {
            1 => self.source.names.append(&mut path),
            _ => {
                let path = self.outside_of_modules(path);
                self.source.paths.push(path);
            }
        }
    }

    /// Removes the `super`s of a path that lead out of inline modules.
    fn outside_of_modules(&self, path: Vec<String>) -> Vec<String> {
        let inline = path
            .iter()
            .take(self.modules.len())
            .take_while(|path| *path == "super")
            .count();
        match inline {
            0 => path,
            inline => [vec!["self".to_owned()], path[inline..].to_vec()].concat(),
        }
    }

    /// Reads the tree of a `use`.
    fn tree(&mut self, prefix: Vec<String>) {
        let mut path = prefix;
        if self.tokens.get(self.at) == Some(&Token::Path) {
            // a crate
            path.push(String::new());
            self.at += 1;
        }
        loop {
            match self.tokens.get(self.at).cloned() {
                Some(Token::Word(word)) if word == "as" => {
                    let name = self.word(1).unwrap_or_default();
                    self.at += 2;
                    return self.push(path, Some(name));
                }
                Some(Token::Word(word)) => path.push(word),
                Some(Token::Mark('*')) => path.push("*".to_owned()),
                Some(Token::Path) => {}
                Some(Token::Mark('{')) => {
                    self.at += 1;
                    while !self.mark(0, '}') && self.at < self.tokens.len() {
                        self.tree(path.clone());
                        if self.mark(0, ',') {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                _ => return self.push(path, None),
            }
            self.at += 1;
        }
    }

    fn push(&mut self, mut path: Vec<String>, name: Option<String>) {
        if path.len() > 1 && path.last().is_some_and(|path| path == "self") {
            path.pop();
        }
        let Some(last) = path.last().cloned() else { return };
        let name = name.unwrap_or(last);
        let path = self.outside_of_modules(path);
        self.source.uses.push(Use { path, name });
    }
}

/// The names that a file brings into scope, with their paths.
pub fn scope(source: &Source) -> BTreeMap<&str, &[String]> {
    let named = source
        .uses
        .iter()
        .map(|used| (used.name.as_str(), used.path.as_slice()));
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        let source = read(text);
        let uses = source.uses.iter().map(|used| used.path.join("::"));
        uses.chain(source.paths.iter().map(|path| path.join("::")))
            .collect()
    }

    #[test]
    fn paths_of_a_file() {
        let text = r##"
            //! use crate::comment::A;
            use crate::a::{b, c::{self, D as E}, *};
            pub(crate) use super::f;
            const TEXT: &str = "crate::text::G";
            fn h<'a>() -> crate::i::J<'a> { k::l(r#"crate::raw"#, 'x') }
            macro_rules! m { () => { use $crate::n::*; $crate::n::o() }; }
            mod inner { use super::p; use super::super::q; }
            #[cfg(test)]
            mod tests { use crate::r; }
            mod elsewhere;
        "##;
        assert_eq!(
            paths(text),
            [
                "crate::a::b",
                "crate::a::c",
                "crate::a::c::D",
                "crate::a::*",
                "super::f",
                "self::p",
                "self::super::q",
                "crate::i::J",
                "k::l"
            ]
        );
        assert_eq!(scope(&read(text))["E"], ["crate", "a", "c", "D"]);
    }
}
