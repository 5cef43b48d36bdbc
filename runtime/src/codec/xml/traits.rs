//! Traits that the XML reader and writer share.

use crate::schema::shape::{TimestampFormat, Trait, Traits};

/// The timestamp format of members without `timestampFormat`.
pub(super) const DEFAULT_TIMESTAMP: TimestampFormat = TimestampFormat::DateTime;

/// Returns `true` if the items of a list or map have no element around them (`xmlFlattened`).
pub(super) fn is_flattened(traits: Traits) -> bool {
    traits.contains(&Trait::Flattened)
}
