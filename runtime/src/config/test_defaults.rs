//! Settings for tests, as the official crates have them behind the feature `test-util`.

#[cfg(feature = "test-util")]
use super::settings::Settings;

#[cfg(feature = "test-util")]
#[doc(hidden)]
impl Settings {
    pub fn apply_test_defaults(&mut self) -> &mut Self {
        use super::{BehaviorVersion, Credentials, SharedCredentialsProvider};
        use aws_runtime::user_agent::AwsUserAgent;
        use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
        use std::time::{Duration, UNIX_EPOCH};

        let time = StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(1_234_567_890));
        self.set_time_source(Some(SharedTimeSource::new(time)));
        self.config.store_put(AwsUserAgent::for_tests());
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(Credentials::for_tests())));
        self.set_behavior_version(Some(BehaviorVersion::latest()))
    }

    pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
        use super::Region;

        self.apply_test_defaults();
        if self.config.load::<Region>().is_none() {
            self.set_region(Some(Region::new("us-east-1")));
        }
        self
    }
}

/// Defines the settings for tests on a builder of configurations.
#[cfg(feature = "test-util")]
#[doc(hidden)]
#[macro_export]
macro_rules! config_test_defaults {
    ([$($generics:tt)*] $builder:ty) => {
        impl<$($generics)*> $builder {
            /// Fixes time, user agent, credentials and behaviour version.
            pub fn apply_test_defaults(&mut self) -> &mut Self {
                self.settings.apply_test_defaults();
                self
            }

            /// Fixes time, user agent, credentials and behaviour version.
            pub fn with_test_defaults(mut self) -> Self {
                self.apply_test_defaults();
                self
            }

            /// Sets the region too, unless it is set.
            pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
                self.settings.apply_test_defaults_v2();
                self
            }

            /// Sets the region too, unless it is set.
            pub fn with_test_defaults_v2(mut self) -> Self {
                self.apply_test_defaults_v2();
                self
            }
        }
    };
}

/// Defines nothing: the settings for tests need the feature `test-util`.
#[cfg(not(feature = "test-util"))]
#[doc(hidden)]
#[macro_export]
macro_rules! config_test_defaults {
    ([$($generics:tt)*] $builder:ty) => {};
}
