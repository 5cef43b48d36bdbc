//! Idempotency tokens, generated if the caller sets none.

use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use std::fmt;
use std::sync::Arc;

/// Generates idempotency tokens.
#[derive(Clone)]
pub struct IdempotencyTokenProvider {
    make: Arc<dyn Fn() -> String + Send + Sync>,
}

impl IdempotencyTokenProvider {
    /// Generates random UUIDs of version 4.
    pub fn random() -> Self {
        Self {
            make: Arc::new(|| uuid(fastrand::u128(..))),
        }
    }

    /// Always returns the same token, for tests.
    pub fn fixed(token: &'static str) -> Self {
        Self {
            make: Arc::new(move || token.to_owned()),
        }
    }

    /// Returns a new token.
    pub fn make_idempotency_token(&self) -> String {
        (self.make)()
    }
}

impl From<&'static str> for IdempotencyTokenProvider {
    fn from(token: &'static str) -> Self {
        Self::fixed(token)
    }
}

impl fmt::Debug for IdempotencyTokenProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdempotencyTokenProvider")
    }
}

impl Storable for IdempotencyTokenProvider {
    type Storer = StoreReplace<Self>;
}

/// Returns a token from the configured provider.
pub(crate) fn idempotency_token(cfg: &ConfigBag) -> String {
    match cfg.load::<IdempotencyTokenProvider>() {
        Some(provider) => provider.make_idempotency_token(),
        None => IdempotencyTokenProvider::random().make_idempotency_token(),
    }
}

/// Formats random bits as a UUID of version 4 (RFC 9562).
fn uuid(random: u128) -> String {
    let bits = random & !(0xf << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let hex = format!("{bits:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_uuids_of_version_4() {
        assert_eq!(uuid(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        let provider = IdempotencyTokenProvider::random();
        assert_ne!(
            provider.make_idempotency_token(),
            provider.make_idempotency_token()
        );
    }
}
