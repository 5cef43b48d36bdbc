//! Traits that count in XML.

use crate::schema::shape::{TimestampFormat, Trait, Traits};

/// The form of a timestamp whose traits name none.
pub(super) const DEFAULT_TIMESTAMP: TimestampFormat = TimestampFormat::DateTime;

/// Whether the items of a list or map stand in no element of its own.
pub(super) fn is_flattened(traits: Traits) -> bool {
    traits.contains(&Trait::Flattened)
}
