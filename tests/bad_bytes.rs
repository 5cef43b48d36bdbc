//! Tests that a client turns any response into an output or an error, without a panic, in time linear in its size, and
//! with memory of a small multiple of its size.

use peak_alloc::PeakAlloc;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use tinsmith_runtime::codegen::protocol_test::read_bytes;
use tinsmith_tests as goldens;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory is counted for the whole process, so only one test runs at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// The memory that reading a response may take: a multiple of its size, and a constant.
const TIMES: usize = 64;
const BESIDES: usize = 256 << 10;

/// Reads a body as the output of an operation, and returns whether it is valid.
type Read = fn(u16, &[u8]) -> bool;

const JSON: &[u8] = br#"{"text":"a\"\u00e9b","flag":true,"number":-7,"fraction":1.5e3,"bytes":"AP8=","at":1.5,"list":["x","y"],"map":{"k":1},"nested":{"name":"n","below":{}},"either":{"right":{"left":"l"}},"sparse":[1,null],"more":[{"a":[1,{}]}]}"#;
const XML: &[u8] = br#"<?xml version="1.0"?><EchoOutput mark="m"><text>a&amp;&#233;<![CDATA[<b>]]></text><flag>true</flag><number>-7</number><fraction>1.5</fraction><bytes>AP8=</bytes><at>2000-01-01T00:00:00Z</at><list><member>x</member></list><map><entry><key>k</key><value>1</value></entry></map><nested><name>n</name><below/></nested><either><left>l</left></either><Flat>1</Flat><Flat>2</Flat><more><a/></more></EchoOutput>"#;

fn query() -> Vec<u8> {
    let inner = String::from_utf8_lossy(XML)
        .replace(
            "<?xml version=\"1.0\"?><EchoOutput mark=\"m\">",
            "<EchoResponse><EchoResult>",
        )
        .replace("</EchoOutput>", "</EchoResult></EchoResponse>");
    inner.into_bytes()
}

fn cbor() -> Vec<u8> {
    let mut body = vec![0xBF];
    let mut member = |name: &str, value: &[u8]| {
        body.push(0x60 | name.len() as u8);
        body.extend(name.as_bytes());
        body.extend(value);
    };
    member("text", b"\x62\xC3\xA9");
    member("flag", b"\xF5");
    member("number", b"\x26");
    member("fraction", b"\xFB\x3F\xF8\0\0\0\0\0\0");
    member("bytes", b"\x5F\x41\x00\x41\xFF\xFF");
    member("at", b"\xC1\xFB\x3F\xF8\0\0\0\0\0\0");
    member("list", b"\x9F\x61x\x61y\xFF");
    member("map", b"\xA1\x61k\x01");
    member("nested", b"\xA2\x64name\x61n\x65below\xA0");
    member("either", b"\xA1\x65right\xA1\x64left\x61l");
    member("sparse", b"\x82\x01\xF6");
    member("more", b"\x82\x01\xA1\x61a\x80");
    body.push(0xFF);
    body
}

fn protocols() -> Vec<(&'static str, Read, Vec<u8>)> {
    vec![
        (
            "awsJson",
            read_bytes::<goldens::simple_types::operation::echo::Echo> as Read,
            b"{\"text\":\"x\",\"anything\":{\"a\":[1,null,\"b\"]}}".to_vec(),
        ),
        (
            "restJson1",
            read_bytes::<goldens::rest_json::operation::echo::Echo>,
            JSON.to_vec(),
        ),
        (
            "restXml",
            read_bytes::<goldens::rest_xml::operation::echo::Echo>,
            XML.to_vec(),
        ),
        (
            "awsQuery",
            read_bytes::<goldens::aws_query::operation::echo::Echo>,
            query(),
        ),
        (
            "rpcv2Cbor",
            read_bytes::<goldens::rpc_v2_cbor::operation::echo::Echo>,
            cbor(),
        ),
    ]
}

/// Reads a body as an output and as an error, within the limits.
fn read(name: &str, read: Read, body: &[u8]) -> bool {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let started = Instant::now();
    let is_output = read(200, body);
    read(400, body);
    let (taken, used) = (started.elapsed(), MEMORY.peak_usage().saturating_sub(before));
    assert!(
        used <= body.len() * TIMES + BESIDES,
        "{name}: {used} bytes for a body of {}",
        body.len()
    );
    // a tenth of a megabyte per second is far below what a build without optimisations does
    let limit = Duration::from_millis(500) + Duration::from_micros(10 * body.len() as u64);
    assert!(taken < limit, "{name}: {taken:?} for a body of {}", body.len());
    is_output
}

#[test]
fn good_bytes_are_an_output() {
    let _alone = ALONE.lock();
    for (name, reader, body) in protocols() {
        assert!(read(name, reader, &body), "{name}");
    }
}

#[test]
fn truncated_bytes_are_an_error() {
    let _alone = ALONE.lock();
    for (name, reader, body) in protocols() {
        for end in 1..body.len() {
            // what ends the outermost element may be missing only where nothing follows
            let is_output = read(name, reader, &body[..end]);
            assert!(!is_output, "{name}: {end} of {} bytes are an output", body.len());
        }
    }
}

#[test]
fn mutated_bytes_are_an_output_or_an_error() {
    let _alone = ALONE.lock();
    for (name, reader, body) in protocols() {
        for seed in 0..3_000 {
            let mut random = fastrand::Rng::with_seed(seed);
            let mut mutated = body.clone();
            for _ in 0..random.usize(1..5) {
                let at = random.usize(..mutated.len());
                match random.u8(..4) {
                    0 => mutated[at] = random.u8(..),
                    1 => mutated[at] ^= 1 << random.u8(..8),
                    2 => drop(mutated.remove(at)),
                    _ => mutated.insert(at, random.u8(..)),
                }
            }
            read(name, reader, &mutated);
        }
    }
}

#[test]
fn deep_and_long_bytes_are_read_or_refused() {
    let _alone = ALONE.lock();
    let nested = |open: &str, close: &str, levels: usize| {
        format!("{}{}", open.repeat(levels), close.repeat(levels)).into_bytes()
    };
    for (name, reader, _) in protocols() {
        for levels in [100, 10_000, 100_000] {
            read(name, reader, &nested("[", "]", levels));
            read(name, reader, &nested("{\"nested\":", "}", levels));
            read(name, reader, &nested("{\"below\":{\"x\":[", "]}}", levels));
            read(name, reader, &nested("<nested>", "</nested>", levels));
            read(name, reader, &nested("<below><x>", "</x></below>", levels));
            read(name, reader, &[0x81].repeat(levels));
            read(name, reader, &b"\xA1\x66nested".repeat(levels));
            read(name, reader, &b"\xA1\x65below".repeat(levels));
            read(name, reader, &[0xC1].repeat(levels));
        }
        // lengths nothing can have
        for head in [0x5B, 0x7B, 0x9B, 0xBB] {
            let huge = [&b"\xA1\x64list"[..], &[head], &[0x7F; 8]].concat();
            assert!(!read(name, reader, &huge), "{name}");
        }
        for wrong in [
            &b"\xFF\xFE"[..],
            b"{\"text\":\"\xFF\"}",
            b"<a>\xFF</a>",
            b"\xA1\x64text\x61\xFF",
            b"null",
            b"\xF6",
            b"<a",
            b"\"",
        ] {
            read(name, reader, wrong);
        }
    }
}

#[test]
fn time_and_memory_grow_with_the_size() {
    let _alone = ALONE.lock();
    let items = 40_000;
    let json = format!("{{\"list\":[{}\"x\"]}}", "\"item\",".repeat(items));
    let xml = format!(
        "<EchoOutput><list>{}</list></EchoOutput>",
        "<member>item</member>".repeat(items)
    );
    let flat = format!("<EchoOutput>{}</EchoOutput>", "<Flat>item</Flat>".repeat(items));
    let cbor = [
        b"\xA1\x64list\x9F".to_vec(),
        b"\x64item".repeat(items),
        vec![0xFF],
    ]
    .concat();
    let all = protocols();
    for (name, body) in [
        ("restJson1", json.into_bytes()),
        ("restXml", xml.into_bytes()),
        ("restXml", flat.into_bytes()),
        ("rpcv2Cbor", cbor),
    ] {
        let (_, reader, _) = all.iter().find(|item| item.0 == name).expect("a protocol");
        assert!(read(name, *reader, &body), "{name}");
    }
}
