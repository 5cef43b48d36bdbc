//! Tests of the JSON reader.

use super::{read, write, All, Either};
use aws_smithy_types::{Blob, DateTime};
use std::collections::HashMap;

#[test]
fn what_is_written_is_read() {
    let at = DateTime::from_secs_and_nanos(1_700_000_000, 123_000_000);
    let value = All {
        text: Some("a\"\\\u{1}é😀".into()),
        flag: Some(false),
        byte: Some(-128),
        number: Some(i32::MAX),
        long: Some(i64::MIN),
        single: Some(1.5),
        double: Some(f64::NEG_INFINITY),
        blob: Some(Blob::new("bytes")),
        epoch: Some(at),
        date: Some(at),
        http: Some(DateTime::from_secs(1_700_000_000)),
        list: Some(vec!["x".into()]),
        sparse: Some(vec![None, Some(2)]),
        map: Some(HashMap::from([("k".into(), 1)])),
        sparse_map: Some(HashMap::from([
            ("k".into(), None),
            ("l".into(), Some("v".into())),
        ])),
        nested: Some(Box::new(All {
            number: Some(1),
            ..All::default()
        })),
        either: Some(Either::Left("l".into())),
        assumed: 7,
        ..All::default()
    };
    assert_eq!(read(write(&value)).expect("it reads"), value);
}

#[test]
fn unknown_members_and_nulls_leave_no_trace() {
    let body = r#" { "later" : { "a" : [ 1 , { "b" : null } ] , "c" : "\u00e9\\" } , "text" : null , "assumed" : null } "#;
    assert_eq!(read(body).expect("it reads"), All::default());
    assert_eq!(
        read(r#"{"either":{"later":{"x":[]}}}"#).expect("it reads").either,
        Some(Either::Unknown)
    );
    let either = read(r#"{"either":{"__type":"x","left":null,"right":3}}"#)
        .expect("it reads")
        .either;
    assert_eq!(either, Some(Either::Right(3)));
}

#[test]
fn numbers_are_exact() {
    let epoch = |body: &str| read(body).expect("it reads").epoch;
    assert_eq!(
        epoch(r#"{"epoch":1700000000.123456789}"#).map(|t| t.subsec_nanos()),
        Some(123_456_789)
    );
    assert_eq!(
        epoch(r#"{"epoch":-1.5}"#),
        Some(DateTime::from_fractional_secs(-2, 0.5))
    );
    assert_eq!(
        epoch(r#"{"epoch":1.7e9}"#),
        Some(DateTime::from_secs(1_700_000_000))
    );
    assert_eq!(
        read(r#"{"long":9007199254740993}"#).expect("it reads").long,
        Some(9_007_199_254_740_993)
    );
}

#[test]
fn escapes_are_resolved() {
    let text = |body: &str| read(format!(r#"{{"text":"{body}"}}"#)).map(|all| all.text.unwrap_or_default());
    assert_eq!(text(r"\ud83d\ude00\u00e9\n\/").expect("it reads"), "😀é\n/");
    for wrong in [r"\ud83d", r"\ude00", r"\ud83dx", r"\x", r"\u12", "\u{1}", "\n"] {
        assert!(text(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn nulls_where_there_are_none_are_dropped() {
    let value = read(r#"{"list":[null,"a",null],"map":{"k":null,"l":1}}"#).expect("it can be read");
    assert_eq!(value.list.as_deref(), Some(["a".to_owned()].as_slice()));
    assert_eq!(value.map.map(|map| map.len()), Some(1));
}

#[test]
fn values_of_another_kind_are_errors_with_their_place() {
    for body in [
        r#"{"text":1}"#,
        r#"{"flag":"true"}"#,
        r#"{"number":"1"}"#,
        r#"{"number":1.5}"#,
        r#"{"number":2147483648}"#,
        r#"{"byte":128}"#,
        r#"{"double":"one"}"#,
        r#"{"blob":"*"}"#,
        r#"{"epoch":"now"}"#,
        r#"{"date":5}"#,
        r#"{"list":{}}"#,
        r#"{"map":[]}"#,
        r#"{"nested":[]}"#,
        r#"{"either":{}}"#,
        r#"{"either":{"left":"a","right":1}}"#,
        "[]",
        "1",
    ] {
        let error = read(body).expect_err(body).to_string();
        assert!(!error.is_empty(), "{body}");
    }
    assert!(read(r#"{"list":["a",1]}"#)
        .expect_err("a number")
        .to_string()
        .contains("at byte"));
}
