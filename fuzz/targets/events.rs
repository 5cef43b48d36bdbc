//! Event streams: messages with any headers and payloads, and data that is not a message.

#![no_main]

use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use libfuzzer_sys::fuzz_target;
use tinsmith_fuzz::{aws_json, rest_json, rest_xml, rpc_v2_cbor, within_memory};
use tinsmith_runtime::codegen::protocol_test::{output_of_bytes, receive};

const NAMES: &[&str] = &[
    ":message-type",
    ":event-type",
    ":exception-type",
    ":error-code",
    ":error-message",
    ":content-type",
    "flag",
    "byte",
    "integer",
    "blob",
    "text",
    "at",
];
const WORDS: &[&str] = &[
    "event",
    "exception",
    "error",
    "bytes",
    "text",
    "value",
    "plain",
    "gone",
    "Gone",
    "initial-response",
    "application/json",
    "application/xml",
    "application/cbor",
    "application/octet-stream",
    "text/plain",
    "",
];

fn value(kind: u8, bytes: &[u8]) -> HeaderValue {
    let number = bytes
        .iter()
        .fold(0i64, |number, byte| number << 8 | i64::from(*byte));
    match kind % 8 {
        0 => HeaderValue::Bool(number & 1 == 1),
        1 => HeaderValue::Byte(number as i8),
        2 => HeaderValue::Int16(number as i16),
        3 => HeaderValue::Int32(number as i32),
        4 => HeaderValue::Int64(number),
        5 => HeaderValue::ByteArray(bytes.to_vec().into()),
        6 => HeaderValue::Timestamp(aws_smithy_types::DateTime::from_millis(number)),
        _ => HeaderValue::String(String::from_utf8_lossy(bytes).into_owned().into()),
    }
}

/// A message: what its type and kind are, other headers, and the payload.
type Frame = (u8, u8, Vec<(u8, u8, Vec<u8>)>, Vec<u8>);

fn write(frame: Frame, body: &mut Vec<u8>) {
    let (kind, name, headers, payload) = frame;
    let word = |at: u8| HeaderValue::String(WORDS[usize::from(at) % WORDS.len()].into());
    let mut message = Message::new(payload)
        .add_header(Header::new(":message-type", word(kind % 3)))
        .add_header(Header::new(
            if kind % 3 == 1 {
                ":exception-type"
            } else {
                ":event-type"
            },
            word(name),
        ));
    for (name, kind, bytes) in headers {
        let value = if kind < 64 {
            word(kind)
        } else {
            value(kind, &bytes)
        };
        message = message.add_header(Header::new(NAMES[usize::from(name) % NAMES.len()], value));
    }
    // what is too long for a message is none
    let _ = write_message_to(&message, body);
}

macro_rules! listen {
    ($($client:ident),*) => { |body: &[u8]| { $(
        within_memory(body.len(), || {
            if let Ok(mut output) = output_of_bytes::<$client::operation::listen::Listen>(body.to_vec()) {
                let _ = receive(&mut output.events);
            }
        });
    )* } };
}

fuzz_target!(|input: (Vec<Frame>, Vec<u8>)| {
    let (frames, rest) = input;
    let mut body = Vec::new();
    frames.into_iter().for_each(|frame| write(frame, &mut body));
    body.extend(rest);
    listen!(aws_json, rest_json, rest_xml, rpc_v2_cbor)(&body);
});
