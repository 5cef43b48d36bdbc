//! Tokens for databases of RDS
//! (<https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html>).

pub use super::AuthToken;
use super::{common_settings, Common};
use crate::codec::percent::percent_encode;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_types::region::Region;
use aws_types::SdkConfig;

/// The maximum validity of an RDS token, in seconds.
const LONGEST: u64 = 900;

/// Creates tokens for a user of a database.
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// Creates a generator for the database and the user in a configuration.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Creates a token, signed with the shared credentials and for the shared region, unless the configuration has its
    /// own.
    ///
    /// # Errors
    ///
    /// There are no credentials, or they cannot be loaded; there is no time source.
    pub async fn auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let common = &self.config.common;
        let (hostname, port) = (self.config.hostname(), self.config.port);
        let mut url = format!("{hostname}:{port}/?Action=connect&DBUser=");
        percent_encode(&mut url, &self.config.username);
        let fallback = Region::from_static("us-east-1");
        let region = common.region(config).unwrap_or(&fallback);
        let expires_in = common.expires_in.unwrap_or(LONGEST).min(LONGEST);
        common.token(config, "rds-db", region, expires_in, url).await
    }
}

/// A database of RDS, and its user.
#[derive(Clone, Debug)]
pub struct Config {
    common: Common,
    port: u64,
    username: String,
}

impl Config {
    /// The port of the database.
    pub fn port(&self) -> u64 {
        self.port
    }

    /// The user of the database.
    pub fn username(&self) -> &str {
        &self.username
    }
}

/// Builds a [`Config`].
#[derive(Debug, Default)]
pub struct ConfigBuilder {
    common: Common,
    port: Option<u64>,
    username: Option<String>,
}

impl ConfigBuilder {
    /// Sets the port of the database.
    pub fn port(mut self, port: u64) -> Self {
        self.port = Some(port);
        self
    }

    /// Sets the user of the database.
    pub fn username(mut self, username: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self
    }

    /// Builds the configuration.
    ///
    /// # Errors
    ///
    /// The host, the port or the user is not set.
    pub fn build(self) -> Result<Config, BoxError> {
        if self.common.hostname.is_none() {
            return Err("a token needs the `hostname` of the database".into());
        }
        Ok(Config {
            common: self.common,
            port: self.port.ok_or("a token needs the `port` of the database")?,
            username: self
                .username
                .ok_or("a token needs the `username` of the database")?,
        })
    }
}

common_settings!();
