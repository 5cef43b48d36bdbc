//! restJson1 and restXml.

use crate::shared::{config, unique};

crate::client!(lambda apigateway s3 route53 glacier);

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_lambda() {
    use lambda::primitives::Blob;
    use lambda::types::{FunctionCode, Runtime};
    let config = config();
    let client = lambda::Client::new(&config);
    let name = unique("function");
    let roles = crate::query::iam::Client::new(&config);
    let role = roles
        .create_role()
        .role_name(unique("role"))
        .assume_role_policy_document("{}")
        .send()
        .await
        .expect("a role");
    let role = role.role().expect("a role").arn().to_owned();
    // an archive with nothing in it
    let zip = Blob::new([b"PK\x05\x06".as_slice(), &[0; 18]].concat());
    let create = client
        .create_function()
        .function_name(&name)
        .runtime(Runtime::Python312)
        .role(role)
        .handler("a.b")
        .code(FunctionCode::builder().zip_file(zip).build());
    let created = create.send().await.expect("a function");
    assert_eq!(created.function_name(), Some(name.as_str()));
    let got = client
        .get_function()
        .function_name(&name)
        .send()
        .await
        .expect("the function");
    assert_eq!(
        got.configuration()
            .and_then(|configuration| configuration.handler()),
        Some("a.b")
    );
    let pages = client.list_functions().into_paginator().items().send();
    let functions: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert!(functions
        .iter()
        .any(|function| function.function_name() == Some(&name)));
    client
        .delete_function()
        .function_name(&name)
        .send()
        .await
        .expect("deleted");
    let error = client
        .get_function()
        .function_name(&name)
        .send()
        .await
        .expect_err("it is gone");
    assert!(error.into_service_error().is_resource_not_found_exception());
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_apigateway() {
    let config = config();
    let client = apigateway::Client::new(&config);
    let name = unique("api");
    let created = client
        .create_rest_api()
        .name(&name)
        .description("an API")
        .send()
        .await
        .expect("an API");
    let id = created.id().expect("an id").to_owned();
    let got = client
        .get_rest_api()
        .rest_api_id(&id)
        .send()
        .await
        .expect("the API");
    assert_eq!(got.name(), Some(name.as_str()));
    let pages = client.get_rest_apis().into_paginator().items().send();
    let apis: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert!(apis.iter().any(|api| api.id() == Some(&id)));
    client
        .delete_rest_api()
        .rest_api_id(&id)
        .send()
        .await
        .expect("deleted");
    let error = client
        .get_rest_api()
        .rest_api_id(&id)
        .send()
        .await
        .expect_err("it is gone");
    assert!(error.into_service_error().is_not_found_exception());
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_s3() {
    use s3::primitives::ByteStream;
    let config = config();
    let config = s3::config::Builder::from(&config).force_path_style(true).build();
    let client = s3::Client::from_conf(config);
    let bucket = unique("bucket");
    client
        .create_bucket()
        .bucket(&bucket)
        .send()
        .await
        .expect("a bucket");
    for key in ["a/é+b c", "b", "c"] {
        let put = client
            .put_object()
            .bucket(&bucket)
            .key(key)
            .metadata("color", "blue")
            .content_type("text/plain");
        put.body(ByteStream::from_static(b"hello"))
            .send()
            .await
            .expect("put");
    }
    let got = client
        .get_object()
        .bucket(&bucket)
        .key("a/é+b c")
        .send()
        .await
        .expect("the object");
    assert_eq!(got.content_type(), Some("text/plain"));
    assert_eq!(got.metadata().expect("metadata")["color"], "blue");
    let body = got.body.collect().await.expect("the body");
    assert_eq!(body.into_bytes().as_ref(), b"hello");
    let pages = client
        .list_objects_v2()
        .bucket(&bucket)
        .max_keys(2)
        .into_paginator()
        .send();
    let pages: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    let keys: Vec<_> = pages
        .iter()
        .flat_map(|page| page.contents())
        .filter_map(|page| page.key())
        .collect();
    assert_eq!((pages.len(), keys), (2, vec!["a/é+b c", "b", "c"]));
    let error = client
        .get_object()
        .bucket(&bucket)
        .key("none")
        .send()
        .await
        .expect_err("there is none");
    assert!(error.into_service_error().is_no_such_key());
    for key in ["a/é+b c", "b", "c"] {
        client
            .delete_object()
            .bucket(&bucket)
            .key(key)
            .send()
            .await
            .expect("deleted");
    }
    client
        .delete_bucket()
        .bucket(&bucket)
        .send()
        .await
        .expect("deleted");
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_route53() {
    let config = config();
    let client = route53::Client::new(&config);
    let name = format!("{}.example.com.", unique("zone"));
    let create = client
        .create_hosted_zone()
        .name(&name)
        .caller_reference(unique("reference"));
    let created = create.send().await.expect("a zone");
    // `/hostedzone/…`: what an answer says, a request may say
    let id = created.hosted_zone().expect("a zone").id().to_owned();
    assert!(id.starts_with("/hostedzone/"), "{id}");
    let got = client.get_hosted_zone().id(&id).send().await.expect("the zone");
    assert_eq!(
        got.hosted_zone().map(|hosted_zone| hosted_zone.name()),
        Some(name.as_str())
    );
    let pages = client.list_hosted_zones().into_paginator().items().send();
    let zones: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert!(zones.iter().any(|zone| zone.name() == name));
    client.delete_hosted_zone().id(&id).send().await.expect("deleted");
    let error = client
        .get_hosted_zone()
        .id(&id)
        .send()
        .await
        .expect_err("it is gone");
    assert!(error.into_service_error().is_no_such_hosted_zone());
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_glacier() {
    let config = config();
    let client = glacier::Client::new(&config);
    let name = unique("vault");
    client
        .create_vault()
        .vault_name(&name)
        .send()
        .await
        .expect("a vault");
    let got = client
        .describe_vault()
        .vault_name(&name)
        .send()
        .await
        .expect("the vault");
    assert_eq!(got.vault_name(), Some(name.as_str()));
    let pages = client.list_vaults().into_paginator().items().send();
    let vaults: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert!(vaults
        .iter()
        .any(|vault| vault.vault_name() == Some(name.as_str())));
    client
        .delete_vault()
        .vault_name(&name)
        .send()
        .await
        .expect("deleted");
}
