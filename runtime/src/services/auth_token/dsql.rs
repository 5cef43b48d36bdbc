//! Tokens for clusters of Aurora DSQL.

pub use super::AuthToken;
use super::{common_settings, Common};
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_types::region::Region;
use aws_types::SdkConfig;

/// The default number of seconds for which a token is valid.
const USUAL: u64 = 900;

/// Creates tokens for a cluster.
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// Creates a generator for the cluster in a configuration.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Creates a token for a user, signed with the shared credentials and for the shared region, unless the
    /// configuration has its own.
    ///
    /// # Errors
    ///
    /// There are no credentials, or they cannot be loaded; there is no region or no time source.
    pub async fn db_connect_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.token(config, "DbConnect").await
    }

    /// Creates a token for the administrator, like [`db_connect_auth_token`](Self::db_connect_auth_token) for a user.
    ///
    /// # Errors
    ///
    /// The same as for `db_connect_auth_token`.
    pub async fn db_connect_admin_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.token(config, "DbConnectAdmin").await
    }

    async fn token(&self, config: &SdkConfig, action: &str) -> Result<AuthToken, BoxError> {
        let common = &self.config.common;
        let region = common.region(config).ok_or(
            "a token requires the region of the cluster, but neither its configuration nor the shared one has one",
        )?;
        let url = format!("{}/?Action={action}", self.config.hostname());
        let expires_in = common.expires_in.unwrap_or(USUAL);
        common.token(config, "dsql", region, expires_in, url).await
    }
}

/// A cluster of Aurora DSQL.
#[derive(Clone, Debug)]
pub struct Config {
    common: Common,
}

/// Builds a [`Config`].
#[derive(Debug, Default)]
pub struct ConfigBuilder {
    common: Common,
}

impl ConfigBuilder {
    /// Builds the configuration.
    ///
    /// # Errors
    ///
    /// The host is not set.
    pub fn build(self) -> Result<Config, BoxError> {
        if self.common.hostname.is_none() {
            return Err("a token needs the `hostname` of the cluster".into());
        }
        Ok(Config { common: self.common })
    }
}

common_settings!();
