//! The generated clients.

macro_rules! clients {
    ($($service:ident)*) => { $(
        pub mod $service {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($service), ".rs"));
        }
    )* };
}

clients!(cloudwatch dynamodb kinesisanalyticsv2 polly route53 sns sqs);
