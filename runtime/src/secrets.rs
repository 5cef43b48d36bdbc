//! Keeps secrets out of logs: AWS's runtime crates log whole requests and messages at the level TRACE.

use crate::schema::operation::OperationTrait;
use std::future::{poll_fn, Future};
use std::pin::pin;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{dispatcher, Dispatch, Event, Level, Metadata, Subscriber};
use tracing_core::span::Current;

/// Crates that log what they send and receive.
const MESSAGE_LOGGERS: [&str; 2] = ["aws_smithy_runtime", "aws_sigv4"];
/// The fields with requests and responses.
const MESSAGE_FIELDS: [&str; 4] = ["request", "response", "canonical_request", "string_to_sign"];
/// A module that honours [`SensitiveOutput`](aws_smithy_runtime_api::client::orchestrator::SensitiveOutput), but logs
/// requests.
const ORCHESTRATOR_HTTP: &str = "aws_smithy_runtime::client::orchestrator::http";
/// Modules that log parts of bodies, in any field.
const BODY_LOGGERS: [&str; 2] = ["aws_smithy_http::", "aws_runtime::content_encoding"];

/// Returns `true` if requests or responses of an operation with these traits must not be logged.
pub(crate) fn has_secrets(traits: &[OperationTrait]) -> bool {
    let is_sensitive = |operation_trait: &OperationTrait| {
        matches!(
            operation_trait,
            OperationTrait::SensitiveInput | OperationTrait::SensitiveOutput
        )
    };
    traits.iter().any(is_sensitive)
}

/// Runs a future, and keeps possible secrets out of the log if `has_secrets` is set.
pub(crate) async fn unlogged<F: Future>(has_secrets: bool, future: F) -> F::Output {
    let log = filtered(has_secrets);
    let mut future = pin!(future);
    poll_fn(|context| {
        let _set = log.as_ref().map(dispatcher::set_default);
        future.as_mut().poll(context)
    })
    .await
}

/// Wraps a stream whose items are created while it is polled, and keeps possible secrets out of the log if
/// `has_secrets` is set.
#[cfg(feature = "event-stream")]
pub(crate) fn unlogged_stream<S: futures_util::Stream>(
    has_secrets: bool,
    stream: S,
) -> impl futures_util::Stream<Item = S::Item> {
    let mut stream = Box::pin(stream);
    futures_util::stream::poll_fn(move |context| {
        // it may be polled by other threads, with other subscribers
        let log = filtered(has_secrets);
        let _set = log.as_ref().map(dispatcher::set_default);
        stream.as_mut().poll_next(context)
    })
}

/// Returns the current subscriber without secrets; `None` if there is none, or it would not log them.
fn filtered(has_secrets: bool) -> Option<Dispatch> {
    let is_needed = has_secrets && is_traced();
    is_needed.then(|| Dispatch::new(WithoutSecrets(dispatcher::get_default(Dispatch::clone))))
}

/// Returns `true` if the subscriber logs any of these modules.
fn is_traced() -> bool {
    tracing::enabled!(target: "aws_smithy_runtime::client::orchestrator", Level::TRACE)
        || tracing::enabled!(target: "aws_sigv4::http_request::sign", Level::TRACE)
        || tracing::enabled!(target: "aws_smithy_http::event_stream", Level::TRACE)
        || tracing::enabled!(target: "aws_runtime::content_encoding", Level::TRACE)
}

/// A subscriber that forwards everything except events with secrets.
struct WithoutSecrets(Dispatch);

fn is_secret(metadata: &Metadata<'_>) -> bool {
    if !metadata.is_event() || *metadata.level() != Level::TRACE || metadata.target() == ORCHESTRATOR_HTTP {
        return false;
    }
    let target = metadata.target();
    let name = target.split("::").next().unwrap_or_default();
    let has_secret_field = || {
        metadata
            .fields()
            .iter()
            .any(|field| MESSAGE_FIELDS.contains(&field.name()))
    };
    BODY_LOGGERS.iter().any(|body| target.starts_with(body))
        || (MESSAGE_LOGGERS.contains(&name) && has_secret_field())
}

impl Subscriber for WithoutSecrets {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if is_secret(metadata) {
            Interest::never()
        } else {
            self.0.register_callsite(metadata)
        }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        !is_secret(metadata) && self.0.enabled(metadata)
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.0.new_span(span)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        self.0.record(span, values);
    }

    fn record_follows_from(&self, span: &Id, follows: &Id) {
        self.0.record_follows_from(span, follows);
    }

    fn event(&self, event: &Event<'_>) {
        if !is_secret(event.metadata()) {
            self.0.event(event);
        }
    }

    fn enter(&self, span: &Id) {
        self.0.enter(span);
    }

    fn exit(&self, span: &Id) {
        self.0.exit(span);
    }

    fn clone_span(&self, id: &Id) -> Id {
        self.0.clone_span(id)
    }

    fn try_close(&self, id: Id) -> bool {
        self.0.try_close(id)
    }

    fn current_span(&self) -> Current {
        self.0.current_span()
    }
}
