//! Timestamps in JSON.

use crate::schema::shape::TimestampFormat;

/// The form of a timestamp whose traits name none.
pub(super) const DEFAULT_TIMESTAMP: TimestampFormat = TimestampFormat::EpochSeconds;
