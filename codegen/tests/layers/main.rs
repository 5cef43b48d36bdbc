//! Layers: each folder of a crate imports only from those below it, and there are no circular imports between files.

mod graph;
mod imports;
mod lexer;

use graph::{circles, graph, Graph};
use std::collections::BTreeSet;
use std::path::Path;

/// The folders and files at the root of the runtime, from the bottom up.
const FLOORS: &[&str] = &[
    "schema",
    "secrets",
    "error",
    "validate",
    "codec",
    "jmespath",
    "serde",
    "http",
    "event_stream",
    "endpoint",
    "protocol",
    "auth",
    "config",
    "client",
    "services",
    "primitives",
    "protocol_test",
    "codegen",
    "feature_checks",
    "lib",
];

fn findings(graph: &Graph, layers: &[&str], known: &[(&str, &str)], circular: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut used = BTreeSet::new();
    let layer = |file: &str| {
        let root = file.split('/').next().unwrap_or(file);
        root.strip_suffix(".rs").unwrap_or(root).to_owned()
    };
    let rank = |file: &str| layers.iter().position(|known| *known == layer(file));
    for (file, imports) in graph {
        if rank(file).is_none() {
            found.push(format!("{file} stands in no layer"));
        }
        for import in imports {
            if rank(import) <= rank(file) {
                continue;
            }
            let edge = known
                .iter()
                .position(|known| *known == (&*layer(file), &*layer(import)));
            match edge {
                Some(at) => drop(used.insert(at)),
                None => found.push(format!("{file} imports from {import}, which is above it")),
            }
        }
    }
    for (at, (from, to)) in known.iter().enumerate() {
        if !used.contains(&at) {
            found.push(format!(
                "nothing in {from} imports from {to} any more: take it off the list"
            ));
        }
    }
    let mut in_circles = BTreeSet::new();
    for circle in circles(graph) {
        let is_known = |file: &&str| circular.iter().any(|circular| layer(file) == **circular);
        in_circles.extend(circle.iter().copied().map(layer));
        if !circle.iter().all(is_known) {
            found.push(format!("these import from each other: {circle:?}"));
        }
    }
    for layer in circular {
        if !in_circles.contains(*layer) {
            found.push(format!("no circle is left in {layer}: take it off the list"));
        }
    }
    found
}

#[test]
fn the_runtime_imports_from_lower_layers_only() {
    let graph = graph(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src"));
    assert!(
        graph.len() > 50,
        "the runtime has more files than {}",
        graph.len()
    );
    let found = findings(&graph, FLOORS, &[], &[]);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The folders and files at the root of the generator, from the bottom up.
const STAGES: &[&str] = &[
    "characters",
    "links",
    "suggest",
    "timings",
    "source",
    "node",
    "diagnostics",
    "json",
    "parallel",
    "model",
    "protocol",
    "read",
    "passes",
    "names",
    "jmespath",
    "endpoint",
    "docs",
    "plan",
    "print",
    "emit",
    "write",
    "paths",
    "settings",
    "manifest_value",
    "compare",
    "pipeline",
    "inspection",
    "update",
    "slim",
    "build_script",
    "testing",
    "cli",
    "lib",
    "main",
];

/// Imports of the generator against the direction of the layers, to be corrected; nothing may be added here.
const RUN_BACK: &[(&str, &str)] = &[];

/// Folders of the generator with circular imports, to be corrected; nothing may be added here.
const CIRCULAR: &[&str] = &[];

#[test]
fn the_generator_imports_from_earlier_stages_only() {
    let graph = graph(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(
        graph.len() > 50,
        "the generator has more files than {}",
        graph.len()
    );
    let found = findings(&graph, STAGES, RUN_BACK, CIRCULAR);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
