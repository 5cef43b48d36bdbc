//! Settings of checksums.

use super::{Builder, Config};
use crate::config::service::Service;
use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// How large chunks are, where the caller has said it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ChunkSize {
    /// So many bytes.
    Bytes(usize),
    /// The whole body is one chunk.
    Whole,
}

impl Storable for ChunkSize {
    type Storer = StoreReplace<Self>;
}

impl<S: Service> Builder<S> {
    /// When requests carry a checksum of their body: wherever the service takes one, which is the default, or only where it
    /// asks for one.
    pub fn request_checksum_calculation(mut self, when: RequestChecksumCalculation) -> Self {
        self.set_request_checksum_calculation(Some(when));
        self
    }

    /// Sets when requests carry a checksum, or goes back to the default.
    pub fn set_request_checksum_calculation(
        &mut self,
        when: Option<RequestChecksumCalculation>,
    ) -> &mut Self {
        self.inner.config.store_or_unset(when);
        self
    }

    /// When the checksum of a response is checked: wherever there is one, which is the default, or only where the call asks
    /// for it.
    pub fn response_checksum_validation(mut self, when: ResponseChecksumValidation) -> Self {
        self.set_response_checksum_validation(Some(when));
        self
    }

    /// Sets when the checksum of a response is checked, or goes back to the default.
    pub fn set_response_checksum_validation(
        &mut self,
        when: Option<ResponseChecksumValidation>,
    ) -> &mut Self {
        self.inner.config.store_or_unset(when);
        self
    }

    /// The size in bytes of the chunks in which a stream is sent with its checksum: 64 KiB by default, 8 KiB at least; `None`
    /// sends the stream as one chunk.
    pub fn aws_chunked_encoding_chunk_size(mut self, size: Option<usize>) -> Self {
        self.set_aws_chunked_encoding_chunk_size(Some(size));
        self
    }

    /// Sets the size of chunks, or goes back to the default.
    pub fn set_aws_chunked_encoding_chunk_size(&mut self, size: Option<Option<usize>>) -> &mut Self {
        let size = size.map(|size| size.map_or(ChunkSize::Whole, ChunkSize::Bytes));
        self.inner.config.store_or_unset(size);
        self
    }
}

impl<S: Service> Config<S> {
    /// When requests carry a checksum, where that is set.
    pub fn request_checksum_calculation(&self) -> Option<&RequestChecksumCalculation> {
        self.load::<RequestChecksumCalculation>()
    }

    /// When the checksum of a response is checked, where that is set.
    pub fn response_checksum_validation(&self) -> Option<&ResponseChecksumValidation> {
        self.load::<ResponseChecksumValidation>()
    }
}
