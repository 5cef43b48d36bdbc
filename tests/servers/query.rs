//! awsQuery and ec2Query.

use crate::shared::{config, unique};

crate::client!(sns iam sts ec2);

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_sns() {
    let config = config();
    let client = sns::Client::new(&config);
    let name = unique("topic");
    let create = client
        .create_topic()
        .name(&name)
        .attributes("DisplayName", "a & b");
    let arn = create
        .send()
        .await
        .expect("a topic")
        .topic_arn()
        .expect("an ARN")
        .to_owned();
    let got = client
        .get_topic_attributes()
        .topic_arn(&arn)
        .send()
        .await
        .expect("its attributes");
    assert_eq!(got.attributes().expect("attributes")["DisplayName"], "a & b");
    let pages = client.list_topics().into_paginator().items().send();
    let topics: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert!(topics.iter().any(|topic| topic.topic_arn() == Some(&arn)));
    client
        .delete_topic()
        .topic_arn(&arn)
        .send()
        .await
        .expect("deleted");
    let error = client
        .get_topic_attributes()
        .topic_arn(&arn)
        .send()
        .await
        .expect_err("it is gone");
    assert!(error.into_service_error().is_not_found_exception());
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_iam() {
    use iam::types::Tag;
    let config = config();
    let client = iam::Client::new(&config);
    let name = unique("user");
    let tag = Tag::builder()
        .key("team")
        .value("blue")
        .build()
        .expect("complete");
    client
        .create_user()
        .user_name(&name)
        .path("/p/")
        .tags(tag)
        .send()
        .await
        .expect("a user");
    let got = client.get_user().user_name(&name).send().await.expect("the user");
    let user = got.user().expect("a user");
    assert_eq!((user.user_name(), user.path()), (name.as_str(), "/p/"));
    assert_eq!(user.tags().first().map(|tag| tag.value()), Some("blue"));
    let pages = client
        .list_users()
        .path_prefix("/p/")
        .into_paginator()
        .items()
        .send();
    let users: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert!(users.iter().any(|user| user.user_name() == name));
    client
        .delete_user()
        .user_name(&name)
        .send()
        .await
        .expect("deleted");
    let error = client
        .get_user()
        .user_name(&name)
        .send()
        .await
        .expect_err("it is gone");
    assert!(error.into_service_error().is_no_such_entity_exception());
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_sts() {
    let config = config();
    let identity = sts::Client::new(&config)
        .get_caller_identity()
        .send()
        .await
        .expect("an identity");
    assert_eq!(identity.account(), Some("123456789012"));
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_ec2() {
    let config = config();
    let client = ec2::Client::new(&config);
    let created = client
        .create_vpc()
        .cidr_block("10.7.0.0/16")
        .send()
        .await
        .expect("a VPC");
    let id = created
        .vpc()
        .and_then(|vpc| vpc.vpc_id())
        .expect("an id")
        .to_owned();
    let got = client.describe_vpcs().vpc_ids(&id).send().await.expect("the VPC");
    assert_eq!(got.vpcs()[0].cidr_block(), Some("10.7.0.0/16"));
    let pages = client
        .describe_vpcs()
        .max_results(5)
        .into_paginator()
        .items()
        .send();
    let vpcs: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert!(vpcs.iter().any(|vpc| vpc.vpc_id() == Some(&id)));
    client.delete_vpc().vpc_id(&id).send().await.expect("deleted");
    let error = client
        .describe_vpcs()
        .vpc_ids(&id)
        .send()
        .await
        .expect_err("it is gone");
    let error = error.into_service_error();
    assert_eq!(
        ec2::error::ProvideErrorMetadata::code(&error),
        Some("InvalidVpcID.NotFound")
    );
}
