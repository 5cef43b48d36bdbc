//! Settings that disable sessions, besides the client's own: requests are then signed like those to other buckets.

/// The endpoint parameter that disables sessions.
pub(crate) const DISABLE: &str = "DisableS3ExpressSessionAuth";
/// The environment variable that disables sessions.
pub(crate) const VARIABLE: &str = "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH";
/// The profile key that disables sessions.
pub(crate) const PROFILE_KEY: &str = "s3_disable_express_session_auth";

/// Parses the value of the variable or profile key.
pub(crate) fn parsed(text: &str) -> Option<bool> {
    text.to_ascii_lowercase().parse().ok()
}

/// Reads the setting from the environment.
pub(super) fn by_environment() -> Option<bool> {
    let text = std::env::var(VARIABLE).ok()?;
    let disable = parsed(&text);
    if disable.is_none() {
        tracing::warn!("{VARIABLE} is `{text}`, which is neither `true` nor `false`; it is ignored");
    }
    disable
}
