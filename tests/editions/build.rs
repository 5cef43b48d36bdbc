//! Creates a model whose names are keywords, and generates its client.

// for edition 2015
extern crate serde_json;
extern crate tinsmith;
extern crate tinsmith_materials;

use serde_json::{json, Map, Value};
use tinsmith_materials::{out, write};

fn main() -> Result<(), tinsmith::Error> {
    println!("cargo::rerun-if-changed=../build.rs");
    let file = out("keywords.json");
    write(&file, &model().to_string());
    tinsmith::configure().model(file).generate_to_out_dir("keywords")
}

/// Words that are reserved or have a meaning in some edition of Rust, and words that cannot be raw identifiers.
const WORDS: &[&str] = &[
    "abstract",
    "as",
    "async",
    "auto",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "crate",
    "default",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "macro_rules",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "raw",
    "ref",
    "return",
    "safe",
    "self",
    "Self",
    "static",
    "struct",
    "super",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "union",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
    "_1",
    "_2a",
    "std",
    "core",
    "alloc",
    "rt",
    "test",
    "tinsmith_runtime",
    "Option",
    "String",
    "Vec",
    "Box",
    "Result",
    "Ok",
    "Err",
    "Some",
    "None",
    "Default",
    "Clone",
    "Debug",
    "Into",
    "From",
];

/// Returns a model whose members, operations, structures, variants, values and waiters have these names.
fn model() -> Value {
    let members = |target: &str| -> Value {
        let member = |word: &&str| ((*word).to_owned(), json!({"target": target}));
        Value::Object(distinct().iter().map(member).collect())
    };
    let mut shapes = Map::new();
    let mut add = |name: &str, shape: Value| shapes.insert(format!("ex.words#{name}"), shape);
    add(
        "Words",
        json!({"type": "structure", "members": members("smithy.api#String")}),
    );
    add(
        "Either",
        json!({"type": "union", "members": members("smithy.api#String")}),
    );
    let value = |word: &&str| {
        let traits = json!({"smithy.api#enumValue": word});
        (
            (*word).to_owned(),
            json!({"target": "smithy.api#Unit", "traits": traits}),
        )
    };
    let values: Map<_, _> = distinct().iter().map(value).collect();
    add("Choice", json!({"type": "enum", "members": values}));
    let mut input = members("smithy.api#String");
    for (name, target) in [
        ("theWords", "Words"),
        ("theEither", "Either"),
        ("theChoice", "Choice"),
    ] {
        input[name] = json!({"target": format!("ex.words#{target}")});
    }
    add("RunInput", json!({"type": "structure", "members": input}));
    let waiters: Map<_, _> = (distinct().iter())
        .filter(|word| word.starts_with(char::is_alphabetic) && !word.contains('_'))
        .map(|word| {
            let acceptor = json!({"state": "success", "matcher": {"success": true}});
            ((*word).to_owned(), json!({"acceptors": [acceptor]}))
        })
        .collect();
    let run = json!({
        "type": "operation", "input": {"target": "ex.words#RunInput"}, "output": {"target": "smithy.api#Unit"},
        "traits": {"smithy.waiters#waitable": waiters},
    });
    add("Run", run);
    let mut operations = vec![json!({"target": "ex.words#Run"})];
    for word in distinct() {
        let unit = json!({"target": "smithy.api#Unit"});
        add(word, json!({"type": "operation", "input": unit, "output": unit}));
        operations.push(json!({"target": format!("ex.words#{word}")}));
    }
    let traits = json!({
        "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": {"name": "words"},
        "smithy.api#httpBearerAuth": {}, "smithy.api#httpBasicAuth": {},
        "smithy.api#httpApiKeyAuth": {"name": "key", "in": "header"},
    });
    add(
        "Service",
        json!({"type": "service", "version": "1", "operations": operations, "traits": traits}),
    );
    json!({"smithy": "2.0", "shapes": shapes})
}

/// Returns the words; of words that differ only in case, the first.
fn distinct() -> Vec<&'static str> {
    let mut seen = std::collections::BTreeSet::new();
    let is_new = |word: &&str| seen.insert(word.to_ascii_lowercase());
    WORDS.iter().copied().filter(is_new).collect()
}
