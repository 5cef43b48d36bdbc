//! The provider of session credentials: creates a session if there is no valid one.

use super::session::{CreateSessionError, CreateSessionInput, CreateSessionOutput};
use crate::client::operation::Descriptor;
use crate::client::orchestrate::invoke;
use crate::client::send::typed_error;
use crate::config::inner::ConfigInner;
use crate::config::service::ServiceDescriptor;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::Credentials;
use aws_runtime::auth::sigv4;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime::expiring_cache::ExpiringCache;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityCacheLocation, IdentityFuture, ResolveCachedIdentity, ResolveIdentity,
};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::app_name::AppName;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::{Region, SigningRegion};
use lru::LruCache;
use std::fmt;
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The maximum number of cached sessions; the least recently used are evicted.
const MAX_SESSIONS: NonZeroUsize = NonZeroUsize::new(100).unwrap();
/// The time before its expiry at which a session is replaced, since a request takes some time.
const REPLACE_BEFORE_EXPIRY: Duration = Duration::from_secs(10);

/// The cache key: the credentials and the bucket.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    bucket: String,
    access_key_id: String,
    secret_access_key: String,
}

type Session = ExpiringCache<Identity, BoxError>;

/// The sessions of a client.
pub(super) struct Sessions {
    client: ConfigInner,
    create_session: &'static Descriptor,
    sessions: Mutex<LruCache<Key, Session>>,
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

impl ResolveIdentity for Sessions {
    fn resolve_identity<'a>(
        &'a self,
        components: &'a RuntimeComponents,
        cfg: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::new(self.identity(components, cfg))
    }

    // sessions depend on the bucket, which the client's cache does not consider
    fn cache_location(&self) -> IdentityCacheLocation {
        IdentityCacheLocation::IdentityResolver
    }
}

impl Sessions {
    pub(super) fn new(client: ConfigInner, create_session: &'static Descriptor) -> Self {
        Self {
            client,
            create_session,
            sessions: Mutex::new(LruCache::new(MAX_SESSIONS)),
        }
    }

    async fn identity(&self, components: &RuntimeComponents, cfg: &ConfigBag) -> Result<Identity, BoxError> {
        let bucket = bucket(self.create_session.service, cfg)?;
        let session = self.session(bucket, &credentials(components, cfg).await?);
        let time = components.time_source().ok_or("the client has no time source")?;
        match session.yield_or_clear_if_expired(time.now()).await {
            Some(identity) => Ok(identity),
            None => {
                session
                    .get_or_load(|| self.create(bucket.to_owned(), components, cfg))
                    .await
            }
        }
    }

    /// Returns the cached session, or an empty slot for it.
    fn session(&self, bucket: &str, credentials: &Credentials) -> Session {
        let key = Key {
            bucket: bucket.to_owned(),
            access_key_id: credentials.access_key_id().to_owned(),
            secret_access_key: credentials.secret_access_key().to_owned(),
        };
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions
            .get_or_insert(key, || Session::new(REPLACE_BEFORE_EXPIRY))
            .clone()
    }

    /// Creates a session with the credentials and region of the current call, but without the interceptors of calls.
    async fn create(
        &self,
        bucket: String,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<(Identity, SystemTime), BoxError> {
        let mut components = components.to_builder();
        components.set_interceptors(std::iter::empty::<SharedInterceptor>());
        let mut client = self.client.to_settings();
        client.runtime_components = components;
        client.runtime_plugins = Vec::new();
        macro_rules! settings {
            ($($type:ty)*) => { $(client.config.store_or_unset(cfg.load::<$type>().cloned());)* };
        }
        settings! {
            AppName EndpointUrl Region RetryConfig RetryPartition SigningRegion TimeoutConfig UseDualStack UseFips
        }
        let client = self.create_session.service.configure(client);
        let input = Input::erase(CreateSessionInput { bucket });
        let output = invoke(self.create_session, client, None, input).await;
        let output = output.map_err(typed_error::<CreateSessionError>)?;
        let output = output.downcast_ref::<CreateSessionOutput>();
        let session = output.and_then(|output| output.credentials.as_ref());
        let session = session.ok_or("S3 created a session without credentials")?;
        let (mut credentials, expiry) = session.credentials()?;
        credentials
            .get_property_mut_or_default::<Vec<AwsCredentialFeature>>()
            .push(AwsCredentialFeature::S3ExpressBucket);
        Ok((credentials.into(), expiry))
    }
}

fn bucket<'a>(service: &ServiceDescriptor, cfg: &'a ConfigBag) -> Result<&'a str, BoxError> {
    let params = cfg.load::<EndpointResolverParams>();
    let values = params.and_then(|params| service.endpoint_params.values(params));
    Ok(values
        .and_then(|values| values.get_str("Bucket"))
        .ok_or("a session of S3 Express is for a bucket, and the call names none")?)
}

/// Resolves the credentials that create sessions.
async fn credentials(components: &RuntimeComponents, cfg: &ConfigBag) -> Result<Credentials, BoxError> {
    let resolver = components.identity_resolver(sigv4::SCHEME_ID);
    let resolver = resolver.ok_or("there are no credentials for creating an S3 Express session")?;
    let cache = components.identity_cache();
    let identity = cache.resolve_cached_identity(resolver, components, cfg).await?;
    let credentials = identity.data::<Credentials>();
    Ok(credentials
        .ok_or("the identity for SigV4 holds no credentials")?
        .clone())
}
