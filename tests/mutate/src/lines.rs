//! Damages text: lines and words are removed, duplicated, swapped or replaced by hostile ones.

use crate::hostile;
use serde_json::Value;

/// Damages a text once.
pub fn damage(lines: &mut Vec<Value>, random: &mut fastrand::Rng) {
    if lines.is_empty() {
        return;
    }
    let (at, to) = (random.usize(..lines.len()), random.usize(..lines.len()));
    match random.u8(..10) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(to, lines[at].clone()),
        2 => lines.swap(at, to),
        3 => lines.insert(at, hostile::text(random).into()),
        4 => {
            // what is inside of braces twice, or without its end
            let (from, to) = (at.min(to), at.max(to));
            let part = lines[from..to].to_vec();
            lines.splice(from..from, part);
        }
        5 => {
            let line = text(&lines[at]);
            if let Some(name) = words(&line).into_iter().find(|word| is_name(word)) {
                let other = hostile::text(random);
                lines
                    .iter_mut()
                    .for_each(|line| *line = rename(&text(line), name, &other).into());
            }
        }
        _ => lines[at] = damaged(&text(&lines[at]), random).into(),
    }
}

fn text(line: &Value) -> String {
    line.as_str().unwrap_or_default().to_owned()
}

/// Names, and the characters between them.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let end = if is_part(first) {
            rest.find(|c| !is_part(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_name(word: &str) -> bool {
    word.starts_with(is_part)
}

fn rename(line: &str, old: &str, new: &str) -> String {
    let words = words(line)
        .into_iter()
        .map(|word| if word == old { new } else { word });
    words.collect()
}

/// Returns a line with a word removed, duplicated, moved or replaced.
fn damaged(line: &str, random: &mut fastrand::Rng) -> String {
    let mut words: Vec<String> = words(line).into_iter().map(str::to_owned).collect();
    if words.is_empty() {
        return hostile::text(random);
    }
    let (at, to) = (random.usize(..words.len()), random.usize(..words.len()));
    match random.u8(..6) {
        0 => drop(words.remove(at)),
        1 => words.insert(to, words[at].clone()),
        2 => words.swap(at, to),
        3 => words[at] = random.choice(WORDS).copied().unwrap_or_default().to_owned(),
        4 => words.insert(at, random.choice(WORDS).copied().unwrap_or_default().to_owned()),
        _ => words[at] = hostile::text(random),
    }
    words.concat()
}

/// Words with a meaning in the language.
const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ":",
    ":=",
    "=",
    ",",
    "@",
    "#",
    "$",
    "\"",
    "\"\"\"",
    "//",
    "///",
    "structure",
    "union",
    "list",
    "map",
    "enum",
    "intEnum",
    "service",
    "operation",
    "resource",
    "apply",
    "use",
    "namespace",
    "metadata",
    "with",
    "for",
    "mixin",
    "string",
    "integer",
    "null",
    "true",
    "-1",
    "1e9",
    "input",
    "output",
    "errors",
    "$version",
    "member",
    "key",
    "value",
    "@required",
    "@default(1)",
    "@documentation(\"<b>\")",
    "smithy.api#String",
];
