//! Settings of request compression.

use super::settings::Settings;
use super::Config;
use crate::config::service::Service;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// True if requests are never compressed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DisableRequestCompression(pub bool);

impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

/// The minimum size in bytes of compressed requests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestMinCompressionSize(pub u32);

impl Storable for RequestMinCompressionSize {
    type Storer = StoreReplace<Self>;
}

#[doc(hidden)]
impl Settings {
    pub fn set_disable_request_compression(&mut self, disable: Option<bool>) -> &mut Self {
        self.config.store_or_unset(disable.map(DisableRequestCompression));
        self
    }

    pub fn set_request_min_compression_size_bytes(&mut self, size: Option<u32>) -> &mut Self {
        self.config.store_or_unset(size.map(RequestMinCompressionSize));
        self
    }
}

impl<S: Service> Config<S> {
    /// Disables the compression of requests.
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.load::<DisableRequestCompression>().map(|setting| setting.0)
    }

    /// Sets the minimum size in bytes of compressed requests: 10,240 by default, 10,485,760 at most.
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.load::<RequestMinCompressionSize>().map(|setting| setting.0)
    }
}

/// Defines the settings of request compression on a builder of configurations.
#[doc(hidden)]
#[macro_export]
macro_rules! compression_settings {
    ($builder:ty) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl $builder {
                /// Disables the compression of requests.
                pub fn disable_request_compression(mut self, disable: impl Into<Option<bool>>) -> Self {
                    self.set_disable_request_compression(disable.into());
                    self
                }

                /// Sets whether the compression of requests is disabled; `None` restores the default, `false`.
                pub fn set_disable_request_compression(&mut self, disable: Option<bool>) -> &mut Self {
                    self.settings.set_disable_request_compression(disable);
                    self
                }

                /// Sets the minimum size in bytes of compressed requests: 10,240 by default, 10,485,760 at most.
                pub fn request_min_compression_size_bytes(mut self, size: impl Into<Option<u32>>) -> Self {
                    self.set_request_min_compression_size_bytes(size.into());
                    self
                }

                /// Sets or clears the minimum size in bytes of compressed requests.
                pub fn set_request_min_compression_size_bytes(&mut self, size: Option<u32>) -> &mut Self {
                    self.settings.set_request_min_compression_size_bytes(size);
                    self
                }
            }
        };
    };
}
