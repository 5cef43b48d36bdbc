//! Tests of the XML reader, and of bodies that must be refused.

use super::{parse, Element};
use crate::schema::read::ReadError;

/// Parses a body and applies `read` to its outermost element.
fn read<T>(body: &str, read: impl FnOnce(Element<'_>) -> T) -> T {
    parse(body.as_bytes(), |root| Ok(read(root))).expect("a body")
}

fn text(body: &str) -> String {
    read(body, |root| root.text().expect("text").into_owned())
}

fn error(body: &str) -> String {
    let refused: Result<(), ReadError> = parse(body.as_bytes(), |root| root.text().map(drop));
    refused.expect_err("no body").to_string()
}

#[test]
fn text_is_what_stands_between_the_tags() {
    for (body, expected) in [
        ("<a>b</a>", "b"),
        (
            "\u{feff}<?xml version=\"1.0\"?>\n<!-- c --><a >b</a >\n<?p?>",
            "b",
        ),
        ("<a/>", ""),
        ("<a x='1>2' />", ""),
        ("<a> b </a>", " b "),
        ("<a>&lt;&amp;&gt;&quot;&apos;&#x41;&#66;</a>", "<&>\"'AB"),
        ("<a>1\r\n2\r3\n4&#xD;</a>", "1\n2\n3\n4\r"),
        ("<a>b<!-- & -->&amp;<![CDATA[<&]]><c>d</c>e</a>", "b&<&e"),
        ("<p:a xmlns:p='u'>b</p:a>", "b"),
    ] {
        assert_eq!(text(body), expected, "{body}");
    }
}

#[test]
fn elements_are_found_by_their_names() {
    let body = "<a><x:b>1</x:b><c><b>2</b></c><b>3</b><d/></a>";
    read(body, |root| {
        let names: Vec<_> = root.children().map(|child| child.name()).collect();
        assert_eq!(names, ["b", "c", "b", "d"]);
        let inner = root
            .child("c")
            .and_then(|child| child.child("b"))
            .expect("an element");
        assert_eq!(inner.text().expect("text"), "2");
        let first = root.child("b").expect("an element");
        assert_eq!(first.siblings(&root).count(), 4);
        assert_eq!(inner.siblings(&root.child("c").expect("an element")).count(), 1);
        assert!(root.child("e").is_none());
    });
}

#[test]
fn attributes_are_found_by_their_names_without_a_prefix() {
    let body = "<a x:b=\"1 &lt; 2\" c='\t3'/>";
    read(body, |root| {
        let attribute = |name| root.attribute(name).expect("attributes").map(String::from);
        assert_eq!(attribute("b").as_deref(), Some("1 < 2"));
        assert_eq!(attribute("c").as_deref(), Some(" 3"));
        assert_eq!(attribute("d"), None);
    });
}

#[test]
fn what_is_no_body_is_refused() {
    for (body, message) in [
        ("", "the body ends before its outermost element does at byte 0"),
        ("<a>", "the body ends before its outermost element does at byte 3"),
        ("<a/><b/>", "an element after the outermost one at byte 4"),
        ("<a/>b", "text outside of the outermost element at byte 4"),
        ("b<a/>", "text outside of the outermost element at byte 0"),
        (
            "<!DOCTYPE a []><a/>",
            "a document type declaration is not read at byte 0",
        ),
        ("<![CDATA[b]]><a/>", "this is not allowed here at byte 0"),
        ("<a/><?xml version='1.0'?>", "this is not allowed here at byte 4"),
    ] {
        assert_eq!(error(body), message, "{body}");
    }
    for body in [
        "<a",
        "<a>&b;</a>",
        "<a>&amp</a>",
        "<a>&#0;</a>",
        "<a><!-- </a>",
        "<a><![CDATA[ </a>",
    ] {
        error(body);
    }
}
