//! Compares calls through both clients.

use super::debug::{parse, Printed};
use super::different::DIFFERENT;
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;

/// The request of a call, and its result.
pub type Seen = Pin<Box<dyn Future<Output = Result<(String, String), String>>>>;

/// A response: name, status, headers, body.
pub type Response = (
    &'static str,
    u16,
    &'static [(&'static str, &'static str)],
    &'static [u8],
);

/// Responses by the operation they are for.
pub type Responses = &'static [(&'static str, &'static [Response])];

/// Makes the n-th call of a client, with this response.
pub type Caller = fn(usize, Response) -> Seen;

/// The placeholder for redacted values.
const REDACTED: &str = "\"*** Sensitive Data Redacted ***\"";

/// Formats the result of a call for either client: the debug output of the output, or the error with all its data.
macro_rules! outcome {
    ($sdk:ident, $result:expr) => {{
        #[allow(unused_imports)]
        use $sdk::error::ProvideErrorMetadata;
        match $result {
            Ok(output) => format!("{output:?}"),
            Err(error) => {
                let kind = format!("{error:?}");
                let kind = kind.split(['(', ' ', '{']).next().unwrap_or_default().to_owned();
                let error = error.into_service_error();
                let meta = format!("{:?}", error.meta());
                let error = format!("{error:?}");
                // what is inside of it is for each client to say
                let error = if error.starts_with("Unhandled") {
                    "Unhandled"
                } else {
                    error.as_str()
                };
                format!("{kind}({error}, {meta})")
            }
        }
    }};
}
pub(crate) use outcome;

/// `call(n, response)`: makes the n-th call of a client with these settings.
macro_rules! caller {
    () => {
        pub fn call(at: usize, response: crate::compare::Response) -> crate::compare::Seen {
            Box::pin(async move {
                let (_, status, headers, body) = response;
                let http = tinsmith_published::harness::replay(status, headers, body);
                // what one call used up is not missing to the next
                let retries = sdk::config::retry::RetryPartition::custom("parity").build();
                let client = tinsmith_published::client!(sdk, http.clone(), retry_partition(retries));
                let outcome = (CALLS[at].1)(&client)?.await;
                let requests: Vec<_> = http
                    .actual_requests()
                    .map(tinsmith_published::harness::dump)
                    .collect();
                Ok((requests.join("\n\n"), outcome))
            })
        }
    };
}
pub(crate) use caller;

/// A response that is cut off before it begins.
const NOTHING: Response = ("nothing", 200, &[], b"");

/// Makes all calls through both clients, each with a plain response and with none; then one call of each operation with
/// all responses there are for it.
pub async fn all(
    service: &str,
    ours: Caller,
    official: Caller,
    calls: &[&'static str],
    responses: Responses,
) {
    let mut cases = Vec::new();
    for (operation, responses) in responses {
        let is_of_it = |call: &&str| call.split(',').next() == Some(operation);
        let mut calls = calls.iter().enumerate().filter(|(_, call)| is_of_it(call));
        let first = calls.next().expect("a call of every operation");
        cases.extend(responses.iter().map(|response| (first, *response)));
        let more = std::iter::once(first).chain(calls);
        cases.extend(more.flat_map(|call| [(call, responses[0]), (call, NOTHING)]));
    }
    assert!(cases.len() > 300, "{service}: {} cases only", cases.len());
    let known: Vec<_> = DIFFERENT
        .iter()
        .filter(|different| different.service == service)
        .collect();
    let (mut unused, mut different): (BTreeSet<_>, _) = ((0..known.len()).collect(), Vec::new());
    for ((at, name), response) in &cases {
        let (ours, official) = (ours(*at, *response).await, official(*at, *response).await);
        let differs = differs(&ours, &official);
        let exceptions = differs.into_iter().map(|is_request| {
            known
                .iter()
                .position(|known| known.is_it(is_request, name, response.0))
        });
        let exceptions: Vec<_> = exceptions.collect();
        if exceptions.iter().any(Option::is_none) {
            different.push(difference(name, response, ours, official));
        }
        for at in exceptions.into_iter().flatten() {
            unused.remove(&at);
        }
    }
    eprintln!("{service}: {} cases, {} different", cases.len(), different.len());
    assert!(different.is_empty(), "{}", different.join("\n\n"));
    let unused: Vec<_> = unused.into_iter().map(|at| known[at]).collect();
    assert!(unused.is_empty(), "{service}: no longer different: {unused:?}");
}

/// Formats a difference; requests are included only if they differ.
fn difference(
    name: &str,
    (what, status, headers, body): &Response,
    ours: Result<(String, String), String>,
    official: Result<(String, String), String>,
) -> String {
    let body = body.escape_ascii();
    let (ours, official) = match (ours, official) {
        (Ok(ours), Ok(official)) if ours.0 == official.0 => (ours.1, official.1),
        (ours, official) => (format!("{ours:#?}"), format!("{official:#?}")),
    };
    format!("{name}: {what}: {status} {headers:?} {body}\nours:     {ours}\nofficial: {official}")
}

/// Compares the requests (`true`) and the results (`false`), and returns those that differ.
fn differs(
    ours: &Result<(String, String), String>,
    official: &Result<(String, String), String>,
) -> Vec<bool> {
    let (Ok(ours), Ok(official)) = (ours, official) else {
        return vec![true, false];
    };
    let mut differs = Vec::new();
    differs.extend((ours.0 != official.0).then_some(true));
    differs.extend((!is_printed_same(&ours.1, &official.1)).then_some(false));
    differs
}

fn is_printed_same(ours: &str, official: &str) -> bool {
    match (parse(ours), parse(official)) {
        (Some(ours), Some(official)) => is_equal(&ours, &official),
        _ => ours == official,
    }
}

/// Returns `true` if results are equal, except for members that are newer than the model, which no response contains,
/// and for redacted values: newer models mark more members as sensitive, and we also redact lists of sensitive items.
fn is_equal(ours: &Printed, official: &Printed) -> bool {
    use Printed::*;
    let redacted = Text(REDACTED.to_owned());
    let all = |ours: &[Printed], official: &[Printed]| {
        let mut pairs = ours.iter().zip(official);
        ours.len() == official.len() && pairs.all(|(ours, official)| is_equal(ours, official))
    };
    match (ours, official) {
        (_, official) if *official == redacted => true,
        (ours, official) if *ours == redacted => match official {
            List(_) | Map(_) => true,
            Tuple(some, of) => some == "Some" && matches!(of[..], [List(_) | Map(_)]),
            official => *official == Atom("None".to_owned()),
        },
        (Structure(ours, members), Structure(official, more)) => {
            let known = |name: &str| members.iter().find(|(member, _)| member == name);
            let is_there = |name: &str| more.iter().any(|(more, _)| more == name);
            ours == official
                && members.iter().all(|(name, _)| is_there(name))
                && more.iter().all(|(name, official)| match known(name) {
                    Some((_, ours)) => is_equal(ours, official),
                    None => *official == Atom("None".to_owned()),
                })
        }
        (Tuple(ours, values), Tuple(official, more)) => ours == official && all(values, more),
        (List(ours), List(official)) => all(ours, official),
        (Map(ours), Map(official)) => {
            let mut entries = ours.iter();
            let is_there = |(key, ours): &(Printed, Printed)| {
                official
                    .iter()
                    .any(|official| official.0 == *key && is_equal(ours, &official.1))
            };
            ours.len() == official.len() && entries.all(is_there)
        }
        (ours, official) => ours == official,
    }
}

#[test]
fn differences_are_found() {
    let official = "Output { a: Some(\"x\"), list: [1, 2], new: None, meta: Meta { code: None } }";
    for (ours, same) in [
        (official, true),
        (
            "Output { a: Some(\"x\"), list: [1, 2], meta: Meta { code: None } }",
            true,
        ),
        (
            "Output { a: Some(\"x\"), list: [2, 1], new: None, meta: Meta { code: None } }",
            false,
        ),
        (
            "Output { a: Some(\"y\"), list: [1, 2], new: None, meta: Meta { code: None } }",
            false,
        ),
        (
            "Output { a: None, list: [1, 2], new: None, meta: Meta { code: Some(\"x\") } }",
            false,
        ),
        (
            "Output { list: [1, 2], new: None, meta: Meta { code: None } }",
            false,
        ),
        (
            "Output { a: Some(\"x\"), list: [1, 2], old: None, meta: Meta { code: None } }",
            false,
        ),
        (
            "Other { a: Some(\"x\"), list: [1, 2], new: None, meta: Meta { code: None } }",
            false,
        ),
    ] {
        assert_eq!(is_printed_same(ours, official), same, "{ours}");
    }
}
