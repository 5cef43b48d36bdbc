//! Reports panics, which are bugs of tinsmith, as findings, so that other models are still processed.

use crate::diagnostics::{codes, Diagnostic};
use crate::settings::Settings;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

thread_local! {
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the message of each panic instead of printing it.
pub fn keep_messages() {
    panic::set_hook(Box::new(|info| {
        let message = message(info);
        LAST.with(|last| *last.borrow_mut() = Some(message));
    }));
}

/// Runs the work on a model. Error: that of the work, or a finding about its panic.
pub fn caught<R, E: From<Diagnostic>>(
    settings: &Settings,
    work: impl FnOnce() -> Result<R, E>,
) -> Result<R, E> {
    // state of the interrupted work is not used afterwards
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let last = LAST.with(|last| last.borrow_mut().take());
        let message = format!("this is a bug in tinsmith: {}", last.unwrap_or_default());
        let finding = Diagnostic::error(codes::BUG, message)
            .hint("please report it with the model, or a part of it that reproduces the bug");
        Err(E::from(match settings.models.first() {
            Some(model) => finding.file(model),
            None => finding,
        }))
    })
}

fn message(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let text = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it panicked");
    match info.location() {
        Some(place) => format!("{text} ({}:{})", place.file(), place.line()),
        None => text.to_owned(),
    }
}
