//! The content encoding `aws-chunked`: a stream is sent in chunks, followed by its checksum.

use crate::config::checksum::ChunkSize;
use aws_runtime::auth::PayloadSigningOverride;
use aws_runtime::content_encoding::header::X_AMZ_TRAILER_SIGNATURE;
use aws_runtime::content_encoding::header_value::AWS_CHUNKED;
use aws_runtime::content_encoding::{AwsChunkedBody, AwsChunkedBodyOptions, DeferredSigner};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

/// The minimum size of chunks except the last one: 8 KiB.
const MIN_CHUNK_SIZE: usize = 8192;

/// `:` and a signature in hexadecimal digits.
const TRAILER_SIGNATURE_VALUE_LENGTH: usize = 1 + 64;

/// Sets the headers for a body that will be encoded, with a checksum of `trailer_length` bytes. Its chunks are signed
/// only if the connection has no TLS.
pub(super) fn announce(
    request: &mut HttpRequest,
    trailer_length: u64,
    cfg: &mut ConfigBag,
) -> Result<(), BoxError> {
    let is_signed = request.uri().starts_with("http:");
    let said = request
        .headers()
        .get("content-length")
        .and_then(|header| header.parse().ok());
    let length = said.or_else(|| request.body().content_length());
    let length: u64 = length.ok_or("only a stream of a known length can be sent with a checksum")?;
    let mut options = AwsChunkedBodyOptions::default()
        .with_stream_length(length)
        .with_trailer_len(trailer_length)
        .signed_chunked_encoding(is_signed);
    if is_signed {
        options =
            options.with_trailer_len((X_AMZ_TRAILER_SIGNATURE.len() + TRAILER_SIGNATURE_VALUE_LENGTH) as u64);
    }
    match cfg.load::<ChunkSize>() {
        None => {}
        Some(ChunkSize::Whole) => {
            options = options.with_chunk_size(usize::try_from(length)?.max(MIN_CHUNK_SIZE));
        }
        Some(ChunkSize::Bytes(size)) if *size < MIN_CHUNK_SIZE => {
            let message = format!("chunks must have at least {MIN_CHUNK_SIZE} bytes, not {size}");
            return Err(message.into());
        }
        Some(ChunkSize::Bytes(size)) => options = options.with_chunk_size(*size),
    }
    let headers = request.headers_mut();
    headers.try_insert("x-amz-decoded-content-length", length.to_string())?;
    headers.try_insert("content-length", options.encoded_length().to_string())?;
    headers.remove("transfer-encoding");
    headers.try_append("content-encoding", AWS_CHUNKED)?;
    let state = cfg.interceptor_state();
    state.store_put(options);
    state.store_put(if is_signed {
        PayloadSigningOverride::StreamingSignedPayloadTrailer
    } else {
        PayloadSigningOverride::StreamingUnsignedPayloadTrailer
    });
    if is_signed {
        let (signer, sender) = DeferredSigner::new();
        state.store_put(signer);
        state.store_put(sender);
    }
    Ok(())
}

/// Encodes a body according to the headers that were set.
pub(super) fn encode(body: SdkBody, cfg: &mut ConfigBag) -> Result<SdkBody, BoxError> {
    let options = cfg.get_mut_from_interceptor_state::<AwsChunkedBodyOptions>();
    let options = std::mem::take(options.ok_or("a chunked body was not announced")?);
    let signer = cfg.get_mut_from_interceptor_state::<DeferredSigner>();
    let signer = signer.map(|signer| std::mem::replace(signer, DeferredSigner::empty()));
    Ok(body.map(move |body| {
        let body = AwsChunkedBody::new(body, options.clone());
        SdkBody::from_body_1_x(match &signer {
            Some(signer) => body.with_signer(signer.clone()),
            None => body,
        })
    }))
}
