//! Assumes a role, and makes calls with its credentials.

use aws_sdk_sts::config::{Credentials, ProvideCredentials, SharedCredentialsProvider};
use aws_sdk_sts::error::SdkError;
use aws_sdk_sts::operation::assume_role::{AssumeRoleError, AssumeRoleInput};
use aws_sdk_sts::operation::assume_role_with_web_identity::AssumeRoleWithWebIdentityError;
use aws_sdk_sts::primitives::{DateTime, DateTimeFormat};
use aws_sdk_sts::types::{AssumedRoleUser, PolicyDescriptorType, Tag};
use std::time::SystemTime;

async fn take_on(client: &aws_sdk_sts::Client, role: &str) -> Result<Credentials, SdkError<AssumeRoleError>> {
    let policy = PolicyDescriptorType::builder()
        .arn("arn:aws:iam::aws:policy/ReadOnlyAccess")
        .build();
    let tag = Tag::builder()
        .key("team")
        .value("post")
        .build()
        .expect("both are set");
    let output = AssumeRoleInput::builder()
        .role_arn(role)
        .role_session_name("example")
        .duration_seconds(900)
        .policy_arns(policy)
        .tags(tag)
        .send_with(client)
        .await?;
    let given = output.credentials().expect("the service always gives them");
    let until: Option<SystemTime> = SystemTime::try_from(*given.expiration()).ok();
    if let Some(user) = output.assumed_role_user.as_ref().map(AssumedRoleUser::arn) {
        println!("{user} until {}", written(given.expiration()));
    }
    Ok(Credentials::new(
        given.access_key_id(),
        given.secret_access_key(),
        Some(given.session_token().to_string()),
        until,
        "assumed",
    ))
}

fn written(at: &DateTime) -> String {
    assert!(*at > DateTime::from_secs(0));
    at.fmt(DateTimeFormat::DateTime)
        .unwrap_or_else(|_| at.secs().to_string())
}

async fn by_token(client: &aws_sdk_sts::Client, role: &str, token: &str) -> bool {
    let sent = client
        .assume_role_with_web_identity()
        .role_arn(role)
        .role_session_name("example")
        .web_identity_token(token)
        .send()
        .await;
    match sent.map_err(SdkError::into_service_error) {
        Ok(output) => output.credentials.is_some(),
        Err(
            AssumeRoleWithWebIdentityError::ExpiredTokenException(_)
            | AssumeRoleWithWebIdentityError::InvalidIdentityTokenException(_),
        ) => false,
        Err(error) => panic!("{error}"),
    }
}

fn provider(credentials: Credentials) -> impl ProvideCredentials {
    SharedCredentialsProvider::new(credentials)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let client = aws_sdk_sts::Client::new(&shared);
    let caller = client.get_caller_identity().send().await?;
    println!(
        "{} {}",
        caller.account().unwrap_or("?"),
        caller.arn.as_deref().unwrap_or("?")
    );
    let credentials = match take_on(&client, "arn:aws:iam::123456789012:role/example").await {
        Ok(credentials) => credentials,
        Err(SdkError::TimeoutError(_) | SdkError::DispatchFailure(_)) => return Err("no network".into()),
        Err(SdkError::ConstructionFailure(failure)) => return Err(format!("{failure:?}").into()),
        Err(error) => return Err(error.into()),
    };
    let config = aws_sdk_sts::config::Builder::from(&shared)
        .credentials_provider(provider(credentials))
        .use_fips(false)
        .use_dual_stack(false)
        .build();
    println!("{:?}", config.region());
    let _ = by_token(&aws_sdk_sts::Client::from_conf(config), "role", "token").await;
    Ok(())
}
