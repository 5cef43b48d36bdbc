//! One call through both clients.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;

/// The name of a call, what it sent and what came of it.
pub type Seen = Pin<Box<dyn Future<Output = (&'static str, Result<(String, String), String>)>>>;

const ORDER: &str = "the published crate's model has the members in another order than the model at hand";

/// What differs: the service, how the call's name begins, and why.
const DIFFERENT: &[(&str, &str, &str)] = &[
    (
        "lambda",
        "Invoke, Required",
        "the published client says the length and the type of a payload that is not there; the specification does \
         neither ask for it nor forbid it",
    ),
    ("lambda", "ListLayers,", ORDER),
    ("lambda", "ListLayerVersions,", ORDER),
];

/// What stands for a value that is not printed.
const REDACTED: &str = "\"*** Sensitive Data Redacted ***\"";

/// What came of a call, in words that both clients share: the output as it prints, or the error.
macro_rules! told {
    ($sdk:ident, $result:expr) => {{
        use $sdk::error::ProvideErrorMetadata;
        match $result {
            Ok(output) => format!("{output:?}"),
            Err(error) => {
                let kind = format!("{error:?}");
                let kind = kind.split(['(', ' ', '{']).next().unwrap_or_default().to_owned();
                format!("{kind} {:?} {:?}", error.code(), error.message())
            }
        }
    }};
}
pub(crate) use told;

/// `call(n, answer)`: makes the n-th call of a client with these settings; `answer` makes a body for an operation.
macro_rules! caller {
    ($($setting:tt)*) => {
        pub fn call(at: usize, answer: fn(&str) -> String) -> crate::compare::Seen {
            Box::pin(async move {
                let (name, call) = CALLS[at];
                let operation = name.split(',').next().unwrap_or_default();
                let http = crate::harness::replay(200, &[], answer(operation));
                let client = crate::client!(sdk, http.clone() $($setting)*);
                let told = match call(&client) {
                    Ok(told) => told.await,
                    Err(error) => return (name, Err(error)),
                };
                let requests: Vec<_> = http.actual_requests().map(crate::harness::dump).collect();
                (name, Ok((requests.join("\n\n"), told)))
            })
        }
    };
}
pub(crate) use caller;

/// An answer without members, in JSON.
pub fn json(_: &str) -> String {
    "{}".to_owned()
}

/// An answer without members, of the query protocol.
pub fn query(operation: &str) -> String {
    format!("<{operation}Response><{operation}Result></{operation}Result></{operation}Response>")
}

/// An answer that is cut off before it begins.
pub fn nothing(_: &str) -> String {
    String::new()
}

type Caller = fn(usize, fn(&str) -> String) -> Seen;

/// Makes all calls through both clients, with this answer and with none.
pub async fn all(service: &str, ours: Caller, official: Caller, calls: usize, answer: fn(&str) -> String) {
    assert!(calls > 10, "{service}: {calls} calls only");
    let mut different = Vec::new();
    let exceptions: Vec<_> = DIFFERENT.iter().filter(|it| it.0 == service).collect();
    let mut unused: BTreeSet<_> = exceptions.iter().map(|it| it.1).collect();
    for (at, answer) in (0..calls).flat_map(|at| [(at, answer), (at, nothing)]) {
        let ((name, ours), (_, official)) = (ours(at, answer).await, official(at, answer).await);
        if is_same(&ours, &official) {
            continue;
        }
        match exceptions.iter().find(|it| name.starts_with(it.1)) {
            Some(exception) => drop(unused.remove(exception.1)),
            None => different.push(format!("{name}\nours:     {ours:#?}\nofficial: {official:#?}")),
        }
    }
    eprintln!("{service}: {calls} calls, {} different", different.len());
    assert!(unused.is_empty(), "{service}: no longer different: {unused:?}");

    assert!(different.is_empty(), "{}", different.join("\n\n"));
}

/// Equal requests, and equal outcomes but for members that the published client has and the model is too old for, and for
/// what is not printed: newer models say of more members that they are sensitive, and we do not print a list of sensitive
/// items either.
fn is_same(ours: &Result<(String, String), String>, official: &Result<(String, String), String>) -> bool {
    let members = |text: &str| -> BTreeSet<String> {
        let text = text.replace(REDACTED, "None");
        let parts = text.split([',', '{', '}', '(', ')']).map(str::trim);
        parts.map(str::to_owned).collect()
    };
    match (ours, official) {
        (Ok(ours), Ok(official)) => ours.0 == official.0 && members(&ours.1).is_subset(&members(&official.1)),
        _ => false,
    }
}
