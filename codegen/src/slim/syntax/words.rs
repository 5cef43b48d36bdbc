//! Reads the words and paths in tokens.

use super::names::{line, note, plain, Names};
use proc_macro2::{TokenStream, TokenTree};

/// Records each word and each path of the tokens.
pub fn of_tokens(tokens: TokenStream, offset: u32, names: &mut Names) {
    let mut path: Vec<String> = Vec::new();
    let (mut start, mut colons) = (0, 0);
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                let at = line(ident.span()) + offset;
                let word = plain(&ident);
                if colons != 2 {
                    end(&mut path, start, names);
                }
                if path.is_empty() {
                    start = at;
                }
                path.push(word.clone());
                note(&mut names.words, word, at);
                colons = 0;
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                if is_pasted(&group) {
                    names.pasted = names.pasted.or(Some(line(group.span_open()) + offset));
                }
                // the braces of `a::{b, c}`
                if colons == 2 && !path.is_empty() {
                    grouped(&path, group.stream(), offset, names);
                }
                end(&mut path, start, names);
                colons = 0;
                of_tokens(group.stream(), offset, names);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                end(&mut path, start, names);
                colons = 0;
            }
        }
    }
    end(&mut path, start, names);
}

fn end(path: &mut Vec<String>, line: u32, names: &mut Names) {
    if path.len() > 1 {
        note(&mut names.paths, std::mem::take(path), line);
    }
    path.clear();
}

/// Returns the paths that begin with `start` and continue in the braces of an import.
fn grouped(start: &[String], tokens: TokenStream, offset: u32, names: &mut Names) {
    let mut inner = Names::default();
    of_tokens(tokens, offset, &mut inner);
    let alone = inner.words.into_iter().map(|(word, line)| (vec![word], line));
    for (path, line) in inner.paths.into_iter().chain(alone) {
        note(&mut names.paths, [start, &path].concat(), line);
    }
}

/// Returns `true` if a group is `[< … >]`, which `paste!` turns into a name.
fn is_pasted(group: &proc_macro2::Group) -> bool {
    let is_mark = |token: Option<TokenTree>, mark| matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == mark);
    let mut tokens = group.stream().into_iter();
    group.delimiter() == proc_macro2::Delimiter::Bracket
        && is_mark(tokens.next(), '<')
        && is_mark(tokens.last(), '>')
}

/// Returns the words of a text that is not valid Rust, such as a template.
pub fn of_text(text: &str, names: &mut Names) {
    for (number, line) in (1..).zip(text.lines()) {
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        for word in words.filter(|word| !word.is_empty()) {
            note(&mut names.words, word.to_owned(), number);
        }
    }
}
