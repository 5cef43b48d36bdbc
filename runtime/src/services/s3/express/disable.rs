//! What turns sessions off, besides the client's own setting: requests are signed as those to other buckets are.

/// The parameter of endpoints that does.
pub(crate) const DISABLE: &str = "DisableS3ExpressSessionAuth";
/// The variable of the environment that does.
pub(crate) const VARIABLE: &str = "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH";
/// The key of a profile that does.
pub(crate) const PROFILE_KEY: &str = "s3_disable_express_session_auth";

/// What a variable or profile says, if it says anything.
pub(crate) fn parsed(text: &str) -> Option<bool> {
    text.to_ascii_lowercase().parse().ok()
}

/// What the environment says.
pub(super) fn by_environment() -> Option<bool> {
    let text = std::env::var(VARIABLE).ok()?;
    let disable = parsed(&text);
    if disable.is_none() {
        tracing::warn!("{VARIABLE} is `{text}`, which is neither `true` nor `false`: it is ignored");
    }
    disable
}
