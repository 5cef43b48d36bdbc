//! Programs that test themselves without a network.

use aws_sdk_sqs::operation::get_queue_url::{GetQueueUrlError, GetQueueUrlOutput};
use aws_sdk_sqs::operation::receive_message::ReceiveMessageOutput;
use aws_sdk_sqs::types::error::QueueDoesNotExist;
use aws_sdk_sqs::types::Message;
use aws_sdk_sqs::Client;
use aws_smithy_mocks::{mock, mock_client, RuleMode};

async fn first(client: &Client, name: &str) -> Option<String> {
    let url = client
        .get_queue_url()
        .queue_name(name)
        .send()
        .await
        .ok()?
        .queue_url?;
    let received = client.receive_message().queue_url(url).send().await.ok()?;
    received.messages?.into_iter().next()?.body
}

#[tokio::main]
async fn main() {
    let found = mock!(Client::get_queue_url)
        .match_requests(|input| input.queue_name() == Some("letters"))
        .then_output(|| {
            GetQueueUrlOutput::builder()
                .queue_url("https://example.com/q")
                .build()
        });
    let gone = mock!(Client::get_queue_url).then_error(|| {
        GetQueueUrlError::QueueDoesNotExist(QueueDoesNotExist::builder().message("no").build())
    });
    let message = mock!(Client::receive_message).then_output(|| {
        let message = Message::builder().body("hello").build();
        ReceiveMessageOutput::builder().messages(message).build()
    });
    let client = mock_client!(aws_sdk_sqs, RuleMode::MatchAny, [&found, &gone, &message]);
    assert_eq!(first(&client, "letters").await.as_deref(), Some("hello"));
    assert_eq!(first(&client, "others").await, None);
    assert_eq!(found.num_calls(), 1);
}
