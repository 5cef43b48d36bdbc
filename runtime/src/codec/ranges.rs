//! Tests that numbers out of the range of their type are errors in every codec.

use crate::schema::read::{Empty, Read, ReadError, Reader};

/// Reads a number with each codec: from text for JSON and XML, from bytes for CBOR.
fn read<T: Read + Empty>(text: &str, bytes: &[u8]) -> Vec<(&'static str, Result<T, ReadError>)> {
    let mut read = Vec::new();
    let mut add = |name, result| read.push((name, result));
    let of = |reader: &mut dyn Reader| T::read(reader, &[]);
    #[cfg(feature = "json")]
    add(
        "JSON",
        super::json::JsonReader::new(text.as_bytes()).and_then(|mut reader| of(&mut reader)),
    );
    #[cfg(feature = "xml")]
    add(
        "XML",
        super::xml::parse(format!("<n>{text}</n>").as_bytes(), |root| {
            of(&mut super::xml::XmlReader::new(root))
        }),
    );
    #[cfg(feature = "cbor")]
    add("CBOR", of(&mut super::cbor::CborReader::new(bytes)));
    let _ = (text, bytes);
    read
}

fn refused<T: Read + Empty>(text: &str, bytes: &[u8]) {
    for (codec, result) in read::<T>(text, bytes) {
        let error = result.err().unwrap_or_else(|| panic!("{codec} takes {text}"));
        assert!(!error.to_string().contains(text), "{codec}: {error}");
    }
}

fn taken<T: Read + Empty>(text: &str, bytes: &[u8], is_it: impl Fn(T) -> bool) {
    for (codec, result) in read::<T>(text, bytes) {
        assert!(
            is_it(result.unwrap_or_else(|error| panic!("{codec}: {error}"))),
            "{codec}: {text}"
        );
    }
}

fn double(value: f64) -> Vec<u8> {
    [&[0xFB][..], &value.to_be_bytes()].concat()
}

#[test]
fn whole_numbers_out_of_range_are_errors() {
    refused::<i8>("128", &[0x18, 128]);
    refused::<i8>("-129", &[0x38, 128]);
    refused::<i16>("32768", &[0x19, 0x80, 0]);
    refused::<i32>("2147483648", &[0x1A, 0x80, 0, 0, 0]);
    refused::<i32>("-2147483649", &[0x3A, 0x80, 0, 0, 0]);
    refused::<i64>("9223372036854775808", &[0x1B, 0x80, 0, 0, 0, 0, 0, 0, 0]);
    taken::<i8>("-128", &[0x38, 127], |value| value == -128);
    taken::<i32>("2147483647", &[0x1A, 0x7F, 0xFF, 0xFF, 0xFF], |value| {
        value == i32::MAX
    });
}

#[test]
fn fractions_out_of_range_are_errors() {
    refused::<f32>("1e300", &double(1e300));
    refused::<f32>("-1e39", &double(-1e39));
    taken::<f32>("1.5", &double(1.5), |value| value == 1.5);
    // half precision
    taken::<f32>("1.5", &[0xF9, 0x3E, 0], |value| value == 1.5);
    taken::<f32>("3.4028234e38", &double(f32::MAX.into()), |value| {
        value == f32::MAX
    });
    for (text, codec) in [("1e400", "JSON"), ("-1e400", "XML")] {
        let results = read::<f64>(text, &[0xFB]);
        assert!(
            results
                .iter()
                .all(|(name, result)| *name != codec || result.is_err()),
            "{text}"
        );
    }
    taken::<f64>("1e300", &double(1e300), |value| value == 1e300);
}

#[test]
fn infinity_is_not_out_of_range() {
    for (name, result) in read::<f32>("\"-Infinity\"", &double(f64::NEG_INFINITY)) {
        // `NaN` and infinities are quoted in JSON only
        assert!(
            name == "XML" || result.is_ok_and(|value| value == f32::NEG_INFINITY),
            "{name}"
        );
    }
    for (name, result) in read::<f32>("Infinity", &double(f64::INFINITY)) {
        assert!(
            name == "JSON" || result.is_ok_and(|value| value == f32::INFINITY),
            "{name}"
        );
    }
}
