//! Tests of the JSON writer: its bytes are those of the published clients.

use super::{write, All, Either};
use crate::schema::limits::MAX_WRITE_DEPTH;
use crate::schema::shape::{Member, Shape};
use crate::schema::value::{UnionData, Value, View};
use aws_smithy_types::{Blob, DateTime, Document, Number};
use std::collections::HashMap;

#[test]
fn unset_members_and_assumed_zeros_are_left_out() {
    assert_eq!(write(&All::default()), "{}");
    assert_eq!(
        write(&All {
            assumed: 5,
            ..All::default()
        }),
        r#"{"assumed":5}"#
    );
}

#[test]
fn strings_are_escaped_as_little_as_json_allows() {
    let text = "a\"\\/\u{8}\u{c}\n\r\t\u{1}é\u{2028}😀";
    let value = All {
        text: Some(text.into()),
        ..All::default()
    };
    assert_eq!(
        write(&value),
        "{\"text\":\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001é\u{2028}😀\"}"
    );
}

#[test]
fn numbers_have_their_shortest_form() {
    for (value, expected) in [
        (1.0, "1.0"),
        (0.1, "0.1"),
        (1e300, "1e300"),
        (-0.0, "-0.0"),
        (f64::NAN, "\"NaN\""),
        (f64::INFINITY, "\"Infinity\""),
        (f64::NEG_INFINITY, "\"-Infinity\""),
    ] {
        let value = All {
            double: Some(value),
            ..All::default()
        };
        assert_eq!(write(&value), format!("{{\"double\":{expected}}}"));
    }
    let value = All {
        long: Some(i64::MIN),
        byte: Some(-1),
        ..All::default()
    };
    assert_eq!(write(&value), r#"{"byte":-1,"long":-9223372036854775808}"#);
}

#[test]
fn timestamps_have_the_format_of_their_member() {
    let at = DateTime::from_secs_and_nanos(1_700_000_000, 250_000_000);
    let value = All {
        epoch: Some(at),
        date: Some(at),
        http: Some(DateTime::from_secs(0)),
        ..All::default()
    };
    let expected =
        r#"{"epoch":1700000000.25,"date":"2023-11-14T22:13:20.25Z","http":"Thu, 01 Jan 1970 00:00:00 GMT"}"#;
    assert_eq!(write(&value), expected);
    let value = All {
        epoch: Some(DateTime::from_secs(-1)),
        ..All::default()
    };
    assert_eq!(write(&value), r#"{"epoch":-1}"#);
}

#[test]
fn collections_keep_nulls_where_they_are_sparse() {
    let value = All {
        blob: Some(Blob::new([0, 255])),
        list: Some(vec!["a".into(), "".into()]),
        sparse: Some(vec![Some(1), None]),
        map: Some(HashMap::from([("k".into(), 1)])),
        sparse_map: Some(HashMap::from([("k".into(), None)])),
        nested: Some(Box::new(All {
            flag: Some(true),
            ..All::default()
        })),
        either: Some(Either::Right(2)),
        document: Some(Document::Array(vec![
            Document::Null,
            Document::Number(Number::PosInt(3)),
            Document::Bool(false),
        ])),
        ..All::default()
    };
    let expected = r#"{"blob":"AP8=","document":[null,3,false],"list":["a",""],"sparse":[1,null],"map":{"k":1},"sparseMap":{"k":null},"nested":{"flag":true},"either":{"right":2}}"#;
    assert_eq!(write(&value), expected);
}

#[test]
fn an_unknown_variant_cannot_be_written() {
    let value = All {
        either: Some(Either::Unknown),
        ..All::default()
    };
    let error = super::super::write(value.view(), &[]).expect_err("it has no name");
    assert!(error.to_string().contains("Either"), "{error}");
}

#[test]
fn strings_of_every_length_are_escaped_at_every_place() {
    let escaped = [
        ("\"", "\\\""),
        ("\\", "\\\\"),
        ("\n", "\\n"),
        ("\u{0}", "\\u0000"),
        ("\u{1f}", "\\u001f"),
        (" ", " "),
        ("\u{7f}", "\u{7f}"),
        ("é", "é"),
        ("", ""),
    ];
    // around the ends of words and blocks, too
    for length in (0..20).chain([63, 64, 65, 95, 96, 97, 130]) {
        for at in 0..=length {
            for (text, written) in escaped {
                let (before, after) = ("a".repeat(at), "b".repeat(length - at));
                let value = All {
                    text: Some(format!("{before}{text}{after}")),
                    ..All::default()
                };
                let expected = format!("{{\"text\":\"{before}{written}{after}\"}}");
                assert_eq!(write(&value), expected);
                let text = format!("{before}{text}{after}");
                let value = All {
                    list: Some(vec![text.clone(), text.clone()]),
                    map: Some(HashMap::from([(text, 1)])),
                    ..All::default()
                };
                let written = format!("\"{before}{written}{after}\"");
                let expected = format!(r#"{{"list":[{written},{written}],"map":{{{written}:1}}}}"#);
                assert_eq!(write(&value), expected);
            }
        }
    }
}

#[test]
fn empty_collections_have_both_brackets() {
    let value = All {
        document: Some(Document::Array(vec![
            Document::Array(vec![]),
            Document::Object(HashMap::new()),
        ])),
        list: Some(vec![]),
        map: Some(HashMap::new()),
        nested: Some(Box::default()),
        ..All::default()
    };
    let expected = r#"{"document":[[],{}],"list":[],"map":{},"nested":{}}"#;
    assert_eq!(write(&value), expected);
}

/// A union of collections of itself.
enum Tree {
    Branch(Box<Tree>),
    Items(Vec<Tree>),
    Entries(HashMap<String, Tree>),
    Leaf(bool),
    Unknown,
}

static TREE: Shape = Shape {
    name: "Tree",
    members: &[
        Member::new("branch"),
        Member::new("items"),
        Member::new("entries"),
        Member::new("leaf"),
    ],
    traits: &[],
};

impl Value for Tree {
    fn view(&self) -> View<'_> {
        match self {
            Tree::Branch(value) => View::Union(&TREE, 0, UnionData::Value(&**value)),
            Tree::Items(value) => View::Union(&TREE, 1, UnionData::Value(value)),
            Tree::Entries(value) => View::Union(&TREE, 2, UnionData::Value(value)),
            Tree::Leaf(value) => View::Union(&TREE, 3, UnionData::Value(value)),
            Tree::Unknown => View::Unknown("Tree"),
        }
    }
}

/// A leaf inside a map inside two items of a list inside a union inside a union.
fn tree(leaf: fn() -> Tree) -> Tree {
    let entries = || Tree::Entries(HashMap::from([("key".into(), leaf())]));
    Tree::Branch(Box::new(Tree::Branch(Box::new(Tree::Items(vec![
        entries(),
        entries(),
    ])))))
}

#[test]
fn unions_may_hold_unions_and_collections_of_them() {
    let written = super::super::write(tree(|| Tree::Leaf(true)).view(), &[]).expect("a tree");
    let entries = r#"{"entries":{"key":{"leaf":true}}}"#;
    let expected = format!(r#"{{"branch":{{"branch":{{"items":[{entries},{entries}]}}}}}}"#);
    assert_eq!(String::from_utf8_lossy(&written), expected);
}

#[test]
fn an_error_inside_unions_names_their_members() {
    let error = super::super::write(tree(|| Tree::Unknown).view(), &[]).expect_err("it has no name");
    let error = error.to_string();
    assert!(error.starts_with("`branch.branch.items.entries`: "), "{error}");
}

#[test]
fn unions_nested_too_deep_are_an_error() {
    let deep = |levels| (0..levels).fold(Tree::Leaf(true), |tree, _| Tree::Branch(Box::new(tree)));
    assert!(super::super::write(deep(MAX_WRITE_DEPTH - 1).view(), &[]).is_ok());
    assert!(super::super::write(deep(MAX_WRITE_DEPTH).view(), &[]).is_err());
}
