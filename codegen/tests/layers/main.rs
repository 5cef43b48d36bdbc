//! Layers: each folder of a crate imports only from those below it, and there are no circular imports between files.

mod graph;
mod imports;
mod lexer;

use graph::{cycles, graph};
use std::path::Path;

/// The folders and files at the root of the runtime, from the bottom up.
const RUNTIME: &[&str] = &[
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

/// Checks the imports of a crate whose root has these files and folders, from the bottom up.
#[track_caller]
fn check(src: &str, layers: &[&str]) {
    let graph = graph(&Path::new(env!("CARGO_MANIFEST_DIR")).join(src));
    assert!(graph.len() > 50, "{src} has more files than {}", graph.len());
    let rank = |file: &str| {
        let root = file.split('/').next().unwrap_or(file);
        let root = root.strip_suffix(".rs").unwrap_or(root);
        layers.iter().position(|layer| *layer == root)
    };
    let mut found = Vec::new();
    for (file, imports) in &graph {
        if rank(file).is_none() {
            found.push(format!("{file} is in no layer"));
        }
        for import in imports {
            if rank(import) > rank(file) {
                found.push(format!("{file} imports from {import}, which is above it"));
            }
        }
    }
    for cycle in cycles(&graph) {
        found.push(format!("these import from each other: {cycle:?}"));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_runtime_imports_from_lower_layers_only() {
    check("../runtime/src", RUNTIME);
}

/// The folders and files at the root of the generator, from the bottom up.
const GENERATOR: &[&str] = &[
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

#[test]
fn the_generator_imports_from_earlier_stages_only() {
    check("src", GENERATOR);
}
