//! Timestamps in JSON.

use crate::schema::shape::TimestampFormat;

/// The timestamp format of members without `timestampFormat`.
pub(super) const DEFAULT_TIMESTAMP: TimestampFormat = TimestampFormat::EpochSeconds;
