//! Tests of replaced types: invalid rules are errors that give the reason.

use std::path::Path;

const MODEL: &str = r#"{ "smithy": "2.0", "shapes": {
    "a.b#Service": { "type": "service", "version": "1", "operations": [{ "target": "a.b#Get" }],
        "traits": { "aws.protocols#awsJson1_1": {} } },
    "a.b#Get": { "type": "operation", "input": { "target": "a.b#GetInput" }, "errors": [{ "target": "a.b#Wrong" }] },
    "a.b#GetInput": { "type": "structure", "members": { "item": { "target": "a.b#Item" }, "list": { "target": "a.b#Items" } } },
    "a.b#Items": { "type": "list", "member": { "target": "a.b#Item" } },
    "a.b#Item": { "type": "structure", "members": { "name": { "target": "a.b#Name" } } },
    "a.b#Name": { "type": "string" },
    "a.b#Unused": { "type": "string" },
    "a.b#Wrong": { "type": "structure", "traits": { "smithy.api#error": "client" } } } }"#;

fn model(folder: &Path) -> tinsmith::Builder {
    let path = folder.join("model.json");
    std::fs::write(&path, MODEL).expect("a model");
    tinsmith::configure().model(path)
}

#[test]
fn rules_that_cannot_be_followed_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let with = |rules: &[(&str, &str)]| {
        let rules = rules.iter();
        rules.fold(model(folder.path()), |builder, (shape, path)| {
            builder.replace_type(*shape, *path)
        })
    };
    for (builder, expected) in [
        (with(&[("Item", "Item")]), "`Item` is not the path of a type"),
        (
            with(&[("Item", "super::Item")]),
            "`super::Item` is not the path of a type",
        ),
        (with(&[("Item", "a::B; fn f() {}")]), "is not the path of a type"),
        (
            with(&[("Itme", "a::Item")]),
            "`Itme` matches no shape that the operations reach",
        ),
        (with(&[("Itme", "a::Item")]), "did you mean `Item`?"),
        (with(&[("Unused", "a::Item")]), "`Unused` matches no shape"),
        (with(&[("c.d#*", "a::*")]), "`c.d#*` matches no shape"),
        (
            with(&[("Item", "a::*")]),
            "either both or neither must contain `*`",
        ),
        (
            with(&[("a.b#*", "a::Item")]),
            "either both or neither must contain `*`",
        ),
        (
            with(&[("Item", "a::Item"), ("a.b#Item", "b::Item")]),
            "the shape is replaced twice: by `a::Item` for `Item`, and by",
        ),
        (
            with(&[("GetInput", "a::Item")]),
            "it is the input or output of an operation",
        ),
        (with(&[("Wrong", "a::Item")]), "it is an error"),
        (with(&[("Items", "a::Item")]), "it is a list or map"),
        (
            with(&[("Item", "a::Item")]).protocol_tests(true),
            "`protocol-tests` tests generated types",
        ),
    ] {
        let error = builder.generate().expect_err("refused").to_string();
        assert!(error.contains(expected), "{expected}: {error}");
    }
}

#[test]
fn a_rule_for_one_shape_counts_more_than_one_for_many() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = model(folder.path())
        .replace_type("Item", "one::Thing")
        .replace_type("a.b#*", "many::*");
    let code = client.generate().expect("a client").into_code();
    assert!(code.contains("::one::Thing") && !code.contains("many"), "{code}");
}

#[test]
fn a_package_has_to_depend_on_the_crate() {
    let folder = tempfile::tempdir().expect("a folder");
    let package = |path: &str| {
        let written = model(folder.path())
            .replace_type("Item", path)
            .generate_package(folder.path().join("out"));
        written.map(|_| ()).map_err(|error| error.to_string())
    };
    let error = package("acme::Item").expect_err("refused");
    assert!(error.contains("the package has no dependency `acme`"), "{error}");
    let error = package("crate::Item").expect_err("refused");
    assert!(error.contains("a package has no `crate` of yours"), "{error}");
}
