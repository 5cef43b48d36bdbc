//! Looks after streaming applications.

use aws_sdk_kinesisanalyticsv2::error::SdkError;
use aws_sdk_kinesisanalyticsv2::operation::describe_application::DescribeApplicationError;
use aws_sdk_kinesisanalyticsv2::types::error::{ResourceInUseException, ResourceNotFoundException};
use aws_sdk_kinesisanalyticsv2::types::{
    ApplicationConfiguration, ApplicationDetail, ApplicationStatus, EnvironmentProperties,
    FlinkRunConfiguration, PropertyGroup, RunConfiguration, RuntimeEnvironment, UrlType,
};
use aws_sdk_kinesisanalyticsv2::Client;

async fn status(
    client: &Client,
    name: &str,
) -> Result<Option<ApplicationDetail>, SdkError<DescribeApplicationError>> {
    let sent = client
        .describe_application()
        .application_name(name)
        .include_additional_details(true)
        .send()
        .await;
    match sent {
        Ok(output) => Ok(output.application_detail),
        Err(error) => match error.as_service_error() {
            Some(DescribeApplicationError::ResourceNotFoundException(ResourceNotFoundException {
                message,
                ..
            })) => {
                println!("{message:?}");
                Ok(None)
            }
            _ => Err(error),
        },
    }
}

async fn start(client: &Client, detail: &ApplicationDetail) -> bool {
    let run = RunConfiguration::builder()
        .flink_run_configuration(
            FlinkRunConfiguration::builder()
                .allow_non_restored_state(true)
                .build(),
        )
        .build();
    let sent = client
        .start_application()
        .application_name(detail.application_name())
        .run_configuration(run)
        .send()
        .await;
    match sent.map_err(|error| error.into_service_error()) {
        Ok(_) => true,
        Err(error) if error.is_resource_in_use_exception() => false,
        Err(error) => panic!("{error}"),
    }
}

async fn create(client: &Client, name: &str) -> Result<(), aws_sdk_kinesisanalyticsv2::Error> {
    let group = PropertyGroup::builder()
        .property_group_id("app")
        .property_map("level", "info")
        .build()?;
    let properties = EnvironmentProperties::builder().property_groups(group).build()?;
    client
        .create_application()
        .application_name(name)
        .runtime_environment(RuntimeEnvironment::Flink120)
        .service_execution_role("arn:aws:iam::123456789012:role/example")
        .application_configuration(
            ApplicationConfiguration::builder()
                .environment_properties(properties)
                .build(),
        )
        .send()
        .await?;
    Ok(())
}

fn in_use(error: &ResourceInUseException) -> &str {
    error.message().unwrap_or("in use")
}

#[tokio::main]
async fn main() {
    let client = Client::new(&aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await);
    if let Err(aws_sdk_kinesisanalyticsv2::Error::ResourceInUseException(error)) =
        create(&client, "example").await
    {
        println!("{}", in_use(&error));
    }
    let detail = status(&client, "example")
        .await
        .expect("an answer")
        .expect("an application");
    match detail.application_status() {
        ApplicationStatus::Ready => println!("{}", start(&client, &detail).await),
        ApplicationStatus::Running | ApplicationStatus::Updating => {
            let url = client
                .create_application_presigned_url()
                .application_name("example")
                .url_type(UrlType::FlinkDashboardUrl)
                .session_expiration_duration_in_seconds(1800)
                .send()
                .await;
            println!("{:?}", url.map(|url| url.authorized_url));
        }
        other => println!("{} at {}", other, detail.application_version_id()),
    }
}
