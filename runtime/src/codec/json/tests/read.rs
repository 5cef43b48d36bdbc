//! Tests of the JSON reader.

use super::{read, write, All, Either};
use crate::codec::json::JsonReader;
use crate::schema::read::{Empty, Read};
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
fn escapes_are_resolved_wherever_they_stand() {
    // before and behind the ends of words, of blocks, and of the buffer that the text is collected in
    for plain in (0..20).chain(60..130).chain(240..280).chain(500..530) {
        for (escape, character) in [(r"\n", "\n"), (r"\u00e9", "é"), (r"\ud83d\ude00", "😀")] {
            let before = "x".repeat(plain);
            for behind in ["", "y", "é", "a longer text behind it"] {
                let body = format!(r#"{{"text":"{before}{escape}{behind}{escape}"}}"#);
                let text = read(&body).expect("it reads").text;
                let expected = format!("{before}{character}{behind}{character}");
                assert_eq!(text.as_deref(), Some(expected.as_str()), "{body}");
            }
        }
    }
}

#[test]
fn wrong_escapes_are_errors_with_their_place() {
    let before = r#"{"text":"a\n"#.len();
    for wrong in [
        r#"\x""#,
        r#"\u12""#,
        r#"\ud83d""#,
        r#"\u00e""#,
        r"\",
        r"\u",
        "",
        "\n\"",
        "\u{1}\"",
    ] {
        let body = format!(r#"{{"text":"a\n{wrong}"#);
        let error = read(&body).expect_err(&body).to_string();
        assert!(error.ends_with(&format!("at byte {before}")), "{body:?}: {error}");
    }
}

#[test]
fn lists_of_texts_are_read_whole() {
    let list = |body: &str| read(format!(r#"{{"list":{body}}}"#)).map(|all| all.list);
    let read = list(r#" [ "a" , "" , "b\"\u00e9" , null,"a text that is longer than a word","é"] "#);
    let expected = ["a", "", "b\"é", "a text that is longer than a word", "é"];
    assert_eq!(read.expect("it reads"), Some(expected.map(String::from).to_vec()));
    assert_eq!(list("[]").expect("it reads"), Some(vec![]));
    for wrong in [
        r#"["a" "b"]"#,
        r#"["a",]"#,
        r#"["a",1]"#,
        r#"["a","#,
        r#"["a"#,
        r#"["\x"]"#,
    ] {
        assert!(list(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn members_are_found_in_any_order_and_with_escapes_in_their_names() {
    let value = read(r#"{"number":2,"flag":true,"te\u0078t":"a","number":3,"numbers":1}"#).expect("it reads");
    assert_eq!((value.number, value.flag), (Some(3), Some(true)));
    assert_eq!(value.text.as_deref(), Some("a"));
    let either = |body: &str| read(body).map(|all| all.either);
    let right = either(r#"{"either":{"\u005f_type":"x","r\u0069ght":3}}"#);
    assert_eq!(right.expect("it reads"), Some(Either::Right(3)));
    let left = either(r#"{"either":{ "left" : "l" , "right" : null }}"#);
    assert_eq!(left.expect("it reads"), Some(Either::Left("l".into())));
}

#[test]
fn short_lists_of_large_items_take_the_memory_they_need() {
    fn capacity<T: Read + Empty>(body: &str) -> usize {
        let mut reader = JsonReader::new(body.as_bytes()).expect("UTF-8");
        let items = Vec::<T>::read(&mut reader, &[]).expect("it reads");
        items.capacity()
    }
    assert_eq!(capacity::<All>("[]"), 0);
    assert_eq!(capacity::<All>("[{}]"), 1);
    assert_eq!(capacity::<HashMap<String, String>>("[{},{}]"), 2);
    assert_eq!(capacity::<Option<i32>>("[1]"), 4);
}

#[test]
fn white_space_is_allowed_between_all_tokens() {
    let compact = r#"{"text":"a","flag":true,"list":["b","c"],"map":{"d":1,"e":2},"sparseMap":{},"nested":{"text":"f"},"later":{"g":[{},[]],"h":0},"either":{"right":3}}"#;
    // none of the texts contains a token
    let spaced = compact.chars().fold(String::new(), |text, token| match token {
        '{' | '}' | '[' | ']' | ':' | ',' => format!("{text} \r\n{token}\t "),
        _ => text + &token.to_string(),
    });
    let value = read(compact).expect("it reads");
    assert_eq!(value.either, Some(Either::Right(3)));
    assert_eq!(read(spaced).expect("it reads"), value);
}

#[test]
fn keys_and_commas_are_where_they_belong() {
    for body in [
        r#"{,"text":"a"}"#,
        r#"{"text":"a",}"#,
        r#"{"text":"a",,"flag":true}"#,
        r#"{"text":"a""flag":true}"#,
        r#"{"text":"a" "flag":true}"#,
        r#"{"text""a"}"#,
        r#"{"text","a"}"#,
        r#"{text:"a"}"#,
        r#"{"text":"a",flag:true}"#,
        r#"{"text":"a"]"#,
        r#"{"map":{,"a":1}}"#,
        r#"{"map":{"a":1,}}"#,
        r#"{"either":{"left":"a",}}"#,
        r#"{"either":{,"left":"a"}}"#,
        r#"{"later":{"a":1,}}"#,
        r#"{"later":{"a",1}}"#,
    ] {
        assert!(read(body).is_err(), "{body}");
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
