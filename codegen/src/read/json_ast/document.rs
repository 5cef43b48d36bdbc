//! Converts the tree of a file to shapes, `apply` statements and metadata.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::json;
use crate::node::{Node, NodeKind, Object};
use crate::read::ast::{Apply, Ast, AstShape, Metadata, Version};
use crate::read::recognise;
use crate::source::{Location, Sources};
use crate::suggest::closest;

/// Parses a file and adds its contents.
pub fn parse(file: u32, sources: &Sources, ast: &mut Ast, findings: &mut Diagnostics) {
    let start = Location::new(file, 0);
    let Some(source) = sources.file(start) else { return };
    if let Some(finding) = recognise::instead_of_json(&source.text) {
        findings.push(finding.file(&source.path));
        return;
    }
    let Some(node) = json::read(file, source, sources, findings) else {
        return;
    };
    let mut document = Document {
        sources,
        ast,
        findings,
    };
    match node.kind {
        NodeKind::Object(top) => document.top(top, node.at),
        _ => document.error(
            node.at,
            format!("a model must be a JSON object, but this is {}", node.kind_name()),
            "a model is Smithy's JSON AST, as `smithy ast` and the AWS model repository write it",
        ),
    }
}

const PROPERTIES: &[&str] = &["smithy", "metadata", "shapes"];

struct Document<'a> {
    sources: &'a Sources,
    ast: &'a mut Ast,
    findings: &'a mut Diagnostics,
}

impl Document<'_> {
    fn top(&mut self, top: Object, at: Location) {
        if !top.contains_key("smithy") {
            return self.no_version(&top, at);
        }
        let Some(version) = self.version(top.get("smithy"), at) else {
            return;
        };
        for entry in top {
            match (entry.key.as_str(), entry.value.kind) {
                ("smithy", _) => {}
                ("shapes", NodeKind::Object(shapes)) => {
                    for shape in shapes {
                        self.shape(shape.key, shape.key_at, shape.value, version);
                    }
                }
                ("metadata", NodeKind::Object(entries)) => {
                    self.ast
                        .metadata
                        .extend(entries.into_iter().map(|entry| Metadata {
                            key: entry.key,
                            value: entry.value,
                            at: entry.key_at,
                        }));
                }
                ("shapes", _) => self.error(
                    entry.value.at,
                    "`shapes` must be an object of shapes, keyed by absolute id",
                    "shapes are like `\"com.example#Name\": { \"type\": \"string\" }`",
                ),
                ("metadata", _) => self.error(
                    entry.value.at,
                    "`metadata` must be an object",
                    "write `\"metadata\": { \"key\": value }`",
                ),
                (key, _) => {
                    let finding = Diagnostic::warning(
                        codes::UNKNOWN_PROPERTY,
                        format!("`{key}` has no meaning in a model"),
                    );
                    let hint = match closest(key, PROPERTIES.iter().copied()) {
                        Some(close) => format!("did you mean `{close}`?"),
                        None => "a file has `smithy`, `metadata` and `shapes`".to_owned(),
                    };
                    self.findings
                        .push(finding.hint(hint).at(entry.key_at, self.sources));
                }
            }
        }
    }

    /// Creates the finding about a file without a version: names the kind of file, or the version that its shapes
    /// suggest.
    fn no_version(&mut self, top: &Object, at: Location) {
        let finding = if let Some((message, hint)) = recognise::other_json(|key| top.contains_key(key)) {
            Diagnostic::error(codes::VERSION, message).hint(hint)
        } else if top.contains_key("shapes") || top.contains_key("metadata") {
            let message = "the file does not state its version of Smithy";
            let hint = "add `\"smithy\": \"1.0\"`, which models older than the property have, or `\"2.0\"`";
            Diagnostic::error(codes::VERSION, message).hint(hint)
        } else {
            let message = "this is JSON, but not a Smithy model: it has no version";
            let hint = "a model in JSON begins with `\"smithy\": \"2.0\"`";
            Diagnostic::error(codes::VERSION, message).hint(hint)
        };
        self.findings.push(finding.at(at, self.sources));
    }

    /// Parses the version; any other than 1.0 and 2.0 is an error.
    fn version(&mut self, found: Option<&Node>, file: Location) -> Option<Version> {
        let hint = "tinsmith reads Smithy JSON AST 1.0 and 2.0, which begin with `\"smithy\": \"2.0\"`";
        let (message, at) = match found {
            None => ("the file does not state its version of Smithy".to_owned(), file),
            Some(node) => match node.as_str().or(node.as_number()) {
                Some("1" | "1.0") => return Some(Version::V1),
                Some("2" | "2.0") => return Some(Version::V2),
                Some(text) => {
                    let shown: String = text.chars().take(40).collect();
                    (format!("version \"{shown}\" of Smithy is not supported"), node.at)
                }
                None => (
                    format!(
                        "the version of Smithy must be a string, but this is {}",
                        node.kind_name()
                    ),
                    node.at,
                ),
            },
        };
        let finding = Diagnostic::error(codes::VERSION, message).hint(hint);
        self.findings.push(finding.at(at, self.sources));
        None
    }

    fn shape(&mut self, id: String, at: Location, value: Node, version: Version) {
        let malformed = |message: String| Diagnostic::error(codes::MALFORMED, message);
        let NodeKind::Object(mut node) = value.kind else {
            let finding = malformed(format!(
                "a shape must be an object, but this is {}",
                value.kind_name()
            ));
            let finding = finding.shape(&id).hint("give it a `type` and its members");
            self.findings.push(finding.at(value.at, self.sources));
            return;
        };
        if node.get("type").and_then(Node::as_str) != Some("apply") {
            let shape = AstShape { node, version, at };
            self.ast.add(id, shape, self.sources, self.findings);
            return;
        }
        let finding = match node.remove("traits").map(|node| (node.at, node.kind)) {
            Some((_, NodeKind::Object(traits))) => {
                self.ast.applied.push(Apply {
                    target: id,
                    traits,
                    version,
                    at,
                });
                return;
            }
            Some((at, _)) => malformed(
                "the `traits` to apply must be an object of trait values, keyed by trait id".to_owned(),
            )
            .at(at, self.sources),
            None => malformed("there are no `traits` to apply".to_owned()).at(at, self.sources),
        };
        let hint = "write `\"traits\": { \"smithy.api#sensitive\": {} }`";
        self.findings.push(finding.shape(&id).hint(hint));
    }

    fn error(&mut self, at: Location, message: impl Into<String>, hint: &str) {
        let finding = Diagnostic::error(codes::MALFORMED, message).hint(hint);
        self.findings.push(finding.at(at, self.sources));
    }
}
