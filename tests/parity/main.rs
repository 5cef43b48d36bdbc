//! Parity of whole services: every operation is called through the generated client and through the published one, with
//! required members only, with everything, and with values at the edges. The requests have to be equal byte for byte,
//! signature included, and so has what both make of an answer without members, and of none.

#[cfg(not(servers))]
#[test]
fn parity_of_whole_services() {
    let missing = ["TINSMITH_MODELS", "TINSMITH_BOTOCORE"].map(tinsmith_tests::materials::folder);
    assert!(missing.contains(&None));
}

#[cfg(servers)]
#[path = "../wire/harness.rs"]
#[allow(dead_code, unused_macros)]
mod harness;

#[cfg(servers)]
mod compare;

#[cfg(servers)]
macro_rules! services {
    ($($name:ident: $module:ident, $official:ident, $answer:ident;)*) => { $(
        mod $name {
            mod client {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".rs"));
            }
            #[allow(clippy::all, deprecated)]
            pub mod ours {
                use super::client as sdk;
                use crate::compare::told;
                #[allow(unused_imports)]
                use tinsmith_runtime::{self as rt, protocol_test as test};
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), "_calls.rs"));
                crate::compare::caller!(, validate_input(false));
            }
            #[allow(clippy::all, deprecated)]
            pub mod official {
                use crate::compare::told;
                use $official as sdk;
                #[allow(unused_imports)]
                use tinsmith_runtime::{self as rt, protocol_test as test};
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), "_calls.rs"));
                crate::compare::caller!();
            }
            #[tokio::test]
            async fn parity() {
                crate::compare::all(stringify!($name), ours::call, official::call, ours::CALLS.len(), crate::compare::$answer).await;
            }
        }
    )* };
}

#[cfg(servers)]
services! {
    sqs: parity_sqs, aws_sdk_sqs, json;
    sns: parity_sns, aws_sdk_sns, query;
    sts: parity_sts, aws_sdk_sts, query;
    lambda: parity_lambda, aws_sdk_lambda, json;
    polly: parity_polly, aws_sdk_polly, json;
    kinesisanalyticsv2: parity_kinesisanalyticsv2, aws_sdk_kinesisanalyticsv2, json;
}
