//! Tests of endpoints, signatures, and the attributes of calls that telemetry records.

use super::{answer, goldens, sent};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::telemetry::CapturedTelemetryAttributes;
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn endpoints_depend_on_inputs_operations_and_settings() {
    use goldens::endpoint_params::types::Item;
    use goldens::endpoint_params::{config::Region, Client, Config};
    let client = |http: &StaticReplayClient, path_style: Option<bool>| {
        let mut config = Config::builder()
            .behavior_version_latest()
            .region(Region::new("r-1"))
            .http_client(http.clone());
        config.set_force_path_style(path_style);
        Client::from_conf(config.build())
    };
    let uri = |http: &StaticReplayClient| {
        http.actual_requests()
            .next()
            .map(|request| request.uri().to_owned())
    };
    let http = answer(200, "{}");
    client(&http, None)
        .get()
        .bucket("b")
        .send()
        .await
        .expect("an output");
    assert_eq!(uri(&http).as_deref(), Some("https://b.r-1.example.com/"));
    let http = answer(200, "{}");
    client(&http, Some(true))
        .get()
        .bucket("b")
        .send()
        .await
        .expect("an output");
    assert_eq!(uri(&http).as_deref(), Some("https://r-1.example.com/b/"));
    let http = answer(200, "{}");
    client(&http, None).get().send().await.expect("an output");
    assert_eq!(uri(&http).as_deref(), Some("https://fixed.example.com/"));
    let http = answer(200, "{}");
    let other = Item::builder().name("second").build();
    let items = [
        Item::builder().name("first").other(other).build(),
        Item::builder().name("third").build(),
    ];
    let list = client(&http, None).list().set_items(Some(items.into()));
    list.send().await.expect("an output");
    assert_eq!(uri(&http).as_deref(), Some("https://second.example.com/"));
    let error = client(&answer(200, "{}"), None)
        .tag()
        .tags("k", "v")
        .send()
        .await
        .expect_err("one key is no second");
    let text = aws_smithy_types::error::display::DisplayErrorContext(&error).to_string();
    assert!(text.contains("nothing is known"), "{text}");
}

#[tokio::test]
async fn each_operation_is_signed_with_the_schemes_it_names() {
    use goldens::operation_auth::config::Token;
    let client = |http: &StaticReplayClient, with_key: bool| {
        let mut config = goldens::operation_auth::Config::builder()
            .behavior_version_latest()
            .endpoint_url("https://example.com")
            .http_client(http.clone())
            .bearer_token(Token::new("bearer", None));
        if with_key {
            config = config.api_key(Token::new("secret", None));
        }
        goldens::operation_auth::Client::from_conf(config.build())
    };
    // the headers that stand for a scheme: the API key's and the one of all others
    let signed = |http: &StaticReplayClient| {
        let request = http.actual_requests().next().expect("a request was sent");
        let header = |name: &str| request.headers().get(name).map(str::to_owned);
        (header("x-api-key"), header("authorization"))
    };
    let (key, bearer) = (Some("Key secret".to_owned()), Some("Bearer bearer".to_owned()));
    let http = answer(200, "{}");
    client(&http, true).api_key().send().await.expect("an output");
    assert_eq!(signed(&http), (key.clone(), None));
    let http = answer(200, "{}");
    client(&http, true).anonymous().send().await.expect("an output");
    assert_eq!(signed(&http), (None, None));
    let http = answer(200, "{}");
    client(&http, true).default().send().await.expect("an output");
    assert_eq!(signed(&http), (None, bearer.clone()));
    let http = answer(200, "{}");
    client(&http, true).several().send().await.expect("an output");
    assert_eq!(signed(&http), (key.clone(), None), "the key is named first");
    let http = answer(200, "{}");
    client(&http, false).several().send().await.expect("an output");
    assert_eq!(signed(&http), (None, bearer), "there is no key");
    let http = answer(200, "{}");
    client(&http, true)
        .optional_key()
        .send()
        .await
        .expect("an output");
    assert_eq!(signed(&http), (key, None));
    let http = answer(200, "{}");
    client(&http, false)
        .optional_key()
        .send()
        .await
        .expect("an output");
    assert_eq!(signed(&http), (None, None));
}

#[tokio::test]
async fn identities_that_cannot_be_sent_are_errors() {
    use aws_smithy_types::error::display::DisplayErrorContext;
    use goldens::operation_auth::config::{Login, Token};
    let http = answer(200, "{}");
    let client = |key: &str| {
        client!(
            operation_auth,
            http,
            bearer_token(Token::new(key, None)),
            api_key(Token::new(key, None)),
            digest_auth_login(Login::new("user", "pass-word", None))
        )
    };
    for key in ["a\r\nx-injected: b", "a\nb", "a\0b", "a\u{7f}b"] {
        let error = client(key).api_key().send().await.expect_err("no header");
        let outcome = DisplayErrorContext(&error).to_string();
        assert!(outcome.contains("API key contains characters"), "{outcome}");
        assert!(
            !outcome.contains("injected") && !format!("{error:?}").contains("injected"),
            "{error:?}"
        );
        let error = client(key).default().send().await.expect_err("no header");
        let outcome = DisplayErrorContext(&error).to_string();
        assert!(outcome.contains("Bearer token contains characters"), "{outcome}");
        assert!(
            !outcome.contains("injected") && !format!("{error:?}").contains("injected"),
            "{error:?}"
        );
        assert!(goldens::operation_auth::config::AppName::new(key.to_owned()).is_err());
    }
    // there is no signer for it, unless a caller adds one
    let error = client("a").digest().send().await.expect_err("no scheme");
    let outcome = DisplayErrorContext(&error).to_string();
    assert!(outcome.contains("push_auth_scheme"), "{outcome}");
    assert!(!outcome.contains("pass-word"), "{outcome}");
    assert_eq!(http.actual_requests().count(), 0);
}

/// A member goes by its name in the model wherever the caller or the host meets it, and by its other name in bodies.
macro_rules! names_of_members {
    ($test:ident, $golden:ident, $sent:expr, $answer:expr) => {
        #[tokio::test]
        async fn $test() {
            use goldens::$golden::types::Part;
            let http = answer(200, $answer);
            let captured = Captured::default();
            let client = client!(
                $golden,
                http,
                validate_input(true),
                capture_input_attributes(["title", "Label"]),
                interceptor(captured.clone())
            );
            let output = client
                .put()
                .account("acme")
                .title("both")
                .parts(Part::builder().size(2).build())
                .send()
                .await
                .expect("an output");
            assert_eq!(sent(&http), $sent);
            let uri = http
                .actual_requests()
                .next()
                .expect("a request")
                .uri()
                .to_owned();
            assert_eq!(uri, "https://acme.example.com/items");
            assert_eq!(output.title(), Some("both"));
            assert_eq!(captured.names(), ["title"]);
            let error = client
                .put()
                .account("acme")
                .title("x")
                .parts(Part::builder().size(0).build())
                .send()
                .await
                .expect_err("two violations");
            let error = format!("{}", DisplayErrorContext(error));
            assert!(
                error.contains("- title: needs at least 2 characters"),
                "{error}"
            );
            assert!(
                error.contains("- parts[0].size: must be at least 1"),
                "{error}"
            );
        }
    };
}

names_of_members!(
    members_have_names_of_their_own_in_json,
    member_names,
    r#"{"Owner":"acme","Pieces":[{"Amount":2}],"Label":"both"}"#,
    r#"{"Label":"both"}"#
);
names_of_members!(
    members_have_names_of_their_own_in_xml,
    member_names_xml,
    "<PutInput><Owner>acme</Owner><Pieces><member><Amount>2</Amount></member></Pieces><Label>both</Label></PutInput>",
    "<PutOutput><Label>both</Label></PutOutput>"
);

/// Records the captured members of an input.
#[derive(Clone, Debug, Default)]
struct Captured(Arc<Mutex<Vec<String>>>);

impl Captured {
    fn names(&self) -> Vec<String> {
        self.0.lock().expect("no panic before").clone()
    }
}

#[dyn_dispatch_hint]
impl Intercept for Captured {
    fn name(&self) -> &'static str {
        "Captured"
    }

    fn read_after_serialization(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let captured = cfg.load::<CapturedTelemetryAttributes>();
        let names = captured.into_iter().flat_map(|captured| captured.iter());
        let names = names.map(|(name, _)| name.to_owned());
        *self.0.lock().expect("no panic before") = names.collect();
        Ok(())
    }
}
