//! Real servers: clients sliced to a few operations create, read, list and delete through each protocol that moto speaks
//! (<https://docs.getmoto.org>).
//!
//! `TINSMITH_MOTO` is the URL of a moto server on loopback; `.ci/run` starts one. The clients are generated when this is
//! built, from the models in `TINSMITH_MODELS` and from botocore's in `TINSMITH_BOTOCORE`.

#[cfg(not(all(models, botocore)))]
tinsmith_materials::missing!(servers_round_trips, "set TINSMITH_MODELS and TINSMITH_BOTOCORE");

#[cfg(all(models, botocore))]
mod json;
#[cfg(all(models, botocore))]
mod query;
#[cfg(all(models, botocore))]
mod quirks;
#[cfg(all(models, botocore))]
mod rest;

#[cfg(all(models, botocore))]
mod shared {
    /// The configuration of a client for moto.
    pub fn config() -> aws_types::SdkConfig {
        let url = tinsmith_materials::named("TINSMITH_MOTO");
        anywhere().endpoint_url(url.to_str().expect("a URL")).build()
    }

    /// Region and credentials, and nothing about where the service is.
    pub fn anywhere() -> aws_types::sdk_config::Builder {
        let credentials = aws_credential_types::Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
        aws_types::SdkConfig::builder()
            .region(aws_types::region::Region::new("us-east-1"))
            .behavior_version(aws_smithy_runtime_api::client::behavior_version::BehaviorVersion::latest())
            .credentials_provider(aws_credential_types::provider::SharedCredentialsProvider::new(
                credentials,
            ))
    }

    /// A name nobody else has.
    pub fn unique(prefix: &str) -> String {
        format!("{prefix}-{:08x}", fastrand::u32(..))
    }
}

/// A client generated when this was built.
#[cfg(all(models, botocore))]
macro_rules! client {
    ($($module:ident)*) => { $(
        pub mod $module {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".rs"));
        }
    )* };
}
#[cfg(all(models, botocore))]
use client;
