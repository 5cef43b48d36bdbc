//! botocore's models: `service-2.json` with the files beside it (`paginators-1`, `waiters-2`, `endpoint-rule-set-1`,
//! and their `sdk-extras`), plain or compressed with gzip.
//!
//! The input is the texts of these files for one service. The output is the equivalent shapes and traits of Smithy, as
//! JSON AST 2.0, with the locations of their sources. The format is not specified; this follows botocore's own
//! `model.py`, `serialize.py` and `parsers.py`.

mod contents;
mod context;
mod files;
mod member;
mod operation;
mod pagination;
mod parts;
mod schema;
mod service;
mod shape;
mod traits;
mod waiters;

pub use files::{is_botocore, sources};

use super::ast::Ast;
use crate::diagnostics::Diagnostics;
use crate::source::Sources;
use contents::Contents;
use context::Context;
use shape::Shapes;

/// Reads a service. Reports text that is not JSON, files with unexpected contents, and missing or malformed parts.
pub fn read(sources: &Sources, findings: &mut Diagnostics) -> Ast {
    let mut ast = Ast::default();
    let mut context = Context::new(sources, findings);
    let Some(mut contents) = Contents::parse(&mut context) else {
        return ast;
    };
    let service = match service::ServiceProperties::of(&contents) {
        Ok(service) => service,
        Err(wrong) => {
            context.report(wrong);
            return ast;
        }
    };
    let mut all = Vec::new();
    let endpoint_rules = contents.endpoint_rules.take();
    let lowered = Shapes::new(&contents, &service, &mut context).and_then(|mut shapes| {
        let operations = operation::operations(&contents, &service, &mut shapes, &mut context)?;
        let shape = service::service(&contents, &service, &operations, endpoint_rules)?;
        all.extend(shapes.into_ast());
        all.extend(operations);
        all.push(shape);
        Ok(())
    });
    if let Err(wrong) = lowered {
        context.report(wrong);
    }
    for (id, shape) in all {
        ast.add(id, shape, sources, findings);
    }
    ast
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn findings(service: &str) -> Vec<String> {
        let mut findings = Diagnostics::default();
        let sources: Sources = [Source::new("service-2.json", service)].into_iter().collect();
        read(&sources, &mut findings);
        let messages = findings.iter().map(|finding| {
            let place = (
                finding.line.unwrap_or_default(),
                finding.column.unwrap_or_default(),
            );
            let shape = finding.shape.clone().unwrap_or_default();
            format!("{}:{} {shape}: {}", place.0, place.1, finding.message)
        });
        messages.collect()
    }

    #[test]
    fn all_errors_have_their_positions() {
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
            "8:55 shapes.S.members.a: the shape `None`, the target of a member of `S`, does not exist",
            "8:81 shapes.S.members.b: it has no `shape`",
            "9:14 shapes.L.member: the shape has no `member`",
            "4:25 operations.A.input: it has no `shape`",
            "5:14 operations.B: it must be an object, but is a number",
        ];
        let found = findings(service);
        for text in expected {
            assert!(found.iter().any(|found| found == text), "{text} in {found:#?}");
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
