//! The bytes written are readable by another implementation of CBOR.

use super::write;
use crate::schema::value::{List, Value, View};
use aws_smithy_types::Blob;
use minicbor::Decoder;

fn written<T: Value>(value: &T) -> Vec<u8> {
    write(value.view(), true).expect("a value that can be written")
}

#[test]
fn texts_and_blobs_of_all_lengths() {
    let lengths = (0..70).chain([255, 256, 257, 65_535, 65_536]);
    let texts: Vec<String> = lengths
        .map(|length| ('a'..='z').cycle().take(length).collect())
        .collect();
    let body = written(&texts);
    let mut decoder = Decoder::new(&body);
    assert_eq!(decoder.array().expect("an array"), Some(List::len(&texts) as u64));
    for text in &texts {
        assert_eq!(decoder.str().expect("a text"), text);
    }
    assert_eq!(decoder.position(), body.len());

    for text in texts {
        let body = written(&Blob::new(text.as_bytes()));
        assert_eq!(Decoder::new(&body).bytes().expect("bytes"), text.as_bytes());
    }
}

#[test]
fn numbers_take_as_few_bytes_as_they_need() {
    let edges = [
        (0, 1),
        (23, 1),
        (24, 2),
        (255, 2),
        (256, 3),
        (65_535, 3),
        (65_536, 5),
        (u32::MAX.into(), 5),
    ];
    let longer = [(i64::from(u32::MAX) + 1, 9), (i64::MAX, 9)];
    for (number, length) in edges.into_iter().chain(longer) {
        // a negative number takes as many bytes, since -1 is encoded as 0
        for number in [number, !number] {
            let body = written(&number);
            assert_eq!(body.len(), length, "{number}");
            assert_eq!(Decoder::new(&body).i64().expect("a number"), number);
        }
    }
}

#[test]
fn items_that_are_longer_or_shorter_than_the_first() {
    let long = "long ".repeat(1_000_000);
    for texts in [vec![long.clone(), String::new()], vec![String::new(), long]] {
        let body = written(&texts);
        let mut decoder = Decoder::new(&body);
        decoder.array().expect("an array");
        for text in &texts {
            assert_eq!(decoder.str().expect("a text"), text);
        }
    }
    let body = write(View::List(&Vec::<String>::new()), true).expect("an empty list");
    assert_eq!(body, [0x80]);
}
