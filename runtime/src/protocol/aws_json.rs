//! `awsJson1_0` and `awsJson1_1`: every operation is a POST to `/` with a JSON body, named by a header.
//! Source: the Smithy specification "AWS JSON 1.0 / 1.1 protocol".

use super::output::OutputReader;
use super::post::{has_members, post};
use super::{body, error_code, json, ErrorSummary, Protocol, ReadBody};
use crate::codec::json::{write, write_input, Style};
use crate::schema::operation::OperationShape;
use crate::schema::read::ReadError;
use crate::schema::service::ServiceShape;
use crate::schema::shape::Traits;
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};

/// `aws.protocols#awsJson1_0`
pub static AWS_JSON_1_0: AwsJson = AwsJson::new(Version::V1_0);
/// `aws.protocols#awsJson1_1`
pub static AWS_JSON_1_1: AwsJson = AwsJson::new(Version::V1_1);
/// `aws.protocols#awsJson1_0` with `aws.protocols#awsQueryCompatible`
pub static AWS_JSON_1_0_QUERY_COMPATIBLE: AwsJson = AwsJson::new(Version::V1_0).query_compatible();
/// `aws.protocols#awsJson1_1` with `aws.protocols#awsQueryCompatible`
pub static AWS_JSON_1_1_QUERY_COMPATIBLE: AwsJson = AwsJson::new(Version::V1_1).query_compatible();

/// The versions of the protocol. On the wire they differ in the content type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// awsJson1_0
    V1_0,
    /// awsJson1_1
    V1_1,
}

/// An awsJson protocol.
#[derive(Clone, Copy, Debug)]
pub struct AwsJson {
    version: Version,
    query_compatible: bool,
}

impl AwsJson {
    /// Creates the protocol in the given version.
    pub const fn new(version: Version) -> Self {
        Self {
            version,
            query_compatible: false,
        }
    }

    /// Returns the protocol for a service with the trait `awsQueryCompatible`, whose errors keep the codes they had
    /// under awsQuery.
    pub const fn query_compatible(self) -> Self {
        Self {
            query_compatible: true,
            ..self
        }
    }

    const fn media_type(&self) -> &'static str {
        match self.version {
            Version::V1_0 => "application/x-amz-json-1.0",
            Version::V1_1 => "application/x-amz-json-1.1",
        }
    }
}

impl Protocol for AwsJson {
    fn request(
        &self,
        service: &ServiceShape,
        operation: &OperationShape,
        input: View<'_>,
        checks: bool,
    ) -> Result<HttpRequest, WriteError> {
        let says_length = has_members(&input);
        let style = Style {
            checks,
            ..Style::default()
        };
        let body = write_input(input, style)?;
        let target = format!("{}.{}", service.name, operation.name);
        let mut headers = vec![
            ("content-type", self.media_type().into()),
            ("x-amz-target", target.into()),
        ];
        if self.query_compatible {
            headers.push(("x-amzn-query-mode", "true".into()));
        }
        post("/", &headers, body, says_length)
    }

    fn output(
        &self,
        _: &OperationShape,
        response: &HttpResponse,
        read: ReadBody<'_>,
    ) -> Result<(), ReadError> {
        read(&mut OutputReader(&|read| json::read(body(response)?, read)))
    }

    fn error_summary(&self, response: &HttpResponse) -> ErrorSummary {
        if self.query_compatible {
            error_code::query_compatible(response.headers(), json::error_summary(response))
        } else {
            json::error_summary(response)
        }
    }

    fn error_shape(&self, response: &HttpResponse) -> Option<String> {
        let summary = self.query_compatible.then(|| json::error_summary(response))?;
        summary.metadata.build().code().map(str::to_owned)
    }

    fn error(&self, response: &HttpResponse, read: ReadBody<'_>) -> Result<(), ReadError> {
        json::read(body(response)?, read)
    }

    fn content_type(&self) -> &'static str {
        self.media_type()
    }

    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
        write(view, traits)
    }

    fn read_document(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
        json::read(body, read)
    }
}
