//! Loads credentials and region like every AWS tool: from the environment, a profile, or a role.

use crate::args::Args;
use kinesisanalyticsv2::Client;

/// Creates a client for AWS, or for the endpoint in the arguments.
#[cfg(feature = "environment")]
pub async fn client(args: &Args) -> Result<Client, String> {
    use aws_config::{BehaviorVersion, Region};
    use kinesisanalyticsv2::config::http::default_client;

    // one HTTP client for both: aws-config brings none of its own then
    let mut loader = aws_config::defaults(BehaviorVersion::latest()).http_client(default_client());
    if let Some(region) = &args.region {
        loader = loader.region(Region::new(region.clone()));
    }
    if let Some(url) = &args.endpoint_url {
        loader = loader.endpoint_url(url);
    }
    Ok(Client::new(&loader.load().await))
}

/// Explains how to build this program so that it can call AWS.
#[cfg(not(feature = "environment"))]
pub async fn client(_: &Args) -> Result<Client, String> {
    let message =
        "this build calls nothing but its own service: add --demo, or build with `--features environment`";
    Err(message.to_owned())
}
