//! The span of a call, named after its operation, such as `S3.GetObject`.
//!
//! The macros of `tracing` require names at compile time, one for each call site. Calls are compiled once for all
//! operations, so a call site is created at run time, when an operation is first called while spans are recorded.

use super::operation::Descriptor;
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};
use tracing::field::{FieldSet, Value};
use tracing::metadata::Kind;
use tracing::subscriber::Interest;
use tracing::{dispatcher, Level, Metadata, Span};
use tracing_core::callsite::{self, Callsite};
use tracing_core::identify_callsite;

const FIELDS: &[&str] = &["rpc.service", "rpc.method", "sdk_invocation_id", "rpc.system"];

/// Opens the span of a call.
pub(super) fn of_call(operation: &Descriptor) -> Span {
    if !tracing::level_enabled!(Level::DEBUG) {
        return Span::none();
    }
    let (service, name) = (operation.service.name(), operation.shape.name);
    let metadata = metadata(service, name);
    if !dispatcher::get_default(|log| log.enabled(metadata)) {
        return Span::none();
    }
    let id = fastrand::u32(1_000_000..10_000_000);
    let system: Option<&dyn Value> = match operation.service.sdk_id {
        Some(_) => Some(&"aws-api"),
        None => None,
    };
    let values: [Option<&dyn Value>; 4] = [Some(&service), Some(&name), Some(&id), system];
    Span::new(metadata, &metadata.fields().value_set_all(&values))
}

/// Returns the metadata of the spans of an operation, which is created once and never freed.
fn metadata(service: &'static str, operation: &'static str) -> &'static Metadata<'static> {
    static SITES: Mutex<BTreeMap<(&str, &str), &Site>> = Mutex::new(BTreeMap::new());
    let mut sites = SITES.lock().unwrap_or_else(PoisonError::into_inner);
    let mut is_new = false;
    let site: &'static Site = sites.entry((service, operation)).or_insert_with(|| {
        is_new = true;
        Site::leaked(format!("{service}.{operation}"))
    });
    // the subscriber is asked without the lock, as it may call an operation itself
    drop(sites);
    if is_new {
        callsite::register(site);
    }
    site.metadata()
}

/// A call site whose name is created at run time.
struct Site(OnceLock<Metadata<'static>>);

impl Site {
    fn leaked(name: String) -> &'static Self {
        let site: &'static Self = Box::leak(Box::new(Self(OnceLock::new())));
        let name: &'static str = String::leak(name);
        site.0.get_or_init(|| {
            let fields = FieldSet::new(FIELDS, identify_callsite!(site));
            Metadata::new(name, TARGET, Level::DEBUG, None, None, None, fields, Kind::SPAN)
        });
        site
    }
}

const TARGET: &str = module_path!();

impl Callsite for Site {
    // subscribers are asked for each span
    fn set_interest(&self, _: Interest) {}

    fn metadata(&self) -> &Metadata<'static> {
        self.0.get().unwrap_or(&NAMELESS)
    }
}

/// The call site of spans without metadata, which never occur.
struct Nameless;

static NAMELESS: Metadata<'static> = Metadata::new(
    "operation",
    TARGET,
    Level::DEBUG,
    None,
    None,
    None,
    FieldSet::new(FIELDS, identify_callsite!(&Nameless)),
    Kind::SPAN,
);

impl Callsite for Nameless {
    fn set_interest(&self, _: Interest) {}

    fn metadata(&self) -> &Metadata<'static> {
        &NAMELESS
    }
}
