//! A program for operations: stacks, logs, and mails about them.

use aws_sdk_cloudformation::error::ProvideErrorMetadata;
use aws_sdk_cloudformation::types::{Capability, OnFailure, Parameter, Stack, StackStatus};
use aws_sdk_cloudwatchlogs::types::{FilteredLogEvent, InputLogEvent, StartLiveTailResponseStream};
use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message, MessageTag, Template};

async fn stack(client: &aws_sdk_cloudformation::Client, name: &str) -> Option<Stack> {
    match client.describe_stacks().stack_name(name).send().await {
        Ok(output) => output.stacks.and_then(|mut stacks| stacks.pop()),
        Err(error) if error.code() == Some("ValidationError") => None,
        Err(error) => panic!("{}", error.message().unwrap_or("no message")),
    }
}

async fn create(
    client: &aws_sdk_cloudformation::Client,
    name: &str,
) -> Result<Option<String>, aws_sdk_cloudformation::Error> {
    let parameter = Parameter::builder()
        .parameter_key("Size")
        .parameter_value("small")
        .build();
    let created = client
        .create_stack()
        .stack_name(name)
        .template_body("{}")
        .parameters(parameter)
        .capabilities(Capability::CapabilityIam)
        .on_failure(OnFailure::Rollback)
        .timeout_in_minutes(5)
        .send()
        .await?;
    let running = client
        .list_stacks()
        .stack_status_filter(StackStatus::CreateInProgress)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await?;
    println!("{:?}", running.iter().filter_map(|running| running.creation_time()).max());
    Ok(created.stack_id)
}

async fn tail(
    client: &aws_sdk_cloudwatchlogs::Client,
    group: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    let event = InputLogEvent::builder()
        .timestamp(1_700_000_000_000)
        .message("started")
        .build()?;
    client
        .put_log_events()
        .log_group_name(group)
        .log_stream_name("a")
        .log_events(event)
        .send()
        .await?;
    let mut tail = client
        .start_live_tail()
        .log_group_identifiers(group)
        .send()
        .await?;
    loop {
        match tail.response_stream.recv().await {
            Ok(Some(StartLiveTailResponseStream::SessionStart(start))) => {
                println!("{:?}", start.session_id())
            }
            Ok(Some(StartLiveTailResponseStream::SessionUpdate(update))) => {
                for result in update.session_results() {
                    println!("{:?} {:?}", result.timestamp(), result.message());
                }
            }
            Ok(Some(_)) => {}
            Ok(None) => return Ok(()),
            Err(error) => return Err(error.into_service_error().into()),
        }
    }
}

async fn find(client: &aws_sdk_cloudwatchlogs::Client, group: &str) -> Vec<FilteredLogEvent> {
    let mut pages = client
        .filter_log_events()
        .log_group_name(group)
        .filter_pattern("ERROR")
        .into_paginator()
        .stop_on_duplicate_token(true)
        .send();
    let mut events = Vec::new();
    while let Some(page) = pages.next().await {
        match page {
            Ok(page) => events.extend(page.events.unwrap_or_default()),
            Err(error) => {
                eprintln!("{}", error.into_service_error());
                break;
            }
        }
    }
    events
}

async fn tell(client: &aws_sdk_sesv2::Client, to: &str, text: &str) -> Result<String, aws_sdk_sesv2::Error> {
    let plain = |text: &str| Content::builder().data(text).charset("UTF-8").build();
    let body = Body::builder().text(plain(text).expect("it has data")).build();
    let message = Message::builder()
        .subject(plain("Report").expect("it has data"))
        .body(body)
        .build();
    let output = client
        .send_email()
        .from_email_address("reports@example.com")
        .destination(Destination::builder().to_addresses(to).build())
        .content(EmailContent::builder().simple(message).build())
        .email_tags(
            MessageTag::builder()
                .name("kind")
                .value("report")
                .build()
                .expect("both are set"),
        )
        .send()
        .await;
    let template = Template::builder().template_name("x").template_data("{}").build();
    assert!(template.template_name().is_some());
    match output {
        Ok(output) => Ok(output.message_id.unwrap_or_default()),
        Err(error) => match error.into_service_error() {
            error if error.is_message_rejected() => Ok("rejected".to_string()),
            error => Err(error.into()),
        },
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let stacks = aws_sdk_cloudformation::Client::new(&shared);
    let status = match stack(&stacks, "example").await {
        Some(stack) => stack.stack_status.map(|statu| statu.as_str().to_owned()),
        None => create(&stacks, "example").await?,
    };
    let logs = aws_sdk_cloudwatchlogs::Client::new(&shared);
    tail(&logs, "/example").await?;
    let found = find(&logs, "/example").await.len();
    let text = format!("{status:?}, {found} errors");
    tell(&aws_sdk_sesv2::Client::new(&shared), "a@example.com", &text).await?;
    Ok(())
}
