//! Settings of checksums.

use super::settings::Settings;
use super::Config;
use crate::config::service::Service;
use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// The size of chunks in bytes, if the caller has set it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ChunkSize {
    /// A number of bytes.
    Bytes(usize),
    /// The whole body is one chunk.
    Whole,
}

impl Storable for ChunkSize {
    type Storer = StoreReplace<Self>;
}

#[doc(hidden)]
impl Settings {
    pub fn set_request_checksum_calculation(
        &mut self,
        when: Option<RequestChecksumCalculation>,
    ) -> &mut Self {
        self.config.store_or_unset(when);
        self
    }

    pub fn set_response_checksum_validation(
        &mut self,
        when: Option<ResponseChecksumValidation>,
    ) -> &mut Self {
        self.config.store_or_unset(when);
        self
    }

    pub fn set_aws_chunked_encoding_chunk_size(&mut self, size: Option<Option<usize>>) -> &mut Self {
        let size = size.map(|size| size.map_or(ChunkSize::Whole, ChunkSize::Bytes));
        self.config.store_or_unset(size);
        self
    }
}

impl<S: Service> Config<S> {
    /// Sets when requests get a checksum: whenever the service supports one, the default, or only when it requires one.
    pub fn request_checksum_calculation(&self) -> Option<&RequestChecksumCalculation> {
        self.load::<RequestChecksumCalculation>()
    }

    /// Sets when checksums of responses are validated: whenever there is one, the default, or only when the call
    /// requests it.
    pub fn response_checksum_validation(&self) -> Option<&ResponseChecksumValidation> {
        self.load::<ResponseChecksumValidation>()
    }
}

/// Defines the settings of checksums on a builder of configurations.
#[doc(hidden)]
#[macro_export]
macro_rules! checksum_settings {
    ($builder:ty) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl $builder {
                /// Sets when requests get a checksum: whenever the service supports one, the default, or only when it
                /// requires one.
                pub fn request_checksum_calculation(mut self, when: RequestChecksumCalculation) -> Self {
                    self.set_request_checksum_calculation(Some(when));
                    self
                }

                /// Sets when requests get a checksum; `None` restores the default.
                pub fn set_request_checksum_calculation(
                    &mut self,
                    when: Option<RequestChecksumCalculation>,
                ) -> &mut Self {
                    self.settings.set_request_checksum_calculation(when);
                    self
                }

                /// Sets when checksums of responses are validated: whenever there is one, the default, or only when the
                /// call requests it.
                pub fn response_checksum_validation(mut self, when: ResponseChecksumValidation) -> Self {
                    self.set_response_checksum_validation(Some(when));
                    self
                }

                /// Sets when checksums of responses are validated; `None` restores the default.
                pub fn set_response_checksum_validation(
                    &mut self,
                    when: Option<ResponseChecksumValidation>,
                ) -> &mut Self {
                    self.settings.set_response_checksum_validation(when);
                    self
                }

                /// Sets the size of the chunks, in bytes, of a stream that is sent with its checksum: 64 KiB by
                /// default, at least 8 KiB; `None` sends the stream as one chunk.
                pub fn aws_chunked_encoding_chunk_size(mut self, size: Option<usize>) -> Self {
                    self.set_aws_chunked_encoding_chunk_size(Some(size));
                    self
                }

                /// Sets the size of chunks; the outer `None` restores the default.
                pub fn set_aws_chunked_encoding_chunk_size(
                    &mut self,
                    size: Option<Option<usize>>,
                ) -> &mut Self {
                    self.settings.set_aws_chunked_encoding_chunk_size(size);
                    self
                }
            }
        };
    };
}
