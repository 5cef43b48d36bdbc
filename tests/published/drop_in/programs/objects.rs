//! Keeps files in a bucket: in one piece, in parts, listed, presigned, waited for, deleted.

use aws_sdk_s3::config::{Credentials, Region, StalledStreamProtectionConfig};
use aws_sdk_s3::error::{DisplayErrorContext, SdkError};
use aws_sdk_s3::operation::create_multipart_upload::CreateMultipartUploadOutput;
use aws_sdk_s3::operation::get_object::{GetObjectError, GetObjectOutput};
use aws_sdk_s3::operation::head_object::HeadObjectError;
use aws_sdk_s3::operation::{RequestId, RequestIdExt};
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::{ByteStream, DateTime, DateTimeFormat};
use aws_sdk_s3::types::error::NoSuchKey;
use aws_sdk_s3::types::{
    BucketLocationConstraint, ChecksumAlgorithm, ChecksumMode, CompletedMultipartUpload, CompletedPart,
    CreateBucketConfiguration, Delete, Object, ObjectCannedAcl, ObjectIdentifier,
    SelectObjectContentEventStream, ServerSideEncryption, StorageClass,
};
use aws_sdk_s3::{Client, Error};
use std::path::Path;
use std::time::Duration;

fn client(shared: &aws_config::SdkConfig) -> Client {
    let config = aws_sdk_s3::config::Builder::from(shared)
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "example"))
        .force_path_style(true)
        .use_arn_region(false)
        .accelerate(false)
        .disable_multi_region_access_points(true)
        .disable_s3_express_session_auth(true)
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .build();
    Client::from_conf(config)
}

async fn bucket(client: &Client, name: &str) -> Result<(), Error> {
    let there = CreateBucketConfiguration::builder()
        .location_constraint(BucketLocationConstraint::EuCentral1)
        .build();
    let created = client
        .create_bucket()
        .bucket(name)
        .create_bucket_configuration(there)
        .send()
        .await;
    match created.map_err(|error| error.into_service_error()) {
        Ok(_) => Ok(()),
        Err(error) if error.is_bucket_already_owned_by_you() => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn put(
    client: &Client,
    bucket: &str,
    path: &Path,
) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let body = ByteStream::from_path(path).await?;
    let put = client
        .put_object()
        .bucket(bucket)
        .key("file")
        .body(body)
        .content_type("text/plain")
        .acl(ObjectCannedAcl::Private)
        .storage_class(StorageClass::StandardIa)
        .server_side_encryption(ServerSideEncryption::Aes256)
        .checksum_algorithm(ChecksumAlgorithm::Sha256)
        .metadata("kind", "example")
        .expires(DateTime::from_str(
            "2030-01-01T00:00:00Z",
            DateTimeFormat::DateTime,
        )?)
        .send()
        .await?;
    println!("{:?} {:?}", put.request_id(), put.extended_request_id());
    Ok(put.e_tag)
}

async fn get(client: &Client, bucket: &str, key: &str) -> Result<Vec<u8>, SdkError<GetObjectError>> {
    let got: GetObjectOutput = client
        .get_object()
        .bucket(bucket)
        .key(key)
        .range("bytes=0-99")
        .checksum_mode(ChecksumMode::Enabled)
        .send()
        .await?;
    println!(
        "{:?} {:?} {:?}",
        got.content_length(),
        got.expires_string(),
        got.metadata()
    );
    let body = got.body.collect().await.map_err(SdkError::construction_failure)?;
    Ok(body.into_bytes().to_vec())
}

async fn lines(client: &Client, bucket: &str) -> Result<usize, Box<dyn std::error::Error>> {
    let mut got = client.get_object().bucket(bucket).key("file").send().await?;
    let mut length = 0;
    while let Some(chunk) = got.body.try_next().await? {
        length += chunk.len();
    }
    Ok(length)
}

async fn in_parts(
    client: &Client,
    bucket: &str,
    parts: Vec<Vec<u8>>,
) -> Result<(), Box<dyn std::error::Error>> {
    let CreateMultipartUploadOutput { upload_id, .. } = client
        .create_multipart_upload()
        .bucket(bucket)
        .key("parts")
        .send()
        .await?;
    let id = upload_id.ok_or("no id")?;
    let mut done = Vec::new();
    for (number, part) in (1..).zip(parts) {
        let upload = client
            .upload_part()
            .bucket(bucket)
            .key("parts")
            .upload_id(&id)
            .part_number(number);
        let uploaded = upload.body(ByteStream::from(part)).send().await?;
        done.push(
            CompletedPart::builder()
                .part_number(number)
                .set_e_tag(uploaded.e_tag)
                .build(),
        );
    }
    let completed = CompletedMultipartUpload::builder().set_parts(Some(done)).build();
    client
        .complete_multipart_upload()
        .bucket(bucket)
        .key("parts")
        .upload_id(id)
        .multipart_upload(completed)
        .send()
        .await?;
    Ok(())
}

async fn delete_all(client: &Client, bucket: &str) -> Result<usize, Box<dyn std::error::Error>> {
    let mut pages = client
        .list_objects_v2()
        .bucket(bucket)
        .prefix("a/")
        .max_keys(100)
        .into_paginator()
        .send();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        let page = page?;
        let objects: Vec<ObjectIdentifier> = page
            .contents()
            .iter()
            .filter_map(Object::key)
            .map(|key| ObjectIdentifier::builder().key(key).build())
            .collect::<Result<_, _>>()?;
        if objects.is_empty() {
            continue;
        }
        let delete = Delete::builder().set_objects(Some(objects)).quiet(true).build()?;
        let deleted = client
            .delete_objects()
            .bucket(bucket)
            .delete(delete)
            .send()
            .await?;
        count += deleted.deleted().len() + deleted.errors().len();
    }
    Ok(count)
}

async fn is_there(client: &Client, bucket: &str) -> Result<bool, Box<dyn std::error::Error>> {
    use aws_sdk_s3::client::Waiters;
    let waited = client
        .wait_until_object_exists()
        .bucket(bucket)
        .key("file")
        .wait(Duration::from_secs(10))
        .await;
    println!("{}", waited.is_ok());
    match client.head_object().bucket(bucket).key("file").send().await {
        Ok(_) => Ok(true),
        Err(SdkError::ServiceError(error)) if matches!(error.err(), HeadObjectError::NotFound(_)) => {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

async fn link(client: &Client, bucket: &str) -> Result<String, Box<dyn std::error::Error>> {
    let valid = PresigningConfig::expires_in(Duration::from_secs(900))?;
    let get = client
        .get_object()
        .bucket(bucket)
        .key("file")
        .presigned(valid.clone())
        .await?;
    let put = client
        .put_object()
        .bucket(bucket)
        .key("file")
        .presigned(valid)
        .await?;
    let request: http::Request<&str> = put.make_http_1x_request("body");
    println!("{} {:?}", request.uri(), get.headers().collect::<Vec<_>>());
    Ok(get.uri().to_owned())
}

async fn select(client: &Client, bucket: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut selected = client
        .select_object_content()
        .bucket(bucket)
        .key("table")
        .expression("SELECT * FROM S3Object")
        .expression_type(aws_sdk_s3::types::ExpressionType::Sql)
        .send()
        .await?;
    let mut all = Vec::new();
    while let Some(event) = selected.payload.recv().await? {
        match event {
            SelectObjectContentEventStream::Records(records) => {
                all.extend_from_slice(
                    records
                        .payload()
                        .map(|payload| payload.as_ref())
                        .unwrap_or_default(),
                );
            }
            SelectObjectContentEventStream::End(_) => break,
            other => println!("{}", other.is_stats()),
        }
    }
    Ok(all)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let client = client(&shared);
    bucket(&client, "example").await?;
    println!("{:?}", put(&client, "example", Path::new("Cargo.toml")).await?);
    match get(&client, "example", "other").await {
        Ok(bytes) => println!("{}", bytes.len()),
        Err(SdkError::ServiceError(error)) => {
            if let GetObjectError::NoSuchKey(NoSuchKey { .. }) = error.err() {
                println!("it is not there");
            }
        }
        Err(error) => println!(
            "{} {:?}",
            DisplayErrorContext(&error),
            error.extended_request_id()
        ),
    }
    in_parts(&client, "example", vec![vec![0; 6_000_000], vec![1; 10]]).await?;
    println!(
        "{} {}",
        is_there(&client, "example").await?,
        link(&client, "example").await?
    );
    println!(
        "{} {}",
        lines(&client, "example").await?,
        select(&client, "example").await?.len()
    );
    println!("{}", delete_all(&client, "example").await?);
    Ok(())
}
