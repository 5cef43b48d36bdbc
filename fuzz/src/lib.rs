//! Code shared by the fuzz targets: a client of one model for each protocol, and the properties that must hold for any
//! bytes.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use peak_alloc::PeakAlloc;
use std::fmt::Debug;
use tinsmith_runtime::codegen::protocol::Protocol;
use tinsmith_runtime::codegen::{Empty, Operation, Read, Service, Value};

macro_rules! clients {
    ($($client:ident)*) => { $(
        #[allow(missing_docs)]
        pub mod $client {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($client), ".rs"));
        }
    )* };
}

clients!(aws_json aws_query rest_json rest_xml rpc_v2_cbor);

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The memory that reading a response may take: a multiple of its size, and a constant.
const TIMES: usize = 256;
const BESIDES: usize = 256 << 10;

/// Runs `read`, which reads this number of bytes, and panics if it takes too much memory.
pub fn within_memory<T>(bytes: usize, read: impl FnOnce() -> T) -> T {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let result = read();
    let used = MEMORY.peak_usage().saturating_sub(before);
    assert!(
        used <= bytes * TIMES + BESIDES,
        "{used} bytes of memory for {bytes} bytes"
    );
    result
}

/// The protocol of an operation.
pub fn protocol<O: Operation>() -> &'static dyn Protocol {
    <O::Service as Service>::DESCRIPTOR.protocol
}

/// Returns a response with these headers; `None` if they are invalid.
pub fn response(status: u16, headers: &[(&str, &[u8])], body: &[u8]) -> Option<HttpResponse> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(SdkBody::from(body.to_vec())).ok()?.try_into().ok()
}

/// Reads a response as the output of an operation and as an error `E`; each must succeed or be refused.
pub fn read_response<O: Operation, E: Read + Empty>(response: &HttpResponse) -> Option<O::Output> {
    let protocol = protocol::<O>();
    let bytes = response.body().bytes().map_or(0, <[u8]>::len);
    within_memory(bytes, || {
        let _ = protocol.error_summary(response);
        let _ = protocol.error(response, &mut |reader| E::read(reader, &[]).map(drop));
        let mut output = None;
        let read = protocol.output(&O::SHAPE, response, &mut |reader| {
            output = Some(O::Output::read(reader, &[])?);
            Ok(())
        });
        read.ok().and(output)
    })
}

/// Reads a value from a body, and checks that it can be written and read again as the same value. Writing may be
/// refused for data of newer services.
pub fn round_trip<O: Operation, T: Read + Empty + Value + PartialEq + Debug>(body: &[u8]) -> Option<T> {
    let read = |body: &[u8]| {
        let mut value = None;
        let result = protocol::<O>().read_document(body, &mut |reader| {
            value = Some(T::read(reader, &[])?);
            Ok(())
        });
        result.map(|()| value.expect("a value that was read"))
    };
    let value = within_memory(body.len(), || read(body)).ok()?;
    if let Ok(written) = protocol::<O>().write_document(value.view(), &[]) {
        let again = read(&written).unwrap_or_else(|error| {
            panic!(
                "{error}: {value:?} was written as {:?}",
                String::from_utf8_lossy(&written)
            )
        });
        let is_same = value == again || format!("{value:?}").contains("NaN");
        assert!(
            is_same,
            "{again:?}\nis what is read of\n{value:?}\nwritten as\n{:?}",
            String::from_utf8_lossy(&written)
        );
    }
    Some(value)
}

/// Text in percent form.
pub trait Decoded {
    /// Decodes the value; panics if it is not valid.
    fn decoded(&self) -> String;
}

impl Decoded for str {
    fn decoded(&self) -> String {
        let mut bytes = Vec::new();
        let mut rest = self.as_bytes();
        while let Some((byte, after)) = rest.split_first() {
            rest = after;
            bytes.push(match byte {
                b'%' => {
                    let (digits, after) = rest.split_at(2);
                    rest = after;
                    let digits = std::str::from_utf8(digits).expect("digits");
                    u8::from_str_radix(digits, 16).expect("digits")
                }
                b' '..=b'~' => *byte,
                _ => panic!("byte {byte} is not in percent form"),
            });
        }
        String::from_utf8(bytes).expect("text")
    }
}
