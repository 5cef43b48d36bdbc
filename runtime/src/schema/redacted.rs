//! The text that stands for a secret.

/// The text that is printed in place of a sensitive value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";
