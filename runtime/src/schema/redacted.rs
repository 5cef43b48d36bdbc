//! The placeholder for secrets.

/// The text that is printed in place of a sensitive value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";
