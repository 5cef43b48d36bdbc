//! botocore's models: `service-2.json` with the files beside it (`paginators-1`, `waiters-2`, `endpoint-rule-set-1`, and
//! their `sdk-extras`), plain or compressed with gzip.
//!
//! In: the texts of these files for one service. Out: the shapes and traits that say the same in Smithy, as JSON AST 2.0,
//! with the places of what they are made from. The form is not specified; this follows botocore's own `model.py`,
//! `serialize.py` and `parsers.py`.

mod files;
mod member;
mod operation;
mod pagination;
mod service;
mod shape;
mod traits;
mod waiters;

pub use files::{is_botocore, sources};

use super::ast::{Ast, AstShape, Version};
use super::json_ast::read_json;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::node::{Node, NodeKind, Object};
use crate::source::{Location, Sources};
use shape::Shapes;

/// A service with the files that belong to it.
#[derive(Debug)]
struct Files {
    service: Object,
    /// Where the service begins.
    at: Location,
    paginators: Object,
    waiters: Object,
    endpoint_rules: Option<Node>,
}

/// Reads a service. Findings: text that is no JSON, a file that is not what its name says, parts that are missing or of the
/// wrong form.
pub fn read(sources: &Sources, findings: &mut Diagnostics) -> Ast {
    let mut ast = Ast::default();
    let mut context = Context { sources, findings };
    let Some(mut files) = context.parse() else {
        return ast;
    };
    let facts = match service::Facts::of(&files) {
        Ok(facts) => facts,
        Err(wrong) => {
            context.tell(wrong);
            return ast;
        }
    };
    let mut all = Vec::new();
    let endpoint_rules = files.endpoint_rules.take();
    let lowered = Shapes::new(&files, &facts, &mut context).and_then(|mut shapes| {
        let operations = operation::operations(&files, &facts, &mut shapes, &mut context)?;
        let service = service::service(&files, &facts, &operations, endpoint_rules)?;
        all.extend(shapes.into_ast());
        all.extend(operations);
        all.push(service);
        Ok(())
    });
    if let Err(wrong) = lowered {
        context.tell(wrong);
    }
    for (id, shape) in all {
        ast.add(id, shape, sources, findings);
    }
    ast
}

/// Something that does not have the form it has to have.
#[derive(Debug)]
struct Wrong {
    /// Names of the objects it is in, with dots between.
    path: String,
    message: String,
    at: Location,
}

impl Wrong {
    fn new(at: Location, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
            at,
        }
    }
}

type Lowered<T> = Result<T, Wrong>;

/// The files and what was found in them.
struct Context<'a> {
    sources: &'a Sources,
    findings: &'a mut Diagnostics,
}

impl Context<'_> {
    fn tell(&mut self, wrong: Wrong) {
        let finding = Diagnostic::error(codes::MALFORMED, wrong.message).shape(wrong.path);
        let hint = "a service of botocore has the form of those in `botocore/data`";
        self.findings.push(finding.hint(hint).at(wrong.at, self.sources));
    }

    /// Adds a warning about a part of the service.
    fn warn(&mut self, at: Location, path: &str, message: String, hint: &str) {
        let finding = Diagnostic::warning(codes::UNSUPPORTED, message).shape(path);
        self.findings.push(finding.hint(hint).at(at, self.sources));
    }

    /// The value, or `None` where something is wrong with it, which is told.
    fn told<T>(&mut self, lowered: Lowered<T>) -> Option<T> {
        match lowered {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.tell(wrong);
                None
            }
        }
    }

    /// What is in the files; `None` where no service is.
    fn parse(&mut self) -> Option<Files> {
        let mut service = None;
        let (mut service_extras, mut paginator_extras) = (Vec::new(), Vec::new());
        let (mut paginators, mut waiters) = (Object::default(), Object::default());
        let mut endpoint_rules = None;
        for (file, source) in self.sources.iter() {
            let Some(node) = read_json(file, source, self.sources, self.findings) else {
                continue;
            };
            let name = files::kind(&source.path);
            let NodeKind::Object(top) = node.kind else {
                let message = format!(
                    "a file of botocore has to be an object, and this is {}",
                    node.kind_name()
                );
                self.tell(Wrong::new(node.at, name, message));
                continue;
            };
            match name.as_str() {
                "service-2" => service = Some((top, node.at)),
                "service-2.sdk-extras" => service_extras.push(top),
                "paginators-1" => paginators = top,
                "paginators-1.sdk-extras" => paginator_extras.push(top),
                "waiters-2" => waiters = top,
                "endpoint-rule-set-1" => endpoint_rules = Some(Node::new(NodeKind::Object(top), node.at)),
                _ => {}
            }
        }
        let (mut service, at) = service?;
        service_extras
            .into_iter()
            .for_each(|extras| merge(&mut service, extras));
        paginator_extras
            .into_iter()
            .for_each(|extras| merge(&mut paginators, extras));
        Some(Files {
            service,
            at,
            paginators,
            waiters,
            endpoint_rules,
        })
    }
}

/// Lays the `merge` part of an extras file over the file it is for.
fn merge(base: &mut Object, mut extras: Object) {
    if let Some(NodeKind::Object(more)) = extras.remove("merge").map(|it| it.kind) {
        overlay(base, more);
    }
}

fn overlay(base: &mut Object, more: Object) {
    for entry in more {
        match (base.get_mut(&entry.key).map(|it| &mut it.kind), entry.value.kind) {
            (Some(NodeKind::Object(base)), NodeKind::Object(more)) => overlay(base, more),
            (_, kind) => {
                let value = Node::new(kind, entry.value.at);
                base.insert_at(entry.key, entry.key_at, value);
            }
        }
    }
}

/// An entry of an object that is a string.
fn text<'a>(object: &'a Object, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Node::as_str)
}

/// Whether an entry of an object is `true`.
fn flag(object: &Object, name: &str) -> bool {
    object.get(name).is_some_and(Node::is_true)
}

/// The object that an entry has to be.
fn object<'a>(node: &'a Node, path: &str) -> Lowered<&'a Object> {
    node.as_object().ok_or_else(|| {
        Wrong::new(
            node.at,
            path,
            format!("it has to be an object, and is {}", node.kind_name()),
        )
    })
}

/// The entries of an object that may be missing.
fn entries<'a>(object: &'a Object, name: &str, path: &str) -> Lowered<Option<&'a Object>> {
    object.get(name).map(|node| self::object(node, path)).transpose()
}

/// The name of the shape that a reference, `{ "shape": "…" }`, names.
fn reference<'a>(node: &'a Node, path: &str) -> Lowered<&'a str> {
    let name = object(node, path)?.get("shape").and_then(Node::as_str);
    name.ok_or_else(|| Wrong::new(node.at, path, "it has no `shape`"))
}

/// A shape of the version 2.0.
fn shape(node: Object, at: Location) -> AstShape {
    AstShape {
        node,
        version: Version::V2,
        at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn findings(service: &str) -> Vec<String> {
        let mut findings = Diagnostics::default();
        let sources: Sources = [Source::new("service-2.json", service)].into_iter().collect();
        read(&sources, &mut findings);
        let told = findings.iter().map(|it| {
            let place = (it.line.unwrap_or_default(), it.column.unwrap_or_default());
            let shape = it.shape.clone().unwrap_or_default();
            format!("{}:{} {shape}: {}", place.0, place.1, it.message)
        });
        told.collect()
    }

    #[test]
    fn several_mistakes_are_told_with_their_places() {
        let service = r#"{
    "metadata": { "serviceId": "X", "protocol": "json", "signatureVersion": "v4" },
    "operations": {
        "A": { "input": {} },
        "B": 1
    },
    "shapes": {
        "S": { "type": "structure", "members": { "a": { "shape": "None" }, "b": {} } },
        "L": { "type": "list" }
    }
}"#;
        let expected = [
            "8:55 shapes.S.members.a: there is no shape `None`, which a member of `S` has",
            "8:81 shapes.S.members.b: it has no `shape`",
            "9:14 shapes.L.member: the shape has no `member`",
            "4:25 operations.A.input: it has no `shape`",
            "5:14 operations.B: it has to be an object, and is a number",
        ];
        let found = findings(service);
        for text in expected {
            assert!(found.iter().any(|it| it == text), "{text} in {found:#?}");
        }
        assert_eq!(found.len(), expected.len());
    }

    #[test]
    fn signatures_that_are_not_made_are_refused() {
        let service = |version: &str| {
            let metadata =
                format!(r#""serviceId": "X", "protocol": "query", "signatureVersion": "{version}""#);
            format!(r#"{{ "metadata": {{ {metadata} }}, "operations": {{}}, "shapes": {{}} }}"#)
        };
        for version in ["v2", "v3", "v3https", "query", ""] {
            let found = findings(&service(version));
            assert!(
                found[0].contains(&format!("`{version}` is not supported")),
                "{found:?}"
            );
        }
        for version in ["v4", "s3v4", "s3", "v4a", "bearer", "none"] {
            assert_eq!(findings(&service(version)), [""; 0], "{version}");
        }
    }
}
