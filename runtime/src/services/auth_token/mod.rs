//! Tokens for logging in to databases: signed URLs without a scheme, which the database accepts as passwords.

pub mod dsql;
pub mod rds;

use crate::codec::percent::percent_encode;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_sigv4::http_request::{sign, SignableBody, SignableRequest, SignatureLocation, SigningSettings};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_types::region::Region;
use aws_types::SdkConfig;
use std::fmt;
use std::time::Duration;

/// A token that is used as a password.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthToken(String);

impl AuthToken {
    /// Returns the token as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The token is a secret and is not printed.
impl fmt::Debug for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthToken(** redacted **)")
    }
}

/// The settings that all databases have.
#[derive(Clone, Debug, Default)]
struct Common {
    credentials: Option<SharedCredentialsProvider>,
    hostname: Option<String>,
    region: Option<Region>,
    expires_in: Option<u64>,
}

impl Common {
    /// Returns the region of the database, or the shared one.
    fn region<'a>(&'a self, shared: &'a SdkConfig) -> Option<&'a Region> {
        self.region.as_ref().or(shared.region())
    }

    /// Signs a URL, given without its scheme, for a number of seconds.
    async fn token(
        &self,
        shared: &SdkConfig,
        service: &'static str,
        region: &Region,
        expires_in: u64,
        url: String,
    ) -> Result<AuthToken, BoxError> {
        let credentials = self.credentials.clone().or(shared.credentials_provider());
        let credentials = credentials.ok_or(
            "a token for a database requires credentials, but neither its configuration nor the shared one has any",
        )?;
        let identity: Identity = credentials.provide_credentials().await?.into();
        let time = shared
            .time_source()
            .ok_or("the shared configuration has no time source, which a signature needs")?;
        let mut settings = SigningSettings::default();
        settings.expires_in = Some(Duration::from_secs(expires_in));
        settings.signature_location = SignatureLocation::QueryParams;
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(region.as_ref())
            .name(service)
            .time(time.now())
            .settings(settings)
            .build()?;
        let full = format!("https://{url}");
        let request = SignableRequest::new("GET", &full, std::iter::empty(), SignableBody::Bytes(&[]))?;
        let (signature, _) = sign(request, &params.into())?.into_parts();
        let mut token = url;
        for (name, value) in signature.params() {
            token.push('&');
            percent_encode(&mut token, name);
            token.push('=');
            percent_encode(&mut token, value);
        }
        Ok(AuthToken(token))
    }
}

/// Defines the getters and setters that all databases have.
macro_rules! common_settings {
    () => {
        impl Config {
            /// Creates an empty builder.
            pub fn builder() -> ConfigBuilder {
                ConfigBuilder::default()
            }

            /// Returns the credentials for signing; `None` for the shared ones.
            pub fn credentials(&self) -> Option<SharedCredentialsProvider> {
                self.common.credentials.clone()
            }

            /// Returns the host of the database.
            pub fn hostname(&self) -> &str {
                self.common.hostname.as_deref().unwrap_or_default()
            }

            /// Returns the region of the database; `None` for the shared one.
            pub fn region(&self) -> Option<&Region> {
                self.common.region.as_ref()
            }

            /// Returns the number of seconds for which a token is valid; 900 by default.
            pub fn expires_in(&self) -> Option<u64> {
                self.common.expires_in
            }
        }

        impl ConfigBuilder {
            /// Signs with these credentials instead of the shared ones.
            pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
                self.common.credentials = Some(SharedCredentialsProvider::new(credentials));
                self
            }

            /// Sets the host of the database.
            pub fn hostname(mut self, hostname: impl Into<String>) -> Self {
                self.common.hostname = Some(hostname.into());
                self
            }

            /// Sets the region of the database, if it is not the shared one.
            pub fn region(mut self, region: Region) -> Self {
                self.common.region = Some(region);
                self
            }

            /// Sets the number of seconds for which a token is valid.
            pub fn expires_in(mut self, expires_in: u64) -> Self {
                self.common.expires_in = Some(expires_in);
                self
            }
        }
    };
}
use common_settings;

#[cfg(test)]
mod tests {
    use super::*;
    use aws_credential_types::Credentials;
    use aws_smithy_async::time::StaticTimeSource;
    use std::future::Future;
    use std::task::{Context, Poll, Waker};

    /// Returns the output of a future that is ready immediately.
    fn now<T>(future: impl Future<Output = T>) -> T {
        let mut future = Box::pin(future);
        match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(output) => output,
            Poll::Pending => panic!("it waits"),
        }
    }

    fn shared(token: Option<&str>) -> SdkConfig {
        let credentials = Credentials::new("akid", "secret", token.map(str::to_owned), None, "test");
        SdkConfig::builder()
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .time_source(StaticTimeSource::from_secs(1_724_716_800))
            .build()
    }

    #[test]
    fn a_token_of_rds_names_user_and_port() {
        let config = rds::Config::builder()
            .hostname("db.example.com")
            .port(3306)
            .username("ann lee")
            .expires_in(5_000);
        let generator = rds::AuthTokenGenerator::new(config.build().expect("complete"));
        let token = now(generator.auth_token(&shared(Some("a/b+c=")))).expect("a token");
        let text = token.as_str();
        let (before, after) = text.split_once("&X-Amz-Signature=").expect("a signature");
        assert_eq!(
            before,
            "db.example.com:3306/?Action=connect&DBUser=ann%20lee&X-Amz-Algorithm=AWS4-HMAC-SHA256\
             &X-Amz-Credential=akid%2F20240827%2Fus-east-1%2Frds-db%2Faws4_request&X-Amz-Date=20240827T000000Z\
             &X-Amz-Expires=900&X-Amz-SignedHeaders=host"
        );
        let (signature, session) = after.split_once('&').expect("the token of the session");
        assert_eq!(session, "X-Amz-Security-Token=a%2Fb%2Bc%3D");
        assert_eq!(signature.len(), 64);
        assert!(!format!("{token:?}").contains(signature));
        assert!(rds::Config::builder().build().is_err());
    }

    #[test]
    fn a_token_of_dsql_contains_its_action() {
        let config = dsql::Config::builder().hostname("db.example.com").expires_in(450);
        let generator = dsql::AuthTokenGenerator::new(config.build().expect("complete"));
        let without_region = now(generator.db_connect_auth_token(&shared(None)));
        assert!(without_region
            .expect_err("no region")
            .to_string()
            .contains("region"));

        let config = dsql::Config::builder()
            .hostname("db.example.com")
            .region(Region::new("eu-central-1"))
            .build();
        let generator = dsql::AuthTokenGenerator::new(config.expect("complete"));
        let user = now(generator.db_connect_auth_token(&shared(None))).expect("a token");
        let admin = now(generator.db_connect_admin_auth_token(&shared(None))).expect("a token");
        for (token, action) in [(&user, "DbConnect"), (&admin, "DbConnectAdmin")] {
            let text = token.to_string();
            assert!(
                text.starts_with(&format!("db.example.com/?Action={action}&X-Amz-Algorithm=")),
                "{text}"
            );
            assert!(
                text.contains("akid%2F20240827%2Feu-central-1%2Fdsql%2Faws4_request"),
                "{text}"
            );
            assert!(text.contains("&X-Amz-Expires=900&"), "{text}");
        }
        assert_ne!(user, admin);
        let nobody = SdkConfig::builder().build();
        let error = now(generator.db_connect_auth_token(&nobody)).expect_err("no credentials");
        assert!(error.to_string().contains("credentials"));
    }
}
