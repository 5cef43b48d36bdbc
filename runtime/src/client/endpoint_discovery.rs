//! Endpoint discovery (`aws.api#clientEndpointDiscovery`): a client asks the service for its endpoint, caches it, and
//! asks again before it expires.

use crate::config::service::Service;
use crate::config::Config;
use aws_smithy_async::rt::sleep::{default_async_sleep, AsyncSleep, SharedAsyncSleep};
use aws_smithy_async::time::SharedTimeSource;
pub use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint, SharedEndpointResolver,
};
use aws_smithy_types::endpoint::Endpoint;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};

/// An endpoint from the service's discovery operation: its host, and the minutes for which it is valid.
pub type Discovered = Option<(String, i64)>;

type Load = dyn Fn() -> Pin<Box<dyn Future<Output = Result<Discovered, BoxError>> + Send>> + Send + Sync;

/// The time before the expiry of an endpoint at which a new one is requested.
const REFRESH_BEFORE_EXPIRY: Duration = Duration::from_secs(120);
/// The time between two checks of the expiry.
const CHECK_INTERVAL: Duration = Duration::from_secs(60);

/// Keeps the endpoint of a client up to date.
///
/// Spawn [`reload_task`](Self::reload_task), or call [`reload_once`](Self::reload_once) regularly; without either, the
/// client uses the first endpoint forever.
#[must_use = "the endpoint is refreshed only if a task runs `reload_task`"]
pub struct ReloadEndpoint {
    load: Box<Load>,
    found: Weak<CachedEndpoint>,
    sleep: SharedAsyncSleep,
    time: SharedTimeSource,
}

impl fmt::Debug for ReloadEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReloadEndpoint").finish_non_exhaustive()
    }
}

impl ReloadEndpoint {
    /// Asks the service for the endpoint. If that fails, the client keeps its endpoint.
    pub async fn reload_once(&self) {
        let loaded = self.load().await;
        if let Some(found) = self.found.upgrade() {
            found.put(loaded);
        }
    }

    /// Asks for the endpoint whenever it is about to expire, and ends when the client and all its clones are dropped.
    pub async fn reload_task(self) {
        while let Some(found) = self.found.upgrade() {
            let is_due = found.expires_before(self.time.now() + REFRESH_BEFORE_EXPIRY);
            // this task must not keep alive a client that is dropped elsewhere
            drop(found);
            if is_due {
                self.reload_once().await;
            }
            self.sleep.sleep(CHECK_INTERVAL).await;
        }
    }

    async fn load(&self) -> Result<(Endpoint, SystemTime), BoxError> {
        let Some((host, minutes)) = (self.load)().await? else {
            return Err("the service named no endpoint".into());
        };
        let period = Duration::from_secs(u64::try_from(minutes).unwrap_or(0).saturating_mul(60));
        let expiry = self.time.now().checked_add(period);
        let expiry = expiry.ok_or("the endpoint from the service has an expiry time out of range")?;
        let endpoint = Endpoint::builder().url(format!("https://{host}")).build();
        tracing::debug!(?endpoint, ?expiry, "discovered an endpoint");
        Ok((endpoint, expiry))
    }
}

/// The last discovered endpoint, or the error of discovery.
#[derive(Debug, Default)]
struct CachedEndpoint {
    endpoint: Mutex<Option<(Endpoint, SystemTime)>>,
    error: Mutex<Option<BoxError>>,
}

impl CachedEndpoint {
    fn put(&self, loaded: Result<(Endpoint, SystemTime), BoxError>) {
        match loaded {
            Ok(endpoint) => *locked(&self.endpoint) = Some(endpoint),
            Err(error) => {
                tracing::debug!(%error, "the endpoint could not be discovered");
                *locked(&self.error) = Some(error);
            }
        }
    }

    fn expires_before(&self, time: SystemTime) -> bool {
        locked(&self.endpoint)
            .as_ref()
            .is_none_or(|(_, expiry)| *expiry < time)
    }

    fn endpoint(&self) -> Result<Endpoint, BoxError> {
        if let Some((endpoint, _)) = &*locked(&self.endpoint) {
            return Ok(endpoint.clone());
        }
        let error = locked(&self.error).take();
        Err(error.unwrap_or_else(|| "no endpoint was discovered".into()))
    }
}

/// Locks a mutex, even if it is poisoned: its value is always replaced as a whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Resolves to the last discovered endpoint.
#[derive(Debug)]
struct DiscoveredResolver(Arc<CachedEndpoint>);

impl ResolveEndpoint for DiscoveredResolver {
    fn resolve_endpoint<'a>(&'a self, _: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(self.0.endpoint())
    }
}

/// Asks for the endpoint with `load`, and returns the configuration of a client that uses it, and its updater.
///
/// # Errors
///
/// The error of the first request, or a configuration without sleep implementation or time source.
pub async fn discover<S, F>(
    config: &Config<S>,
    load: impl Fn() -> F + Send + Sync + 'static,
) -> Result<(Config<S>, ReloadEndpoint), BoxError>
where
    S: Service,
    F: Future<Output = Result<Discovered, BoxError>> + Send + 'static,
{
    let found = Arc::new(CachedEndpoint::default());
    let reload = ReloadEndpoint {
        load: Box::new(move || Box::pin(load())),
        found: Arc::downgrade(&found),
        sleep: config
            .sleep_impl()
            .or_else(default_async_sleep)
            .ok_or("endpoint discovery needs a sleep implementation: set `sleep_impl`")?,
        time: config
            .time_source()
            .ok_or("endpoint discovery needs a time source: set `time_source`")?,
    };
    reload.reload_once().await;
    found.endpoint()?;
    let mut settings = config.inner.to_settings();
    settings.set_endpoint_resolver(Some(SharedEndpointResolver::new(DiscoveredResolver(found))));
    Ok((Config::of(settings), reload))
}
