//! `rpcv2Cbor` and `rpcv2Json`: every operation is a POST to a path with the names of service and operation.
//! Source: the Smithy specifications "Smithy RPC v2 CBOR protocol" and "Smithy RPC v2 JSON protocol".

use super::output::OutputReader;
use super::post::post;
use super::{body, error_code, ErrorSummary, Protocol, ReadBody};
use crate::schema::operation::{OperationShape, OperationTrait};
use crate::schema::read::{ReadError, Reader};
use crate::schema::service::ServiceShape;
use crate::schema::shape::{Member, Shape, Traits};
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::error::ErrorMetadata;

/// `smithy.protocols#rpcv2Cbor`
#[cfg(feature = "cbor")]
pub static RPC_V2_CBOR: RpcV2 = RpcV2::new(Codec::Cbor);
/// `smithy.protocols#rpcv2Cbor` with `aws.protocols#awsQueryCompatible`
#[cfg(feature = "cbor")]
pub static RPC_V2_CBOR_QUERY_COMPATIBLE: RpcV2 = RpcV2::new(Codec::Cbor).query_compatible();
/// `smithy.protocols#rpcv2Json`
#[cfg(feature = "json")]
pub static RPC_V2_JSON: RpcV2 = RpcV2::new(Codec::Json);

/// The body formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    #[cfg(feature = "cbor")]
    Cbor,
    #[cfg(feature = "json")]
    Json,
}

/// An rpcv2 protocol.
#[derive(Clone, Copy, Debug)]
pub struct RpcV2 {
    codec: Codec,
    query_compatible: bool,
}

impl RpcV2 {
    const fn new(codec: Codec) -> Self {
        Self {
            codec,
            query_compatible: false,
        }
    }

    #[cfg(feature = "cbor")]
    const fn query_compatible(self) -> Self {
        Self {
            query_compatible: true,
            ..self
        }
    }

    fn name(&self) -> &'static str {
        match self.codec {
            #[cfg(feature = "cbor")]
            Codec::Cbor => "rpc-v2-cbor",
            #[cfg(feature = "json")]
            Codec::Json => "rpc-v2-json",
        }
    }

    fn media_type(&self) -> &'static str {
        match self.codec {
            #[cfg(feature = "cbor")]
            Codec::Cbor => "application/cbor",
            #[cfg(feature = "json")]
            Codec::Json => "application/json",
        }
    }

    fn write(&self, input: View<'_>, checks: bool) -> Result<Vec<u8>, WriteError> {
        match self.codec {
            #[cfg(feature = "cbor")]
            Codec::Cbor => crate::codec::cbor::write(input, checks),
            #[cfg(feature = "json")]
            Codec::Json => {
                let style = crate::codec::json::Style {
                    quotes_big_numbers: true,
                    checks,
                };
                crate::codec::json::write_input(input, style)
            }
        }
    }

    fn read(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
        match self.codec {
            #[cfg(feature = "cbor")]
            Codec::Cbor => {
                let mut reader = crate::codec::cbor::CborReader::new(body);
                read(&mut reader)?;
                reader.finish()
            }
            #[cfg(feature = "json")]
            Codec::Json => super::json::read(body, read),
        }
    }

    fn body_summary(&self, response: &HttpResponse) -> ErrorSummary {
        let mut found = ErrorFields::default();
        let read = body(response).and_then(|body| match body {
            // there is no body: the status is all that is known
            [] => Ok(()),
            body => self.read(body, &mut |reader| found.read(reader)),
        });
        let mut metadata = ErrorMetadata::builder();
        if let Some(code) = found.code.as_deref().and_then(error_code::bare) {
            metadata = metadata.code(code);
        }
        if let Some(message) = found.message.or(found.capital_message) {
            metadata = metadata.message(message);
        }
        ErrorSummary {
            metadata,
            problem: read.err(),
        }
    }
}

impl Protocol for RpcV2 {
    fn request(
        &self,
        service: &ServiceShape,
        operation: &OperationShape,
        input: View<'_>,
        checks: bool,
    ) -> Result<HttpRequest, WriteError> {
        let no_input = operation
            .traits
            .iter()
            .any(|wire_trait| matches!(wire_trait, OperationTrait::NoInput));
        let body = if no_input {
            None
        } else {
            Some(self.write(input, checks)?)
        };
        let uri = format!("/service/{}/operation/{}", service.name, operation.name);
        let mut headers = vec![
            ("smithy-protocol", self.name().into()),
            ("accept", self.media_type().into()),
        ];
        if self.query_compatible {
            headers.push(("x-amzn-query-mode", "true".into()));
        }
        if body.is_some() {
            headers.push(("content-type", self.media_type().into()));
        }
        let says_length = body.is_some();
        post(&uri, &headers, body.unwrap_or_default(), says_length)
    }

    fn output(
        &self,
        _: &OperationShape,
        response: &HttpResponse,
        read: ReadBody<'_>,
    ) -> Result<(), ReadError> {
        read(&mut OutputReader(&|read| self.read(body(response)?, read)))
    }

    fn error_summary(&self, response: &HttpResponse) -> ErrorSummary {
        if self.query_compatible {
            error_code::query_compatible(response.headers(), self.body_summary(response))
        } else {
            self.body_summary(response)
        }
    }

    fn error_shape(&self, response: &HttpResponse) -> Option<String> {
        let summary = self.query_compatible.then(|| self.body_summary(response))?;
        summary.metadata.build().code().map(str::to_owned)
    }

    fn error(&self, response: &HttpResponse, read: ReadBody<'_>) -> Result<(), ReadError> {
        self.read(body(response)?, read)
    }

    fn feature(&self) -> Option<SmithySdkFeature> {
        match self.codec {
            #[cfg(feature = "cbor")]
            Codec::Cbor => Some(SmithySdkFeature::ProtocolRpcV2Cbor),
            #[cfg(feature = "json")]
            Codec::Json => None,
        }
    }

    fn content_type(&self) -> &'static str {
        self.media_type()
    }

    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
        let _ = traits;
        self.write(view, false)
    }

    fn read_document(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
        self.read(body, read)
    }
}

/// The fields of an error's body that describe it; only the body contains the code.
#[derive(Default)]
struct ErrorFields {
    code: Option<String>,
    message: Option<String>,
    capital_message: Option<String>,
}

static ERROR: Shape = Shape {
    name: "Error",
    members: &[
        Member::new("__type"),
        Member::new("message"),
        Member::new("Message"),
    ],
    traits: &[],
};

impl ErrorFields {
    fn read(&mut self, reader: &mut dyn Reader) -> Result<(), ReadError> {
        reader.structure(
            &[],
            &ERROR,
            &mut [&mut self.code, &mut self.message, &mut self.capital_message],
        )
    }
}
