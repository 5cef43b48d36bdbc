//! Spans of calls: their names and fields.

use super::shared::replay;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

#[allow(clippy::all, deprecated, dead_code)]
mod sdk {
    include!(concat!(env!("OUT_DIR"), "/storage.rs"));
}

/// Records the name and fields of opened spans.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Span>>>);

/// The name of a span, and the names of its fields.
type Span = (String, Vec<String>);

#[derive(Default)]
struct Fields(Vec<String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push(format!("{}={value:?}", field.name()));
    }
}

impl Subscriber for Spans {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        span.record(&mut fields);
        let mut spans = self.0.lock().expect("no panic");
        spans.push((span.metadata().name().to_owned(), fields.0));
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_call_has_a_span_with_the_name_of_its_operation() {
    let spans = Spans::default();
    let _set = tracing::subscriber::set_default(spans.clone());
    for _ in 0..2 {
        let http = replay(&[(200, &[], "{}"), (200, &[], "{}")]);
        let client = crate::client!(sdk, http, endpoint_url("https://example.com"));
        client.get().key("k").send().await.expect("an output");
        client.put().key("k").send().await.expect("an output");
    }
    let spans = spans.0.lock().expect("no panic");
    let mut calls = spans.iter().filter(|(name, _)| name.starts_with("Storage."));
    for operation in ["Get", "Put", "Get", "Put"] {
        let (name, fields) = calls.next().expect("a span");
        assert_eq!(*name, format!("Storage.{operation}"));
        assert_eq!(fields[0], r#"rpc.service="Storage""#);
        assert_eq!(fields[1], format!("rpc.method={operation:?}"));
        let id = fields[2].strip_prefix("sdk_invocation_id=").expect("an id");
        assert_eq!(id.len(), 7);
        assert_eq!(fields[3], r#"rpc.system="aws-api""#);
    }
    assert!(calls.next().is_none());
}
