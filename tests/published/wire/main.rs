//! Wire parity: the same calls through the generated client and through the published
//! `aws-sdk-kinesisanalyticsv2`, credentials, clock and ids fixed, must send the same bytes, signature included, and
//! make the same of the same responses.
//!
//! `slice` uses the vendored client; `whole` a client for the whole service, generated when this is built.

mod slice;
mod whole;
