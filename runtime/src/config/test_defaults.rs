//! Settings for tests, as the official crates have them behind the feature `test-util`.
#![cfg(feature = "test-util")]

use super::{BehaviorVersion, Builder, Credentials, Region, SharedCredentialsProvider};
use crate::config::service::Service;
use aws_runtime::user_agent::AwsUserAgent;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use std::time::{Duration, UNIX_EPOCH};

impl<S: Service> Builder<S> {
    /// Fixes time, user agent, credentials and behaviour version.
    pub fn apply_test_defaults(&mut self) -> &mut Self {
        let time = StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(1_234_567_890));
        self.set_time_source(Some(SharedTimeSource::new(time)));
        self.inner.config.store_put(AwsUserAgent::for_tests());
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(Credentials::for_tests())));
        self.set_behavior_version(Some(BehaviorVersion::latest()))
    }

    /// Fixes time, user agent, credentials and behaviour version.
    pub fn with_test_defaults(mut self) -> Self {
        self.apply_test_defaults();
        self
    }

    /// Sets the region too, unless it is set.
    pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
        self.apply_test_defaults();
        if self.inner.config.load::<Region>().is_none() {
            self.set_region(Some(Region::new("us-east-1")));
        }
        self
    }

    /// Sets the region too, unless it is set.
    pub fn with_test_defaults_v2(mut self) -> Self {
        self.apply_test_defaults_v2();
        self
    }
}
