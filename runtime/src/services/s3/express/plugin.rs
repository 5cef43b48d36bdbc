//! The plugin of a client with sessions: it adds the provider of their credentials, and the name of the header with
//! their token.

use super::disable::{by_environment, DISABLE};
use super::identity::Sessions;
use super::scheme::SCHEME_ID;
use crate::auth::endpoint::names;
use crate::client::operation::Descriptor;
use crate::config::endpoint_params::ConfiguredParam;
use crate::config::inner::ConfigInner;
use aws_runtime::auth::sigv4;
use aws_runtime::auth::SigV4SessionTokenNameOverride;
use aws_sigv4::http_request::SignatureLocation;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use aws_smithy_types::endpoint::Endpoint;
use std::borrow::Cow;

/// The plugin of a client with sessions.
#[derive(Debug)]
pub(super) struct Plugin {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

impl Plugin {
    /// Creates the plugin for a configuration; `create_session` is the operation that creates sessions.
    pub(super) fn new(client: &ConfigInner, create_session: &'static Descriptor) -> Self {
        let mut layer = Layer::new("S3Express");
        layer.store_put(token_name());
        let mut configured = client.config.load::<ConfiguredParam>();
        if !configured.any(|configured| configured.name == DISABLE) {
            if let Some(value) = by_environment() {
                layer.store_append(ConfiguredParam {
                    name: DISABLE,
                    value: Some(value.into()),
                });
            }
        }
        let mut components = RuntimeComponentsBuilder::new("S3Express");
        let has = |id: &AuthSchemeId| client.runtime_components.identity_resolver(id).is_some();
        // a caller without credentials cannot have sessions
        if has(&sigv4::SCHEME_ID) && !has(&SCHEME_ID) {
            components.set_identity_resolver(SCHEME_ID, Sessions::new(client.clone(), create_session));
        }
        Self {
            config: layer.freeze(),
            components,
        }
    }
}

impl RuntimePlugin for Plugin {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}

/// Returns the setting for the header name of the session token, which differs from that of other credentials.
fn token_name() -> SigV4SessionTokenNameOverride {
    SigV4SessionTokenNameOverride::new(|settings, cfg| match settings.signature_location {
        _ if !is_asked_for(cfg) => Ok(settings.session_token_name_override),
        SignatureLocation::Headers => Ok(Some("x-amz-s3session-token")),
        SignatureLocation::QueryParams => Ok(Some("X-Amz-S3session-Token")),
        _ => Err("the token of an S3 Express session has no name in this place".into()),
    })
}

/// Returns `true` if the endpoint of a call requires a session.
fn is_asked_for(cfg: &ConfigBag) -> bool {
    let endpoint = cfg.load::<Endpoint>();
    endpoint.is_some_and(|endpoint| names(endpoint).contains(&SCHEME_ID.inner()))
}
