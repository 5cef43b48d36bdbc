//! The client extension for sessions.

use super::disable::{parsed, DISABLE, PROFILE_KEY, VARIABLE};
use super::plugin::Plugin;
use super::scheme::Scheme;
use super::session::CreateSession;
use crate::client::operation::Described;
use crate::config::extension::{ClientExtension, Extension, FindSetting};
use crate::config::inner::ConfigInner;
use crate::config::service::Service;
use crate::config::settings::Settings;
use aws_smithy_runtime_api::client::auth::SharedAuthScheme;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use std::fmt;
use std::marker::PhantomData;

/// Returns the extension for clients of a service with sessions.
pub const fn sessions<S: Service>() -> Extension {
    Extension(&const { Sessions::<S>(PhantomData) })
}

struct Sessions<S>(PhantomData<fn() -> S>);

impl<S> fmt::Debug for Sessions<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

impl<S: Service> ClientExtension for Sessions<S> {
    fn configure(&self, find: FindSetting<'_>, settings: &mut Settings) {
        let text = find(VARIABLE, PROFILE_KEY);
        if let Some(disable) = text.and_then(|text| parsed(&text)) {
            settings.set_endpoint_param(DISABLE, Some(disable));
        }
    }

    fn auth_scheme(&self) -> SharedAuthScheme {
        SharedAuthScheme::new(Scheme::default())
    }

    fn client_plugin(&self, client: &ConfigInner) -> SharedRuntimePlugin {
        SharedRuntimePlugin::new(Plugin::new(client, CreateSession::<S>::DESCRIPTOR))
    }
}
