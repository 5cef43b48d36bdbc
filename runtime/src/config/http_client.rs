//! The default HTTP client, with the TLS that the features select.

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::{Builder, Connector, ConnectorBuilder};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::{Order, SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_runtime_api::shared::IntoShared;

/// Creates the default HTTP client, for use in other places: passed to the loader of `aws-config`, it avoids a second
/// HTTP client and TLS there.
///
/// Proxies are taken from the environment, root certificates from the system. The TLS is that of the first enabled
/// feature of: `rustls-ring`, `s2n-tls`, `default-https-client` (rustls with aws-lc). With none of them, only `http://`
/// works.
pub fn default_client() -> SharedHttpClient {
    client(BehaviorVersion::latest())
}

fn client(behavior_version: BehaviorVersion) -> SharedHttpClient {
    // as in the official clients
    #[allow(deprecated)]
    let has_proxies = behavior_version.is_at_least(BehaviorVersion::v2025_08_07());
    Builder::new().build_with_connector_fn(move |settings, components| {
        let mut builder = ConnectorBuilder::default();
        builder.set_connector_settings(settings.cloned());
        builder.set_sleep_impl(components.and_then(RuntimeComponents::sleep_impl));
        builder.set_proxy_config(Some(if has_proxies {
            ProxyConfig::from_env()
        } else {
            ProxyConfig::disabled()
        }));
        with_tls(builder)
    })
}

#[cfg(any(
    feature = "rustls-ring",
    feature = "s2n-tls",
    feature = "default-https-client"
))]
fn with_tls(builder: ConnectorBuilder) -> Connector {
    use aws_smithy_http_client::tls::Provider;
    #[cfg(feature = "rustls-ring")]
    let provider = Provider::Rustls(aws_smithy_http_client::tls::rustls_provider::CryptoMode::Ring);
    #[cfg(all(feature = "s2n-tls", not(feature = "rustls-ring")))]
    let provider = Provider::S2nTls;
    #[cfg(not(any(feature = "rustls-ring", feature = "s2n-tls")))]
    let provider = Provider::Rustls(aws_smithy_http_client::tls::rustls_provider::CryptoMode::AwsLc);
    builder.tls_provider(provider).build()
}

#[cfg(not(any(
    feature = "rustls-ring",
    feature = "s2n-tls",
    feature = "default-https-client"
)))]
fn with_tls(builder: ConnectorBuilder) -> Connector {
    builder.build_http()
}

/// Adds the client to the defaults of AWS's runtime, which contain one if a feature requests it, possibly from another
/// crate. A requested TLS takes precedence over theirs. If it is the same, or none is requested, theirs takes
/// precedence.
pub(crate) fn with_default(
    mut defaults: Vec<SharedRuntimePlugin>,
    behavior_version: BehaviorVersion,
) -> Vec<SharedRuntimePlugin> {
    let components = RuntimeComponentsBuilder::new("DefaultHttpClient");
    let plugin = StaticRuntimePlugin::new()
        .with_order(Order::Defaults)
        .with_runtime_components(components.with_http_client(Some(client(behavior_version))));
    let place = if is_over_theirs(behavior_version) {
        defaults.len()
    } else {
        0
    };
    defaults.insert(place, plugin.into_shared());
    defaults
}

#[allow(deprecated)]
fn is_over_theirs(behavior_version: BehaviorVersion) -> bool {
    // the purpose of `rustls`
    let is_older_stack =
        cfg!(feature = "rustls") && !behavior_version.is_at_least(BehaviorVersion::v2026_01_12());
    cfg!(any(feature = "rustls-ring", feature = "s2n-tls")) && !is_older_stack
}
