//! Time and sleep from JavaScript.

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_async::time::TimeSource;
use send_wrapper::SendWrapper;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The time by `Date.now`; `SystemTime::now` panics in `wasm32-unknown-unknown`.
#[derive(Debug)]
pub(crate) struct DateNow;

impl TimeSource for DateNow {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(js_sys::Date::now() as u64)
    }
}

/// Sleep by `setTimeout`: between retries, and for timeouts.
#[derive(Debug)]
pub(crate) struct SetTimeout;

impl AsyncSleep for SetTimeout {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(SendWrapper::new(async move {
            let wait = js_sys::Promise::new(&mut |resolve, _| {
                // without it the promise stays pending: there is no time then
                if let Ok(set_timeout) = global_function("setTimeout") {
                    let milliseconds = JsValue::from_f64(duration.as_secs_f64() * 1000.0);
                    let _ = set_timeout.call2(&JsValue::UNDEFINED, &resolve, &milliseconds);
                }
            });
            let _ = JsFuture::from(wait).await;
        }))
    }
}

/// Returns a function of the page or worker in which this code runs.
pub(crate) fn global_function(name: &str) -> Result<js_sys::Function, JsValue> {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str(name))?.dyn_into()
}
