//! Checks the use of features against the version of Smithy.

use super::report::Report;
use crate::diagnostics::{codes, Diagnostic};
use crate::read::ast::{AstShape, Location, Node, Object, Version};

/// Checks type, traits and properties of a shape against the version of its file.
pub fn check(id: &str, shape: &AstShape, report: &mut Report<'_>) {
    let (missing, version, other) = match shape.version {
        Version::V1 => (&["enum", "intEnum"][..], "1.0", "2.0"),
        Version::V2 => (&["set"][..], "2.0", "1.0"),
    };
    let kind = shape.kind();
    if missing.contains(&kind) {
        let hint = match kind {
            "set" => "use a list with the trait `uniqueItems`",
            _ => "begin the file with `$version: \"2.0\"`, or use the trait `enum` on a string",
        };
        let message =
            format!("the type `{kind}` belongs to version {other}, but the file is of version {version}");
        report.add_version(
            Diagnostic::error(codes::VERSION, message).hint(hint),
            id,
            shape.at,
        );
    }
    if let (Version::V1, "resource", Some(properties)) = (shape.version, kind, shape.node.get("properties")) {
        let message = "properties of resources do not exist in version 1.0, the version of the file";
        let finding = Diagnostic::error(codes::VERSION, message);
        report.add_version(
            finding.hint("change the version of the file to 2.0"),
            id,
            properties.at,
        );
    }
    let traits = shape.node.get("traits").and_then(Node::as_object);
    for_traits(id, traits, shape.version, report);
    let members = shape.node.get("members").and_then(Node::as_object);
    for member in members.into_iter().flatten() {
        let traits = member.value.get("traits").and_then(Node::as_object);
        for_traits(&format!("{id}${}", member.key), traits, shape.version, report);
    }
}

/// Checks the traits of a shape or member against the version of the file that applies them.
pub fn for_traits(id: &str, traits: Option<&Object>, version: Version, report: &mut Report<'_>) {
    let missing = match version {
        Version::V1 => &["smithy.api#mixin", "smithy.api#default"][..],
        Version::V2 => &["smithy.api#box"][..],
    };
    let Some(traits) = traits else {
        return;
    };
    for entry in missing.iter().filter_map(|name| traits.entry(name)) {
        trait_of_other_version(id, &entry.key, version, entry.key_at, report);
    }
}

fn trait_of_other_version(id: &str, name: &str, version: Version, at: Location, report: &mut Report<'_>) {
    let (version, hint) = match version {
        Version::V1 => ("1.0", "change the version of the file to 2.0"),
        Version::V2 => (
            "2.0",
            "remove it: in version 2.0 members without default are optional",
        ),
    };
    let message = format!("the trait `{name}` does not exist in version {version}, the version of the file");
    report.add_version(Diagnostic::error(codes::VERSION, message).hint(hint), id, at);
}
