//! `restXml`: HTTP bindings, and bodies in XML.
//! Source: the Smithy specification "AWS REST XML protocol".

use super::rest::{self, BodyCodec};
use super::{body, xml, ErrorSummary, Protocol, ReadBody};
use crate::codec::xml::{local, write, Element, XmlReader};
use crate::schema::operation::{OperationShape, OperationTrait};
use crate::schema::read::{Read, ReadError, ReadVariant, Reader};
use crate::schema::service::ServiceShape;
use crate::schema::shape::{is_in_body, name, Shape, Trait, Traits};
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};

/// The protocol restXml.
#[derive(Clone, Copy, Debug)]
pub struct RestXml {
    /// `xmlNamespace` of the service, as a trait of outermost elements.
    pub namespace: Traits,
    /// True if errors are wrapped in `<ErrorResponse>`.
    pub wraps_errors: bool,
    /// True if a response with the status of a success may contain an error.
    pub errors_in_success: bool,
    /// True if an error without a body has the code `NotFound` for the status 404.
    pub not_found_by_status: bool,
}

impl BodyCodec for RestXml {
    fn content_type(&self) -> &'static str {
        "application/xml"
    }

    fn unset(&self) -> Option<&'static [u8]> {
        None
    }

    fn write(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
        let shape = match &view {
            View::Structure(structure) => structure.shape()?,
            View::Union(shape, ..) => *shape,
            View::Unknown(name) => return Err(WriteError::unknown_variant(name)),
            _ => return Err(WriteError::new("only a structure or union can be a body in XML")),
        };
        let root = root_name(traits, shape);
        // the namespace closest to the element wins
        let namespace = [traits, shape.traits, self.namespace]
            .into_iter()
            .find(has_namespace);
        write(root, view, namespace.unwrap_or_default())
    }

    fn read(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
        xml::parse(body, |root| read(&mut RootReader(root)))
    }
}

/// A [`Reader`] at the outermost element; checks that it is the one of the structure or union that is read.
struct RootReader<'a>(Element<'a>);

impl RootReader<'_> {
    fn check(&self, traits: Traits, shape: &Shape) -> Result<(), ReadError> {
        let has_any_name = [traits, shape.traits]
            .iter()
            .any(|value| value.contains(&Trait::AnyRoot));
        if has_any_name {
            Ok(())
        } else {
            xml::expect_root(self.0, local(root_name(traits, shape)))
        }
    }
}

impl Reader for RootReader<'_> {
    fn structure(
        &mut self,
        traits: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        self.check(traits, shape)?;
        XmlReader::new(self.0).structure(traits, shape, members)
    }

    fn union(
        &mut self,
        traits: Traits,
        shape: &'static Shape,
        variant: ReadVariant<'_>,
    ) -> Result<bool, ReadError> {
        self.check(traits, shape)?;
        XmlReader::new(self.0).union(traits, shape, variant)
    }
}

/// Returns the name of the outermost element of a body: that of the member bound to the body, else that of the
/// structure or union.
fn root_name(traits: Traits, shape: &Shape) -> &'static str {
    name(traits, name(shape.traits, shape.name))
}

/// Reads a body whose outermost element is a member of the output instead of the output itself.
fn unwrapped(body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
    xml::parse(body, |root| read(&mut UnwrappedReader(root)))
}

/// A [`Reader`] of a structure whose only member is this element.
struct UnwrappedReader<'a>(Element<'a>);

impl Reader for UnwrappedReader<'_> {
    fn structure(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        let mut all = shape.members.iter().zip(members);
        match all.find(|(member, _)| local(member.wire_name) == self.0.name() && is_in_body(member.traits)) {
            Some((member, slot)) => slot.fill(&mut XmlReader::new(self.0), member.traits),
            None => {
                let expected = shape.members.iter().find(|member| is_in_body(member.traits));
                xml::expect_root(
                    self.0,
                    expected.map_or(shape.name, |member| local(member.wire_name)),
                )
            }
        }
    }
}

fn has_namespace(traits: &Traits) -> bool {
    traits
        .iter()
        .any(|wire_trait| matches!(wire_trait, Trait::Namespace(..)))
}

impl RestXml {
    fn error_path(&self) -> &'static [&'static str] {
        if self.wraps_errors {
            &["Error"]
        } else {
            &[]
        }
    }
}

impl Protocol for RestXml {
    fn request(
        &self,
        _: &ServiceShape,
        operation: &OperationShape,
        input: View<'_>,
        checks: bool,
    ) -> Result<HttpRequest, WriteError> {
        rest::request(self, operation, input, checks)
    }

    fn output(
        &self,
        operation: &OperationShape,
        response: &HttpResponse,
        read: ReadBody<'_>,
    ) -> Result<(), ReadError> {
        let is_unwrapped =
            |operation_trait: &OperationTrait| matches!(operation_trait, OperationTrait::UnwrappedOutput);
        if operation.traits.iter().any(is_unwrapped) {
            rest::read_with(&unwrapped, response, read)
        } else {
            rest::read(self, response, read)
        }
    }

    fn error_summary(&self, response: &HttpResponse) -> ErrorSummary {
        let mut summary = xml::error_summary(response, self.error_path());
        let is_bare = body(response).is_ok_and(<[u8]>::is_empty) && response.status().as_u16() == 404;
        if self.not_found_by_status && is_bare {
            summary.metadata = summary.metadata.code("NotFound");
        }
        summary
    }

    fn error(&self, response: &HttpResponse, read: ReadBody<'_>) -> Result<(), ReadError> {
        let path = self.error_path();
        let codec = |body: &[u8], read: ReadBody<'_>| {
            // errors that are recognised by the status have no members
            let body = if body.is_empty() { b"<Error/>" } else { body };
            xml::parse(body, |root| read(&mut XmlReader::new(xml::at(root, path))))
        };
        rest::read_with(&codec, response, read)
    }

    fn content_type(&self) -> &'static str {
        BodyCodec::content_type(self)
    }

    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
        BodyCodec::write(self, view, traits)
    }

    fn read_document(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError> {
        BodyCodec::read(self, body, read)
    }

    fn is_error_in_success(&self, response: &HttpResponse) -> bool {
        let is_error = |body: &[u8]| xml::parse(body, |root| Ok(root.name() == "Error"));
        self.errors_in_success
            && body(response).is_ok_and(|body| !body.is_empty() && is_error(body).unwrap_or(false))
    }

    fn has_initial_messages(&self) -> bool {
        false
    }
}
