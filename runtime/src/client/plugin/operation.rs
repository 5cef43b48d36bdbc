//! The plugin of an operation: serializer, deserializer, interceptors, retry classifiers.

use super::classify;
use super::params::EndpointParams;
use super::telemetry::CaptureInput;
use crate::auth::resolve::Params;
use crate::client::body::{RequestBody, ResponseBody};
use crate::client::operation::Descriptor;
use crate::client::request_ids::RequestIds;
use crate::error::reader::ErrorReader;
use crate::error::Unhandled;
use crate::protocol::ErrorSummary;
use crate::schema::operation::OperationTrait;
use crate::schema::read::ReadError;
#[cfg(feature = "event-stream")]
use crate::secrets::has_secrets;
use crate::validate::validate;
use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_sigv4::http_request::SignableBody;
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::interceptors::context::{Input, OutputOrError};
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::orchestrator::{
    HttpRequest, HttpResponse, Metadata, OrchestratorError, SensitiveOutput,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use aws_types::request_id::{apply_request_id, RequestId};
use std::borrow::Cow;

/// An operation as a plugin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationPlugin(pub &'static Descriptor);

impl RuntimePlugin for OperationPlugin {
    fn config(&self) -> Option<FrozenLayer> {
        let (name, service) = (self.0.shape.name, self.0.service);
        let mut layer = Layer::new(name);
        layer.store_put(SharedRequestSerializer::new(*self));
        layer.store_put(SharedResponseDeserializer::new(*self));
        layer.store_put(AuthSchemeOptionResolverParams::new(Params::of(&self.0.shape)));
        layer.store_put(Metadata::new(name, service.name()));
        let is_sensitive =
            |operation_trait: &OperationTrait| matches!(operation_trait, OperationTrait::SensitiveOutput);
        if self.0.shape.traits.iter().any(is_sensitive) {
            layer.store_put(SensitiveOutput);
        }
        let mut signing_options = SigningOptions::default();
        signing_options.double_uri_encode = !service.signing.path_as_sent;
        signing_options.content_sha256_header = service.signing.content_sha256;
        signing_options.normalize_uri_path = !service.signing.path_as_sent;
        signing_options.payload_override =
            self.0
                .shape
                .traits
                .iter()
                .find_map(|operation_trait| match operation_trait {
                    OperationTrait::UnsignedPayload => Some(SignableBody::UnsignedPayload),
                    // the messages are signed individually
                    OperationTrait::EventInput(_) => Some(SignableBody::Bytes(&[])),
                    _ => None,
                });
        layer.store_put(SigV4OperationSigningConfig {
            signing_options,
            ..Default::default()
        });
        Some(layer.freeze())
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        let mut components = RuntimeComponentsBuilder::new(self.0.shape.name)
            .with_interceptor(SharedInterceptor::permanent(CaptureInput(self.0)))
            .with_interceptor(SharedInterceptor::permanent(
                StalledStreamProtectionInterceptor::default(),
            ))
            .with_interceptor(SharedInterceptor::permanent(EndpointParams(self.0)));
        for operation_trait in self.0.shape.traits {
            match operation_trait {
                // those of the service are registered by the service plugin
                #[cfg(feature = "http-auth")]
                OperationTrait::Auth(schemes) => {
                    for scheme in crate::auth::resolve::api_keys(schemes) {
                        components.push_auth_scheme(scheme);
                    }
                }
                #[cfg(feature = "compression")]
                OperationTrait::Compression => {
                    components.push_interceptor(SharedInterceptor::permanent(super::compress::Compress));
                }
                #[cfg(feature = "checksum")]
                OperationTrait::ChecksumRequired => {
                    components.push_interceptor(SharedInterceptor::permanent(super::content_md5::ContentMd5));
                }
                #[cfg(feature = "flexible-checksums")]
                OperationTrait::RequestChecksum(algorithm_header, required) => {
                    components.push_interceptor(SharedInterceptor::permanent(
                        super::checksum::RequestChecksum {
                            algorithm_header,
                            required: *required,
                        },
                    ));
                }
                #[cfg(feature = "flexible-checksums")]
                OperationTrait::ResponseChecksum(mode_header, algorithms) => {
                    components.push_interceptor(SharedInterceptor::permanent(
                        super::checksum::ResponseChecksum {
                            mode_header,
                            algorithms,
                        },
                    ));
                }
                OperationTrait::LongPoll => {
                    components.push_interceptor(SharedInterceptor::permanent(super::long_poll::LongPoll));
                }
                OperationTrait::Interceptor(make) => {
                    components.push_interceptor(make());
                }
                _ => {}
            }
        }
        classify::push(&mut components, self.0);
        Cow::Owned(components)
    }
}

impl SerializeRequest for OperationPlugin {
    fn serialize_input(&self, mut input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let token = self.0.idempotency_token.and_then(|member| member(&mut input));
        if let Some(token @ None) = token {
            *token = Some(crate::config::idempotency_token(cfg));
        }
        let view = || (self.0.view)(&input).ok_or("the input is not that of the operation");
        let checks = self.0.checks_input(cfg);
        let check = || -> Result<(), BoxError> {
            if checks {
                Ok(validate(view()?)?)
            } else {
                Ok(())
            }
        };
        #[cfg(feature = "presigning")]
        if let Some(presigned) = cfg.load::<crate::client::presigning::Presigned>() {
            check()?;
            return presigned.request(self.0, view()?);
        }
        let (service, shape) = (self.0.service, &self.0.shape);
        let mut request = match service.protocol.request(&service.shape, shape, view()?, checks) {
            Ok(request) => request,
            Err(error) => {
                // reports all violations, if that was the reason
                check()?;
                return Err(error.into());
            }
        };
        match self.0.take_body.and_then(|take| take(&mut input)) {
            None => {}
            Some(RequestBody::Bytes(body)) => put_body(&mut request, body)?,
            #[cfg(feature = "event-stream")]
            Some(RequestBody::Events(events)) => self.put_events(&mut request, events, cfg)?,
        }
        Ok(request)
    }
}

/// Sets a stream as the body of a request, with its length if that is known and the caller has not set it.
fn put_body(request: &mut HttpRequest, body: ByteStream) -> Result<(), BoxError> {
    let body = body.into_inner();
    let headers = request.headers_mut();
    if let (Some(length), None) = (body.content_length(), headers.get("content-length")) {
        headers.try_insert("content-length", length.to_string())?;
    }
    *request.body_mut() = body;
    Ok(())
}

impl DeserializeResponse for OperationPlugin {
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        _: &ConfigBag,
    ) -> Option<OutputOrError> {
        let is_streaming =
            |operation_trait: &OperationTrait| matches!(operation_trait, OperationTrait::StreamingOutput);
        if !response.status().is_success() || !self.0.shape.traits.iter().any(is_streaming) {
            return None;
        }
        let body = std::mem::replace(response.body_mut(), SdkBody::taken());
        let output = self.read_head(response).unwrap_or_else(|error| {
            // the headers do not match the model
            self.fail(Unhandled::unread(response.status().into(), error))
        });
        Some(output.map(|mut output| {
            let body = ResponseBody {
                body,
                #[cfg(feature = "event-stream")]
                codec: &self.0.service.protocol,
                #[cfg(feature = "event-stream")]
                has_secrets: has_secrets(self.0.shape.traits),
            };
            if let Some(output) = (self.0.output)(&mut output) {
                output.set_body(body);
            }
            output
        }))
    }

    fn deserialize_nonstreaming_with_config(&self, response: &HttpResponse, _: &ConfigBag) -> OutputOrError {
        tracing::debug!(request_id = ?response.request_id());
        let is_success =
            response.status().is_success() && !self.0.service.protocol.is_error_in_success(response);
        if is_success {
            // a body that cannot be parsed becomes a service error, as in the official clients
            self.read_output(response)
                .unwrap_or_else(|error| self.fail(Unhandled::unread(response.status().into(), error)))
        } else {
            self.read_error(response)
        }
    }
}

impl OperationPlugin {
    /// Sets a stream of events as the body of a request; under some protocols the previous body becomes the initial
    /// message.
    #[cfg(feature = "event-stream")]
    fn put_events(
        &self,
        request: &mut HttpRequest,
        events: crate::event_stream::EventBody,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        use crate::event_stream::{initial_request, Context, Signer};
        use aws_smithy_eventstream::frame::{DeferredSigner, NoOpSigner};
        let is_signed =
            |operation_trait: &OperationTrait| matches!(operation_trait, OperationTrait::EventInput(true));
        let signer = if self.0.shape.traits.iter().any(is_signed) {
            let (signer, sender) = DeferredSigner::new();
            cfg.interceptor_state().store_put(sender);
            Signer::Deferred(signer)
        } else {
            Signer::None(NoOpSigner {})
        };
        let protocol = self.0.service.protocol;
        let payload = request.body().bytes().unwrap_or_default().to_vec();
        let initial = protocol
            .has_initial_messages()
            .then(|| initial_request(protocol.content_type(), payload));
        let headers = request.headers_mut();
        headers.remove("content-length");
        headers.try_insert("content-type", "application/vnd.amazon.eventstream")?;
        *request.body_mut() = events.into_body(Context {
            codec: &self.0.service.protocol,
            signer,
            has_secrets: has_secrets(self.0.shape.traits),
            initial,
        });
        Ok(())
    }

    fn ids<'a>(&self, response: &'a HttpResponse) -> RequestIds<'a> {
        RequestIds::of(&self.0.shape, response)
    }

    fn fail(&self, error: Unhandled) -> OutputOrError {
        Err(OrchestratorError::operation((self.0.unhandled)(error)))
    }

    /// Reads an output with a streaming body, except for the body.
    fn read_head(&self, response: &HttpResponse) -> Result<OutputOrError, ReadError> {
        #[cfg(feature = "event-stream")]
        if self.0.service.protocol.has_initial_messages() {
            let later = &mut crate::event_stream::AwaitsInitialMessage;
            return (self.0.read_output)(later, self.ids(response)).map(Ok);
        }
        self.read_output(response)
    }

    fn read_output(&self, response: &HttpResponse) -> Result<OutputOrError, ReadError> {
        let mut output = None;
        self.0
            .service
            .protocol
            .output(&self.0.shape, response, &mut |reader| {
                output = Some((self.0.read_output)(reader, self.ids(response))?);
                Ok(())
            })?;
        Ok(output.ok_or_else(|| OrchestratorError::other("the protocol read no output")))
    }

    fn read_error(&self, response: &HttpResponse) -> OutputOrError {
        let (protocol, status) = (self.0.service.protocol, response.status().into());
        let ErrorSummary { metadata, problem } = protocol.error_summary(response);
        let metadata = self
            .ids(response)
            .noted_in(apply_request_id(metadata, response.headers()));
        let metadata = metadata.build();
        let Some(code) = metadata.code() else {
            return self.fail(Unhandled::answered(status, metadata, problem));
        };
        let mut known = None;
        let read = protocol.error(response, &mut |reader| {
            let mut reader = ErrorReader::new(reader, &metadata);
            known = Some(reader.modeled(code, self.0.read_error)?);
            if let Some(None) = known {
                if let Some(shape) = protocol.error_shape(response) {
                    known = Some(reader.modeled(&shape, self.0.read_error)?);
                }
            }
            Ok(())
        });
        match (known, read) {
            (Some(Some(error)), Ok(())) => Err(OrchestratorError::operation(error)),
            // the form of an unknown error's body is unknown, so it is not read
            (Some(None), _) => self.fail(Unhandled::answered(status, metadata, problem)),
            (_, read) => self.fail(Unhandled::answered(status, metadata, read.err())),
        }
    }
}
