//! Recognises files that are mistaken for models, by their first bytes.

use crate::diagnostics::{codes, Diagnostic};

/// A kind of file that is not a model in the expected format.
struct FileKind {
    /// Its name, to follow "this is".
    name: &'static str,
    /// The advice.
    hint: &'static str,
}

/// Creates the finding about a text that is not Smithy's JSON AST, if its kind is recognised.
pub fn instead_of_json(text: &[u8]) -> Option<Diagnostic> {
    let kind = binary(text).or_else(|| {
        let text = std::str::from_utf8(text).ok()?;
        idl(text).or_else(|| foreign(text))
    })?;
    Some(finding(&kind, "Smithy's JSON AST"))
}

/// Creates the finding about a text that is not Smithy's IDL, if its kind is recognised.
pub fn instead_of_idl(text: &[u8]) -> Option<Diagnostic> {
    let kind = binary(text).or_else(|| {
        let text = std::str::from_utf8(text).ok()?;
        let first = text.trim_start_matches('\u{feff}').trim_start();
        let json = first.starts_with('{').then_some(FileKind {
            name: "JSON",
            hint: "if it is Smithy's JSON AST, rename it to end in `.json`",
        });
        json.or_else(|| foreign(text))
    })?;
    Some(finding(&kind, "Smithy's IDL"))
}

/// Recognises a JSON object that is not a Smithy model by its properties; `has` checks for one.
pub fn other_json(has: impl Fn(&str) -> bool) -> Option<(String, String)> {
    let kind = if has("openapi") || has("swagger") {
        OPENAPI
    } else if has("asyncapi") {
        FileKind {
            name: "an AsyncAPI document",
            hint: "tinsmith reads Smithy models; write the service in Smithy's IDL",
        }
    } else if has("metadata") && has("operations") && has("shapes") {
        FileKind {
            name: "a description of botocore",
            hint: "give the folder it is in, or rename the file to `service-2.json`",
        }
    } else if has("pagination") {
        FileKind {
            name: "the paginators of a description of botocore",
            hint: "give the folder it is in; the service is in `service-2.json`",
        }
    } else if has("waiters") && has("version") {
        FileKind {
            name: "the waiters of a description of botocore",
            hint: "give the folder it is in; the service is in `service-2.json`",
        }
    } else if has("sources") || has("imports") || has("projections") {
        FileKind {
            name: "settings of Smithy's build",
            hint: "rename the file to `smithy-build.json`, or give the folder of the model",
        }
    } else if has("$schema") || has("definitions") || has("$defs") {
        FileKind {
            name: "a JSON Schema",
            hint: "tinsmith reads Smithy models; write the service in Smithy's IDL",
        }
    } else {
        return None;
    };
    Some((
        format!("this is {}, not a Smithy model", kind.name),
        kind.hint.to_owned(),
    ))
}

const OPENAPI: FileKind = FileKind {
    name: "an OpenAPI document",
    hint: "tinsmith reads Smithy models; write the service in Smithy's IDL, or use a generator for OpenAPI, such as progenitor",
};

fn finding(kind: &FileKind, expected: &str) -> Diagnostic {
    let message = format!(
        "this is {}, although its name is that of a file in {expected}",
        kind.name
    );
    Diagnostic::error(codes::SYNTAX, message).line(1).hint(kind.hint)
}

/// Returns `true` for files whose text cannot be searched.
pub fn is_binary(text: &[u8]) -> bool {
    binary(text).is_some()
}

/// Recognises binary files.
fn binary(text: &[u8]) -> Option<FileKind> {
    let begins = |bytes: &[u8]| text.starts_with(bytes);
    if begins(b"PK\x03\x04") {
        return Some(FileKind {
            name: "a zip archive",
            hint: "if it is a jar of models, rename it to end in `.jar`; otherwise unpack it",
        });
    }
    if begins(&[0xff, 0xfe]) || begins(&[0xfe, 0xff]) {
        return Some(FileKind {
            name: "text in UTF-16",
            hint: "save it as UTF-8",
        });
    }
    None
}

/// Recognises Smithy's IDL: its first statement is a version, metadata or the namespace.
fn idl(text: &str) -> Option<FileKind> {
    let first = statement(text, "//")?;
    let begins = |word: &str| {
        first
            .strip_prefix(word)
            .is_some_and(|rest| rest.starts_with([' ', '\t', ':']))
    };
    (begins("$version") || begins("namespace") || begins("metadata")).then_some(FileKind {
        name: "Smithy's IDL",
        hint: "rename it to end in `.smithy`",
    })
}

/// Recognises other languages that describe services, and placeholders of files that were not fetched.
fn foreign(text: &str) -> Option<FileKind> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let first = text.lines().next().unwrap_or_default().trim_end();
    let lower = first
        .get(..60.min(first.len()))
        .unwrap_or(first)
        .to_ascii_lowercase();
    if first.starts_with("#%RAML") {
        return Some(FileKind {
            name: "RAML",
            hint: "tinsmith reads Smithy models; write the service in Smithy's IDL",
        });
    }
    if first.starts_with("version https://git-lfs") {
        return Some(FileKind {
            name: "a pointer of Git LFS instead of the file itself",
            hint: "fetch the file with `git lfs pull`",
        });
    }
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        return Some(FileKind {
            name: "a web page",
            hint: "download the raw file instead of the page that shows it",
        });
    }
    if lower.starts_with("<?xml") || lower.starts_with("<wsdl:") || lower.starts_with("<definitions") {
        return Some(FileKind {
            name: "XML",
            hint: "tinsmith reads Smithy models; write the service in Smithy's IDL",
        });
    }
    let statement = statement(text, "//").unwrap_or_default();
    let mut words = statement.split(|c: char| c.is_whitespace() || c == '=');
    if matches!(words.next(), Some("syntax" | "edition"))
        && statement.contains('=')
        && statement.contains('"')
    {
        return Some(FileKind {
            name: "a protobuf file",
            hint: "tinsmith reads Smithy models; write the service in Smithy's IDL, or use prost and tonic",
        });
    }
    yaml(text)
}

/// Recognises YAML: a document marker, or a key at the start of the first relevant line.
fn yaml(text: &str) -> Option<FileKind> {
    let first = statement(text, "#")?;
    let key = first
        .split_once(':')
        .map(|(key, rest)| (key.trim_matches(['"', '\'']), rest));
    let is_mapping = key.is_some_and(|(key, rest)| {
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        !key.is_empty() && key.chars().all(is_word) && (rest.is_empty() || rest.starts_with(' '))
    });
    let is_openapi = |line: &str| line.starts_with("openapi:") || line.starts_with("swagger:");
    if text.lines().take(50).any(is_openapi) {
        return Some(OPENAPI);
    }
    (is_mapping || first.starts_with("---")).then_some(FileKind {
        name: "YAML",
        hint: "tinsmith reads Smithy models, in the IDL or as JSON AST",
    })
}

/// Returns the first line that is neither empty nor a comment.
fn statement<'t>(text: &'t str, comment: &str) -> Option<&'t str> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().map(str::trim);
    lines.find(|line| !line.is_empty() && !line.starts_with(comment))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(finding: Option<Diagnostic>) -> String {
        finding.map(|finding| finding.message).unwrap_or_default()
    }

    #[test]
    fn other_languages_are_recognised() {
        for (text, expected) in [
            ("// a comment\n\n$version: \"2\"\nnamespace a.b\n", "Smithy's IDL"),
            ("namespace a.b\n", "Smithy's IDL"),
            ("openapi: 3.0.1\ninfo:\n", "an OpenAPI document"),
            ("# made by hand\nswagger: '2.0'\n", "an OpenAPI document"),
            ("// c\nsyntax = \"proto3\";\npackage a;\n", "a protobuf file"),
            ("edition = \"2023\";\n", "a protobuf file"),
            ("#%RAML 1.0\ntitle: a\n", "RAML"),
            ("---\na: 1\n", "YAML"),
            ("service:\n  name: a\n", "YAML"),
            ("<!DOCTYPE html>\n<html>", "a web page"),
            ("<?xml version=\"1.0\"?>\n<definitions/>", "XML"),
            (
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
                "a pointer of Git LFS",
            ),
            ("PK\u{3}\u{4}rest", "a zip archive"),
        ] {
            let found = message(instead_of_json(text.as_bytes()));
            assert!(found.contains(expected), "{text:?}: {found:?}");
        }
    }

    #[test]
    fn models_in_another_format_are_recognised() {
        assert!(message(instead_of_idl(b" {\"smithy\": \"2.0\"}")).contains("JSON"));
        assert!(message(instead_of_idl(b"\xff\xfe$\0")).contains("UTF-16"));
    }

    #[test]
    fn broken_models_are_not_taken_for_something_else() {
        for text in ["{\"smithy\": \"2.0\", }", "", "{", "[1, 2", "nonsense"] {
            assert!(instead_of_json(text.as_bytes()).is_none(), "{text}");
        }
        for text in [
            "$version: 2",
            "namespace a.b\nstructure",
            "/// docs\nnamespace a",
            "structure A {}",
        ] {
            assert!(instead_of_idl(text.as_bytes()).is_none(), "{text}");
        }
    }
}
