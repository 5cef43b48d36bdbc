//! Merges the metadata of several files.

use super::{Ast, Metadata, NodeKind, Sources};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use std::collections::BTreeMap;

/// Merges entries with the same key: lists are concatenated in the order of the files, other values must be equal.
pub fn merge(ast: &mut Ast, sources: &Sources, findings: &mut Diagnostics) {
    let mut entries = std::mem::take(&mut ast.metadata);
    entries.sort_by_key(|entry| entry.at.file);
    let mut merged: BTreeMap<String, Metadata> = BTreeMap::new();
    for entry in entries {
        let Some(first) = merged.get_mut(&entry.key) else {
            merged.insert(entry.key.clone(), entry);
            continue;
        };
        match (&mut first.value.kind, entry.value.kind) {
            (NodeKind::Array(items), NodeKind::Array(more)) => items.extend(more),
            (kind, other) if *kind == other => {}
            _ => {
                let message = format!("the metadata `{}` has two values", entry.key.escape_debug());
                let mut finding = Diagnostic::error(codes::MALFORMED, message);
                if let Some(place) = sources.show(first.at) {
                    finding = finding.hint(format!("remove one of them; the first one is at {place}"));
                }
                findings.push(finding.at(entry.at, sources));
            }
        }
    }
    ast.metadata = merged.into_values().collect();
}

#[cfg(test)]
mod tests {
    use super::super::Location;
    use super::*;

    fn merged(values: [&str; 2]) -> (Vec<String>, bool) {
        let entry = |(file, value): (u32, &str)| Metadata {
            key: "key".to_owned(),
            value: crate::json::parse(value).expect("JSON"),
            at: Location::new(file, 0),
        };
        // the files in reverse order
        let metadata = [(1, values[1]), (0, values[0])].map(entry).into();
        let mut ast = Ast {
            metadata,
            ..Ast::default()
        };
        let mut findings = Diagnostics::default();
        merge(&mut ast, &Sources::default(), &mut findings);
        let values = ast.metadata.iter().map(|entry| entry.value.to_string()).collect();
        (values, findings.has_errors())
    }

    #[test]
    fn lists_are_joined_and_other_values_are_equal() {
        assert_eq!(merged(["[1]", "[2,1]"]), (vec!["[1,2,1]".to_owned()], false));
        let object = r#"{"a":1}"#;
        assert_eq!(merged([object, object]), (vec![object.to_owned()], false));
        assert!(merged([object, r#"{"a":2}"#]).1);
        assert!(merged(["[1]", r#""x""#]).1);
    }
}
