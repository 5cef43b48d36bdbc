//! One call through both clients.

use super::debug::{parse, Printed};
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;

/// What a call sent and what came of it.
pub type Seen = Pin<Box<dyn Future<Output = Result<(String, String), String>>>>;

/// A response: name, status, headers, body.
pub type Answer = (
    &'static str,
    u16,
    &'static [(&'static str, &'static str)],
    &'static [u8],
);

/// Responses by the operation they are for.
pub type Answers = &'static [(&'static str, &'static [Answer])];

/// Makes the n-th call of a client, answered this way.
pub type Caller = fn(usize, Answer) -> Seen;

/// What differs, and why.
#[derive(Debug)]
struct Difference {
    /// Whether it is the request, else it is what comes of the call.
    is_request: bool,
    /// Of one service, or of all.
    service: &'static str,
    /// How the name of the call begins.
    call: &'static str,
    /// What the name of the answer has in it.
    answer: &'static str,
    #[allow(dead_code)] // to be printed
    why: &'static str,
}

const fn of(
    service: &'static str,
    call: &'static str,
    answer: &'static str,
    why: &'static str,
) -> Difference {
    Difference {
        is_request: false,
        service,
        call,
        answer,
        why,
    }
}

const fn request(service: &'static str, call: &'static str, why: &'static str) -> Difference {
    Difference {
        is_request: true,
        service,
        call,
        answer: "",
        why,
    }
}

impl Difference {
    fn is_it(&self, is_request: bool, call: &str, answer: &str) -> bool {
        self.is_request == is_request && call.starts_with(self.call) && answer.contains(self.answer)
    }
}

const ORDER: &str = "the published crate's model has the members in another order than the model at hand";
const NULLS: &str = "nulls in lists and maps that are not sparse: we drop them, the published clients refuse the response. \
                     The specification leaves it open since its tests for dropping them are gone; botocore's tests ask for it";
const REQUEST_ID: &str =
    "an error without a code: the published clients keep the request id only where an operation has no \
                          errors of its own, we never do; the specification knows no such error";
const QUERY_CODE: &str = "an error that is named in the body only: we take its name or the code it has under awsQuery, the \
                          published client that code only. By the specification the name decides and the code is told";
const CBOR_NULLS: &str = "null in place of a list, a structure or a timestamp, or beside the member of a union: we take it \
                          for a member that is not there, as the specification asks clients to, the published client \
                          refuses the response";
const LENGTH: &str =
    "the published client does not say the length of an input without members; the specification's tests \
                      require it";
const ENUM_NAMES: &str =
    "botocore has no names for the values of enums, so that `opentelemetry0.7` has another variant";

const DIFFERENT: &[Difference] = &[
    of("", "", "null items", NULLS),
    of("", "", "null entries", NULLS),
    request(
        "lambda",
        "Invoke, Required",
        "the published client says the length and the type of a payload that is not there; the specification does \
         neither ask for it nor forbid it",
    ),
    request("lambda", "ListLayers,", ORDER),
    request("lambda", "ListLayerVersions,", ORDER),
    of(
        "lambda",
        "DeleteFunction,",
        "",
        "the published crate's model has a member for the status that the model at hand lacks",
    ),
    of("sqs", "", ", code 2", QUERY_CODE),
    of("sqs", "", ", code 3", QUERY_CODE),
    of(
        "sqs",
        "ReceiveMessage,",
        "spelled out",
        "an escaped slash in base64: we read it, as JSON has it, the published client refuses the response",
    ),
    request("cloudwatch", "GetOTelEnrichment,", LENGTH),
    request("cloudwatch", "StopOTelEnrichment,", LENGTH),
    of("cloudwatch", "", ", code 2", QUERY_CODE),
    of("cloudwatch", "", ", code 3", QUERY_CODE),
    of("cloudwatch", "", "member null", CBOR_NULLS),
    of("cloudwatch", "", "members null", CBOR_NULLS),
    of("cloudwatch", "", "null variants", CBOR_NULLS),
    of("cloudwatch", "GetMetricStream,", "Highest", ENUM_NAMES),
    of("cloudwatch", "GetMetricStream,", "Empty", ENUM_NAMES),
    of("cloudwatch", "ListMetricStreams,", "Highest", ENUM_NAMES),
    of("cloudwatch", "DeleteAlarmMuteRule,", "no code", REQUEST_ID),
    of("cloudwatch", "DescribeAlarmsForMetric,", "no code", REQUEST_ID),
    of("cloudwatch", "DisableAlarmActions,", "no code", REQUEST_ID),
    of("cloudwatch", "EnableAlarmActions,", "no code", REQUEST_ID),
    of("cloudwatch", "GetMetricWidgetImage,", "no code", REQUEST_ID),
    of("cloudwatch", "GetOTelEnrichment,", "no code", REQUEST_ID),
    of("cloudwatch", "StopOTelEnrichment,", "no code", REQUEST_ID),
    of("route53", "GetCheckerIpRanges,", "no code", REQUEST_ID),
    of("route53", "GetCheckerIpRanges,", "bare", REQUEST_ID),
    of("route53", "GetHealthCheckCount,", "no code", REQUEST_ID),
    of("route53", "GetHealthCheckCount,", "bare", REQUEST_ID),
    of("route53", "GetTrafficPolicyInstanceCount,", "no code", REQUEST_ID),
    of("route53", "GetTrafficPolicyInstanceCount,", "bare", REQUEST_ID),
    of("sts", "GetAccessKeyInfo,", "no code", REQUEST_ID),
    of("sts", "GetAccessKeyInfo,", "bare", REQUEST_ID),
    of("sts", "GetCallerIdentity,", "no code", REQUEST_ID),
    of("sts", "GetCallerIdentity,", "bare", REQUEST_ID),
];

/// What stands for a value that is not printed.
const REDACTED: &str = "\"*** Sensitive Data Redacted ***\"";

/// What came of a call, in words that both clients share: the output as it prints, or the error with all that it holds.
macro_rules! told {
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
                let error = match error.starts_with("Unhandled") {
                    true => "Unhandled",
                    false => error.as_str(),
                };
                format!("{kind}({error}, {meta})")
            }
        }
    }};
}
pub(crate) use told;

/// `call(n, answer)`: makes the n-th call of a client with these settings.
macro_rules! caller {
    ($($setting:tt)*) => {
        pub fn call(at: usize, answer: crate::compare::Answer) -> crate::compare::Seen {
            Box::pin(async move {
                let (_, status, headers, body) = answer;
                let http = crate::harness::replay(status, headers, body);
                // what one call used up is not missing to the next
                let retries = sdk::config::retry::RetryPartition::custom("parity").build();
                let client = crate::client!(sdk, http.clone(), retry_partition(retries) $($setting)*);
                let told = (CALLS[at].1)(&client)?.await;
                let requests: Vec<_> = http.actual_requests().map(crate::harness::dump).collect();
                Ok((requests.join("\n\n"), told))
            })
        }
    };
}
pub(crate) use caller;

/// A response that is cut off before it begins.
const NOTHING: Answer = ("nothing", 200, &[], b"");

/// Makes all calls through both clients, each with a plain answer and with none; then one call of each operation with all
/// answers there are for it.
pub async fn all(service: &str, ours: Caller, official: Caller, calls: &[&'static str], answers: Answers) {
    let mut cases = Vec::new();
    for (operation, answers) in answers {
        let is_of_it = |call: &&str| call.split(',').next() == Some(operation);
        let mut calls = calls.iter().enumerate().filter(|(_, call)| is_of_it(call));
        let first = calls.next().expect("a call of every operation");
        cases.extend(answers.iter().map(|answer| (first, *answer)));
        let more = std::iter::once(first).chain(calls);
        cases.extend(more.flat_map(|call| [(call, answers[0]), (call, NOTHING)]));
    }
    assert!(cases.len() > 300, "{service}: {} cases only", cases.len());
    let known: Vec<_> = DIFFERENT
        .iter()
        .filter(|it| ["", service].contains(&it.service))
        .collect();
    let (mut unused, mut different): (BTreeSet<_>, _) = ((0..known.len()).collect(), Vec::new());
    for ((at, name), answer) in &cases {
        let (ours, official) = (ours(*at, *answer).await, official(*at, *answer).await);
        let differs = differs(&ours, &official);
        let exceptions = differs
            .into_iter()
            .map(|is_request| known.iter().position(|it| it.is_it(is_request, name, answer.0)));
        let exceptions: Vec<_> = exceptions.collect();
        if exceptions.iter().any(Option::is_none) {
            different.push(difference(name, answer, ours, official));
        }
        for at in exceptions.into_iter().flatten() {
            unused.remove(&at);
        }
    }
    eprintln!("{service}: {} cases, {} different", cases.len(), different.len());
    assert!(different.is_empty(), "{}", different.join("\n\n"));
    let unused = unused.into_iter().map(|at| known[at]);
    let unused: Vec<_> = unused
        .filter(|it| it.service == service)
        .map(|it| (it.call, it.answer, it.why))
        .collect();
    assert!(unused.is_empty(), "{service}: no longer different: {unused:?}");
}

/// A difference, for whoever has to find its cause; requests only where it is in them.
fn difference(
    name: &str,
    (what, status, headers, body): &Answer,
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

/// What differs: the request (`true`), what came of it (`false`), both or none.
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

/// Equal, but for members that the published client has and the model is too old for, which no answer holds, and for what
/// is not printed: newer models say of more members that they are sensitive, and we do not print a list of sensitive items
/// either.
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
            let known = |name: &str| members.iter().find(|(it, _)| it == name);
            let is_there = |name: &str| more.iter().any(|(it, _)| it == name);
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
                official.iter().any(|it| it.0 == *key && is_equal(ours, &it.1))
            };
            ours.len() == official.len() && entries.all(is_there)
        }
        (ours, official) => ours == official,
    }
}

#[test]
fn what_differs_is_seen() {
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
