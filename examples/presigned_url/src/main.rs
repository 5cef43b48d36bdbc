//! Prints a URL that opens the dashboard of a Flink application on Amazon Managed Service for Apache Flink.
//!
//! With `--demo`, it starts its own service, which verifies the signature of each request, so that no AWS account is
//! needed. Calling AWS requires the feature `environment`.

mod args;
mod demo;
mod environment;

use args::{Args, Command, Source};
use kinesisanalyticsv2::config::{BehaviorVersion, Config, Credentials, Region};
use kinesisanalyticsv2::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use kinesisanalyticsv2::operation::create_application_presigned_url::CreateApplicationPresignedUrlError as CallError;
use kinesisanalyticsv2::operation::RequestId;
use kinesisanalyticsv2::Client;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let args = match args::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            print!("{}", args::HELP);
            return ExitCode::SUCCESS;
        }
        Ok(Command::Run(args)) => args,
        Err(message) => {
            eprintln!("error: {message}\n\n{}", args::HELP);
            return ExitCode::from(2);
        }
    };
    match run(&args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &Args) -> Result<(), String> {
    let no_service = |error: std::io::Error| format!("the demo service: {error}");
    let client = match args.source {
        Source::Serve => {
            let service = demo::Service::start().await.map_err(no_service)?;
            println!("{}", service.url());
            return service.run().await.map_err(no_service);
        }
        Source::Demo => {
            let service = demo::Service::start().await.map_err(no_service)?;
            let url = service.url();
            println!(
                "A demo service listens at {url}; it knows the application `{}`.",
                demo::APPLICATION
            );
            tokio::spawn(service.run());
            demo_client(args, url)
        }
        Source::Environment => environment::client(args).await?,
    };
    let url = presigned_url(&client, args).await?;
    if args.source == Source::Demo {
        println!("It has verified the signature of the request and answered with this URL:");
    }
    println!("{url}");
    Ok(())
}

/// Creates a client with the credentials of the demo service, independent of the environment.
fn demo_client(args: &Args, url: String) -> Client {
    let region = args.region.clone().unwrap_or_else(|| demo::REGION.to_owned());
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(region))
        .credentials_provider(Credentials::new(
            demo::ACCESS_KEY_ID,
            demo::SECRET_ACCESS_KEY,
            None,
            None,
            "demo",
        ))
        .endpoint_url(url)
        .build();
    Client::from_conf(config)
}

/// Makes the call.
async fn presigned_url(client: &Client, args: &Args) -> Result<String, String> {
    let response = client
        .create_application_presigned_url()
        .application_name(&args.application)
        .url_type(args.url_type.as_str().into())
        .set_session_expiration_duration_in_seconds(args.expires)
        .send()
        .await
        .map_err(|error| explain(&error))?;
    response
        .authorized_url()
        .map(str::to_owned)
        .ok_or_else(|| "the service answered without a URL".to_owned())
}

/// Explains an error, and what to do about it.
fn explain(error: &SdkError<CallError>) -> String {
    let SdkError::ServiceError(context) = error else {
        return DisplayErrorContext(error).to_string();
    };
    let hint = match context.err() {
        CallError::ResourceNotFoundException(_) => "check the name of the application and the region",
        CallError::ResourceInUseException(_) => "the application has to be running; try again when it is",
        CallError::InvalidArgumentException(_) => "check --url-type and --expires",
        other
            if other
                .code()
                .is_some_and(|code| code.contains("Signature") || code.contains("Token")) =>
        {
            "check the credentials and the clock"
        }
        _ => "the code tells what the service did not like",
    };
    format!(
        "{}\n  request id: {}\n  help: {hint}",
        context.err(),
        error.request_id().unwrap_or("none"),
    )
}
