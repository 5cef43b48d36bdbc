//! `awsQuery` and `ec2Query`: every operation is a POST of a form to `/`, with a response in XML.
//! Source: the Smithy specifications "AWS query protocol" and "AWS EC2 query protocol".

use super::output::OutputReader;
use super::post::{has_members, post};
use super::{body, xml, ErrorSummary, Protocol, ReadBody};
use crate::codec::form::{write, Style};
use crate::codec::xml::XmlReader;
use crate::schema::operation::OperationShape;
use crate::schema::read::ReadError;
use crate::schema::service::ServiceShape;
use crate::schema::shape::Traits;
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use crate::validate::check;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};

/// `aws.protocols#awsQuery`
pub static AWS_QUERY: Query = Query { style: Style::Query };
/// `aws.protocols#ec2Query`
pub static EC2_QUERY: Query = Query { style: Style::Ec2 };

/// A query protocol.
#[derive(Clone, Copy, Debug)]
pub struct Query {
    style: Style,
}

impl Query {
    fn error_path(&self) -> &'static [&'static str] {
        match self.style {
            Style::Query => &["Error"],
            Style::Ec2 => &["Errors", "Error"],
        }
    }
}

impl Protocol for Query {
    fn request(
        &self,
        service: &ServiceShape,
        operation: &OperationShape,
        input: View<'_>,
        checks: bool,
    ) -> Result<HttpRequest, WriteError> {
        check(input, checks)?;
        let says_length = has_members(&input);
        let body = write(self.style, operation.name, service.version, input)?;
        let headers = [("content-type", "application/x-www-form-urlencoded".into())];
        post("/", &headers, body.into_bytes(), says_length)
    }

    fn output(
        &self,
        operation: &OperationShape,
        response: &HttpResponse,
        read: ReadBody<'_>,
    ) -> Result<(), ReadError> {
        let (root_name, result) = (
            format!("{}Response", operation.name),
            format!("{}Result", operation.name),
        );
        read(&mut OutputReader(&|read| {
            xml::parse(body(response)?, |root| {
                xml::expect_root(root, &root_name)?;
                match self.style {
                    Style::Ec2 => read(&mut XmlReader::new(root)),
                    Style::Query => match root.child(&result) {
                        Some(result) => read(&mut XmlReader::new(result)),
                        None => Err(root.error(format!("`{root_name}` lacks the element `{result}`"))),
                    },
                }
            })
        }))
    }

    fn error_summary(&self, response: &HttpResponse) -> ErrorSummary {
        xml::error_summary(response, self.error_path())
    }

    fn error(&self, response: &HttpResponse, read: ReadBody<'_>) -> Result<(), ReadError> {
        xml::parse(body(response)?, |root| {
            read(&mut XmlReader::new(xml::at(root, self.error_path())))
        })
    }

    fn content_type(&self) -> &'static str {
        "application/xml"
    }

    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
        let _ = (view, traits);
        Err(WriteError::new("the query protocols have no event streams"))
    }

    fn read_document(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
        xml::parse(body, |root| read(&mut XmlReader::new(root)))
    }
}
