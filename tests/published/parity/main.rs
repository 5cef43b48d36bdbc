//! Compares whole services: every operation is called through the generated and the published client, with required
//! members only, with all members, and with edge cases. The requests must be equal byte for byte, signature included.
//! Every operation gets all the responses that the model allows: see `codegen/src/testing/responses`. The results of
//! both clients must print the same.

#[cfg(not(all(models, botocore)))]
tinsmith_materials::missing!(
    parity_of_whole_services,
    "set TINSMITH_MODELS and TINSMITH_BOTOCORE"
);

#[cfg(all(models, botocore))]
mod compare;
#[cfg(all(models, botocore))]
mod debug;
#[cfg(all(models, botocore))]
mod different;

#[cfg(all(models, botocore))]
macro_rules! services {
    ($($name:ident: $module:ident, $official:ident;)*) => { $(
        mod $name {
            mod client {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".rs"));
            }
            #[allow(clippy::all, deprecated)]
            pub mod ours {
                use super::client as sdk;
                use crate::compare::outcome;
                #[allow(unused_imports)]
                use tinsmith_runtime::codegen::{self as rt, protocol_test as test};
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), "_calls.rs"));
                crate::compare::caller!();
            }
            #[allow(clippy::all, deprecated)]
            pub mod official {
                use crate::compare::outcome;
                use $official as sdk;
                #[allow(unused_imports)]
                use tinsmith_runtime::codegen::{self as rt, protocol_test as test};
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), "_calls.rs"));
                crate::compare::caller!();
            }
            include!(concat!(env!("OUT_DIR"), "/", stringify!($module), "_responses.rs"));
            #[tokio::test]
            async fn parity() {
                let calls: Vec<_> = ours::CALLS.iter().map(|call| call.0).collect();
                crate::compare::all(stringify!($name), ours::call, official::call, &calls, RESPONSES).await;
            }
        }
    )* };
}

#[cfg(all(models, botocore))]
services! {
    sqs: parity_sqs, aws_sdk_sqs;
    sns: parity_sns, aws_sdk_sns;
    sts: parity_sts, aws_sdk_sts;
    route53: parity_route53, aws_sdk_route53;
    cloudwatch: parity_cloudwatch, aws_sdk_cloudwatch;
    lambda: parity_lambda, aws_sdk_lambda;
    polly: parity_polly, aws_sdk_polly;
    s3: parity_s3, aws_sdk_s3;
    kinesisanalyticsv2: parity_kinesisanalyticsv2, aws_sdk_kinesisanalyticsv2;
}
