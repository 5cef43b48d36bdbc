//! Waits until a function is there and runs its new code.

use aws_sdk_lambda::client::Waiters;
use aws_sdk_lambda::operation::get_function::GetFunctionOutput;
use aws_sdk_lambda::waiters::function_active_v2::{
    FunctionActiveV2FinalPoll, FunctionActiveV2FluentBuilder, WaitUntilFunctionActiveV2Error,
};
use aws_sdk_lambda::waiters::function_updated_v2::WaitUntilFunctionUpdatedV2Error;
use aws_sdk_lambda::Client;
use std::time::Duration;

const LONG: Duration = Duration::from_secs(300);

fn outcome(
    waited: Result<FunctionActiveV2FinalPoll, WaitUntilFunctionActiveV2Error>,
) -> Option<GetFunctionOutput> {
    match waited {
        Ok(poll) => poll.into_result().ok(),
        Err(WaitUntilFunctionActiveV2Error::ExceededMaxWait(failure)) => {
            println!(
                "still not there after {:?} and {} calls",
                failure.elapsed(),
                failure.poll_count()
            );
            None
        }
        Err(WaitUntilFunctionActiveV2Error::FailureState(failure)) => {
            println!("it failed: {:?}", failure.final_poll());
            None
        }
        Err(error) => {
            println!("{error}");
            None
        }
    }
}

async fn updated(client: &Client, function: &str) -> Result<(), WaitUntilFunctionUpdatedV2Error> {
    let waiter = client.wait_until_function_updated_v2();
    let waiter = waiter
        .set_function_name(Some(function.to_owned()))
        .qualifier("live");
    println!("waiting for {:?}", waiter.get_function_name());
    waiter.wait(LONG).await.map(drop)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let client = Client::new(&shared);
    let waiter: FunctionActiveV2FluentBuilder =
        client.wait_until_function_active_v2().function_name("resize");
    assert!(waiter.as_input().get_qualifier().is_none());
    if let Some(output) = outcome(waiter.clone().wait(LONG).await) {
        println!(
            "{:?}",
            output
                .configuration()
                .and_then(|configuration| configuration.state())
        );
    }
    updated(&client, "resize").await?;
    client
        .wait_until_function_exists()
        .function_name("resize")
        .wait(LONG)
        .await?;
    Ok(())
}
