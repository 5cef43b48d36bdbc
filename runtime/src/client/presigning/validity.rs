//! From when on and for how long a presigned request may be sent.

use std::fmt;
use std::time::{Duration, SystemTime};

/// The longest a presigned request may be valid: a week.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// From when on and for how long a presigned request may be sent.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PresigningConfig {
    start_time: SystemTime,
    expires_in: Duration,
}

impl PresigningConfig {
    /// From now on, for so long. Where the credentials expire earlier, so does the request.
    ///
    /// Error: longer than a week.
    pub fn expires_in(expires_in: Duration) -> Result<Self, PresigningConfigError> {
        Self::builder().expires_in(expires_in).build()
    }

    /// Creates a builder.
    pub fn builder() -> PresigningConfigBuilder {
        PresigningConfigBuilder::default()
    }

    /// For how long the request may be sent.
    pub fn expires(&self) -> Duration {
        self.expires_in
    }

    /// From when on it may be sent.
    pub fn start_time(&self) -> SystemTime {
        self.start_time
    }
}

/// A builder of a [`PresigningConfig`].
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct PresigningConfigBuilder {
    start_time: Option<SystemTime>,
    expires_in: Option<Duration>,
}

impl PresigningConfigBuilder {
    /// From when on the request may be sent; now, if it is not set.
    pub fn start_time(mut self, start_time: SystemTime) -> Self {
        self.set_start_time(Some(start_time));
        self
    }

    /// Sets or clears from when on the request may be sent.
    pub fn set_start_time(&mut self, start_time: Option<SystemTime>) {
        self.start_time = start_time;
    }

    /// For how long the request may be sent; has to be set. Where the credentials expire earlier, so does the request.
    pub fn expires_in(mut self, expires_in: Duration) -> Self {
        self.set_expires_in(Some(expires_in));
        self
    }

    /// Sets or clears for how long the request may be sent.
    pub fn set_expires_in(&mut self, expires_in: Option<Duration>) {
        self.expires_in = expires_in;
    }

    /// Builds it. Error: for how long is not set, or longer than a week.
    pub fn build(self) -> Result<PresigningConfig, PresigningConfigError> {
        let expires_in = self
            .expires_in
            .ok_or(PresigningConfigError("`expires_in` has to be set"))?;
        if expires_in > LONGEST {
            return Err(PresigningConfigError(
                "`expires_in` may not be longer than a week",
            ));
        }
        Ok(PresigningConfig {
            start_time: self.start_time.unwrap_or_else(SystemTime::now),
            expires_in,
        })
    }
}

/// What is wrong with a [`PresigningConfig`].
#[derive(Debug)]
pub struct PresigningConfigError(&'static str);

impl fmt::Display for PresigningConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for PresigningConfigError {}
