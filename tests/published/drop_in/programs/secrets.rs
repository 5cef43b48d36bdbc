//! Encrypts a secret with a key and keeps it.

use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{
    DataKeySpec, EncryptionAlgorithmSpec, KeySpec, KeyState, KeyUsageType, MessageType, SigningAlgorithmSpec,
};
use aws_sdk_secretsmanager::operation::get_secret_value::{GetSecretValueError, GetSecretValueOutput};
use aws_sdk_secretsmanager::types::{Filter, FilterNameStringType, SecretListEntry, Tag};

async fn key(client: &aws_sdk_kms::Client) -> Result<String, aws_sdk_kms::Error> {
    let mut aliases = client.list_aliases().into_paginator().items().send();
    while let Some(alias) = aliases.next().await {
        let alias = alias?;
        if alias.alias_name() == Some("alias/example") {
            return Ok(alias.target_key_id.unwrap_or_default());
        }
    }
    let created = client
        .create_key()
        .key_usage(KeyUsageType::EncryptDecrypt)
        .key_spec(KeySpec::SymmetricDefault)
        .description("for the example")
        .send()
        .await?;
    let metadata = created.key_metadata.expect("every key has it");
    assert!(metadata.enabled() && metadata.key_state() != Some(&KeyState::PendingDeletion));
    Ok(metadata.key_id)
}

async fn there_and_back(
    client: &aws_sdk_kms::Client,
    key: &str,
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let encrypted = client
        .encrypt()
        .key_id(key)
        .plaintext(Blob::new("secret"))
        .encryption_context("for", "example")
        .encryption_algorithm(EncryptionAlgorithmSpec::SymmetricDefault)
        .send()
        .await?;
    let text = encrypted.ciphertext_blob().ok_or("nothing")?;
    let decrypted = client
        .decrypt()
        .ciphertext_blob(text.clone())
        .encryption_context("for", "example")
        .send();
    let plain = match decrypted.await {
        Ok(output) => output.plaintext.ok_or("nothing")?,
        Err(error) => {
            let error = error.into_service_error();
            if error.is_invalid_ciphertext_exception() || error.is_incorrect_key_exception() {
                return Err("not ours".into());
            }
            return Err(Box::new(error));
        }
    };
    let data = client
        .generate_data_key()
        .key_id(key)
        .key_spec(DataKeySpec::Aes256)
        .send()
        .await?;
    println!("{:?}", data.key_id());
    let _ = client
        .sign()
        .key_id(key)
        .message_type(MessageType::Digest)
        .signing_algorithm(SigningAlgorithmSpec::EcdsaSha256)
        .message(Blob::new([0u8; 32]));
    Ok(plain.into_inner())
}

async fn keep(
    client: &aws_sdk_secretsmanager::Client,
    secret: &[u8],
) -> Result<String, aws_sdk_secretsmanager::Error> {
    let secret = aws_sdk_secretsmanager::primitives::Blob::new(secret);
    let tag = Tag::builder().key("team").value("post").build();
    let created = client
        .create_secret()
        .name("example")
        .secret_binary(secret.clone())
        .tags(tag)
        .send()
        .await;
    if let Err(error) = created {
        let error: aws_sdk_secretsmanager::Error = error.into();
        let aws_sdk_secretsmanager::Error::ResourceExistsException(_) = error else {
            return Err(error);
        };
        client
            .put_secret_value()
            .secret_id("example")
            .secret_binary(secret)
            .version_stages("AWSCURRENT")
            .send()
            .await?;
    }
    let GetSecretValueOutput { secret_string, .. } =
        client.get_secret_value().secret_id("example").send().await?;
    Ok(secret_string.unwrap_or_default())
}

fn is_gone(error: &GetSecretValueError) -> bool {
    matches!(error, GetSecretValueError::ResourceNotFoundException(_)) || error.is_decryption_failure()
}

async fn all(client: &aws_sdk_secretsmanager::Client) -> Vec<SecretListEntry> {
    let filter = Filter::builder()
        .key(FilterNameStringType::Name)
        .values("example")
        .build();
    let mut pages = client.list_secrets().filters(filter).into_paginator().send();
    let mut found = Vec::new();
    while let Some(Ok(page)) = pages.try_next().await.transpose() {
        found.extend_from_slice(page.secret_list());
    }
    found
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let kms = aws_sdk_kms::Client::new(&shared);
    let secret = there_and_back(&kms, &key(&kms).await?).await?;
    let manager = aws_sdk_secretsmanager::Client::new(&shared);
    if let Err(error) = manager.get_secret_value().secret_id("example").send().await {
        println!("{}", error.as_service_error().is_some_and(is_gone));
    }
    println!("{} {}", keep(&manager, &secret).await?, all(&manager).await.len());
    Ok(())
}
