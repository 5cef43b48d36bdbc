//! Settings of request compression.

use super::{Builder, Config};
use crate::config::service::Service;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Whether requests are never compressed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DisableRequestCompression(pub bool);

impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

/// The size in bytes from which on requests are compressed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestMinCompressionSize(pub u32);

impl Storable for RequestMinCompressionSize {
    type Storer = StoreReplace<Self>;
}

impl<S: Service> Builder<S> {
    /// Turns compression of requests off.
    pub fn disable_request_compression(mut self, disable: impl Into<Option<bool>>) -> Self {
        self.set_disable_request_compression(disable.into());
        self
    }

    /// Turns compression of requests off, on, or back to the default, which is on.
    pub fn set_disable_request_compression(&mut self, disable: Option<bool>) -> &mut Self {
        self.inner
            .config
            .store_or_unset(disable.map(DisableRequestCompression));
        self
    }

    /// The size in bytes from which on requests are compressed: 10,240 by default, 10,485,760 at most.
    pub fn request_min_compression_size_bytes(mut self, size: impl Into<Option<u32>>) -> Self {
        self.set_request_min_compression_size_bytes(size.into());
        self
    }

    /// Sets or clears the size in bytes from which on requests are compressed.
    pub fn set_request_min_compression_size_bytes(&mut self, size: Option<u32>) -> &mut Self {
        self.inner
            .config
            .store_or_unset(size.map(RequestMinCompressionSize));
        self
    }
}

impl<S: Service> Config<S> {
    /// Whether compression of requests is off, where that is set.
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.load::<DisableRequestCompression>().map(|setting| setting.0)
    }

    /// The size in bytes from which on requests are compressed, where it is set.
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.load::<RequestMinCompressionSize>().map(|setting| setting.0)
    }
}
