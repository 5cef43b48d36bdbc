//! Points a name at an address.

use aws_sdk_route53::types::{
    Change, ChangeAction, ChangeBatch, ChangeStatus, HostedZone, HostedZoneConfig, ResourceRecord,
    ResourceRecordSet, RrType,
};
use aws_sdk_route53::Client;

async fn zone(client: &Client, name: &str) -> Result<HostedZone, Box<dyn std::error::Error>> {
    let zones = client
        .list_hosted_zones()
        .max_items(100)
        .into_paginator()
        .items()
        .send();
    let zones: Vec<HostedZone> = zones.collect::<Result<_, _>>().await?;
    if let Some(zone) = zones.into_iter().find(|zone| zone.name() == name) {
        println!(
            "{} private: {:?}",
            zone.id(),
            zone.config().map(HostedZoneConfig::private_zone)
        );
        return Ok(zone);
    }
    let created = client
        .create_hosted_zone()
        .name(name)
        .caller_reference("example")
        .send()
        .await?;
    Ok(created.hosted_zone.ok_or("no zone")?)
}

async fn point(
    client: &Client,
    zone: &str,
    name: &str,
    address: &str,
) -> Result<bool, aws_sdk_route53::Error> {
    let record = ResourceRecord::builder()
        .value(address)
        .build()
        .expect("it has a value");
    let records = ResourceRecordSet::builder()
        .name(name)
        .r#type(RrType::A)
        .ttl(300)
        .resource_records(record)
        .build()
        .expect("name and type are set");
    let change = Change::builder()
        .action(ChangeAction::Upsert)
        .resource_record_set(records)
        .build();
    let batch = ChangeBatch::builder()
        .comment("example")
        .changes(change.expect("an action"))
        .build();
    let sent = client
        .change_resource_record_sets()
        .hosted_zone_id(zone)
        .change_batch(batch.expect("a change"))
        .send()
        .await;
    match sent {
        Ok(output) => Ok(output
            .change_info()
            .is_some_and(|change_info| *change_info.status() == ChangeStatus::Insync)),
        Err(error) => {
            let error = error.into_service_error();
            if let aws_sdk_route53::operation::change_resource_record_sets::ChangeResourceRecordSetsError::InvalidChangeBatch(error) = &error {
                error.messages().iter().for_each(|message| eprintln!("{message}"));
            }
            Err(error.into())
        }
    }
}

async fn count(client: &Client, zone: &str) -> Result<usize, aws_sdk_route53::Error> {
    let mut next: Option<(String, RrType)> = None;
    let mut count = 0;
    loop {
        let (name, kind) = next.take().unzip();
        let page = client
            .list_resource_record_sets()
            .hosted_zone_id(zone)
            .set_start_record_name(name)
            .set_start_record_type(kind)
            .send()
            .await?;
        count += page.resource_record_sets().len();
        if !page.is_truncated() || page.max_items() == 0 {
            return Ok(count);
        }
        next = page.next_record_name.zip(page.next_record_type);
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new(&aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await);
    let zone = zone(&client, "example.com.").await?;
    println!(
        "{} {}",
        point(&client, zone.id(), "www.example.com.", "192.0.2.1").await?,
        count(&client, zone.id()).await?
    );
    Ok(())
}
