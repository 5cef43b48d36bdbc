//! Waiters (<https://smithy.io/2.0/additional-specs/waiters.html>): repeat a call until its result meets a condition.

mod builder;
mod document;
mod interceptor;
mod matcher;

use crate::client::builder::Call;
use crate::client::operation::Operation;
use crate::client::plugin::features::UsesFeature;
use crate::client::plugin::service::plugins_of;
use crate::client::send::send_copy;
use crate::config::service::Service;
use crate::config::settings::Settings;
use crate::config::shared::Shared;
use crate::error::CreateUnhandledError;
use crate::schema::value::{Value, View};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime::client::waiters::{attach_waiter_tracing_span, WaiterOrchestrator};
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::config_bag::ConfigBag;
use document::document;
use interceptor::KeepStatus;
use matcher::{judge, Polled};
use std::sync::atomic::Ordering;
use std::time::Duration;

pub use aws_smithy_runtime_api::client::waiters::error::WaiterError;
pub use aws_smithy_runtime_api::client::waiters::FinalPoll;
pub use matcher::{Acceptor, AcceptorState, Expected, Matcher};

/// The error of a call in the result of a waiter.
pub type PollError<E> = SdkError<E, HttpResponse>;

/// The result of a waiter with this operation.
pub type WaitResult<O> = Result<
    FinalPoll<<O as Operation>::Output, PollError<<O as Operation>::Error>>,
    WaiterError<<O as Operation>::Output, <O as Operation>::Error>,
>;

/// A waiter of a generated client.
pub trait Waiter: 'static {
    /// The operation that is called.
    type Operation: Operation<Input: Clone, Error: CreateUnhandledError>;
    /// The waiter's name.
    const NAME: &'static str;
    /// The minimum and the maximum delay between calls, in seconds.
    const DELAYS: (u64, u64);
    /// The acceptors; the first one that matches decides.
    const ACCEPTORS: &'static [Acceptor];

    /// Returns the part of an output that acceptors use.
    fn view(output: &<Self::Operation as Operation>::Output) -> View<'_> {
        let _ = output;
        View::Unset
    }
}

/// Repeats a call until an acceptor ends the wait, for at most about `max_wait`.
#[doc(hidden)] // called by the builders of a generated crate
pub async fn wait<W: Waiter, T>(
    call: Call<W::Operation, T>,
    build: impl FnOnce(T) -> <W::Operation as Operation>::Input,
    max_wait: Duration,
) -> WaitResult<W::Operation> {
    let (handle, input) = call.into_parts();
    let input = build(input);
    let service = <<W::Operation as Operation>::Service as Service>::DESCRIPTOR;
    let components = plugins_of(&handle.config.inner, service)
        .apply_client_configuration(&mut ConfigBag::base())
        .map_err(WaiterError::construction_failure)?
        .into_time_components();
    let missing =
        |what: &str| WaiterError::construction_failure(format!("a waiter needs {what} in the configuration"));
    let sleep = components
        .sleep_impl()
        .ok_or_else(|| missing("a sleep implementation"))?;
    let time = components.time_source().ok_or_else(|| missing("a time source"))?;
    let keeper = KeepStatus::default();
    let status = keeper.status.clone();
    let overrides = overrides(keeper);
    let operation = || send_copy::<W::Operation>(&handle, &overrides, &input);
    let acceptor = |result: Result<&_, &_>| {
        let output = || document(result.map_or(View::Unset, W::view));
        judge(
            W::ACCEPTORS,
            &Polled {
                error: result.err(),
                status: status.load(Ordering::Relaxed),
                input: &|| document(input.view()),
                output: &output,
            },
        )
    };
    let orchestrator = WaiterOrchestrator::builder()
        .min_delay(Duration::from_secs(W::DELAYS.0))
        .max_delay(Duration::from_secs(W::DELAYS.1))
        .max_wait(max_wait)
        .time_source(time)
        .sleep_impl(sleep)
        .acceptor(acceptor)
        .operation(operation)
        .build();
    attach_waiter_tracing_span(orchestrator.orchestrate()).await
}

/// Creates the overrides of the calls of a waiter.
fn overrides(keeper: KeepStatus) -> Shared<Settings> {
    let mut overrides = Settings::default();
    overrides.push_interceptor(SharedInterceptor::permanent(keeper));
    overrides.push_interceptor(SharedInterceptor::permanent(UsesFeature(
        SmithySdkFeature::Waiter,
    )));
    overrides.shared()
}
