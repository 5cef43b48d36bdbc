//! The operation `CreateSession` of S3, as far as clients need it internally.

use super::disable::DISABLE;
use crate::client::operation::{Operation, OperationOutput};
use crate::config::service::Service;
use crate::error::operation::OperationError;
use crate::error::reader::ErrorReader;
use crate::error::service_error::ServiceError;
use crate::error::{ErrorMetadata, Unhandled};
use crate::schema::constraint::Constraint;
use crate::schema::operation::PathStep;
use crate::schema::operation::{OperationShape, OperationTrait, StaticParam};
use crate::schema::read::{Empty, Read, ReadError, Reader};
use crate::schema::shape::{Member, Shape, Trait, Traits};
use crate::schema::value::{Structure, VisitMembers};
use crate::schema::write_error::WriteError;
use aws_credential_types::Credentials;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::DateTime;
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

/// `CreateSession` for the service `S`.
pub(super) struct CreateSession<S>(PhantomData<fn() -> S>);

impl<S> Default for CreateSession<S> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<S: Service> Operation for CreateSession<S> {
    type Input = CreateSessionInput;
    type Output = CreateSessionOutput;
    type Error = CreateSessionError;
    type Service = S;
    const SHAPE: OperationShape = OperationShape {
        name: "CreateSession",
        traits: &[
            OperationTrait::Http("GET", "/?session"),
            OperationTrait::StaticParam(DISABLE, StaticParam::Bool(true)),
            OperationTrait::InputParam("Bucket", &[PathStep::Field("Bucket")]),
        ],
    };
}

/// The input: the bucket.
#[derive(Debug)]
pub(super) struct CreateSessionInput {
    pub bucket: String,
}

static INPUT: Shape = Shape {
    name: "CreateSessionRequest",
    members: &[Member::constrained("Bucket", &[Constraint::Required]).with(&[Trait::Label])],
    traits: &[],
};

impl Empty for CreateSessionInput {
    fn empty() -> Self {
        let bucket = String::new();
        Self { bucket }
    }
}

impl Structure for CreateSessionInput {
    fn members(&self, visitor: &mut dyn VisitMembers) -> Result<(), WriteError> {
        visitor.visit(&INPUT, &[&self.bucket])
    }
}

/// The output: the session.
#[derive(Debug)]
pub(super) struct CreateSessionOutput {
    pub credentials: Option<SessionCredentials>,
}

static OUTPUT: Shape = Shape {
    name: "CreateSessionOutput",
    members: &[Member::new("Credentials")],
    traits: &[Trait::Name("CreateSessionResult")],
};

impl Empty for CreateSessionOutput {
    fn empty() -> Self {
        Self { credentials: None }
    }
}

impl Read for CreateSessionOutput {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        reader.structure(traits, &OUTPUT, &mut [&mut self.credentials])
    }
}

impl OperationOutput for CreateSessionOutput {
    // the request id is not used
    fn set_request_id(&mut self, _: Option<String>) {}
}

/// The credentials of a session.
#[derive(Default)]
pub(super) struct SessionCredentials {
    access_key_id: Option<String>,
    secret_access_key: Option<String>,
    session_token: Option<String>,
    expiration: Option<DateTime>,
}

static CREDENTIALS: Shape = Shape {
    name: "SessionCredentials",
    members: &[
        Member::new("AccessKeyId"),
        Member::new("SecretAccessKey"),
        Member::new("SessionToken"),
        Member::new("Expiration"),
    ],
    traits: &[],
};

impl fmt::Debug for SessionCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::schema::redacted::REDACTED)
    }
}

impl Empty for SessionCredentials {
    fn empty() -> Self {
        Self::default()
    }
}

impl Read for SessionCredentials {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        reader.structure(
            traits,
            &CREDENTIALS,
            &mut [
                &mut self.access_key_id,
                &mut self.secret_access_key,
                &mut self.session_token,
                &mut self.expiration,
            ],
        )
    }
}

impl SessionCredentials {
    /// Returns the credentials and their expiry.
    pub(super) fn credentials(&self) -> Result<(Credentials, SystemTime), BoxError> {
        let (Some(id), Some(secret), Some(token), Some(expiration)) = (
            &self.access_key_id,
            &self.secret_access_key,
            &self.session_token,
            self.expiration,
        ) else {
            return Err("S3 created a session whose credentials are not complete".into());
        };
        let expiry = SystemTime::try_from(expiration)?;
        let credentials = Credentials::new(id, secret, Some(token.clone()), Some(expiry), "s3express");
        Ok((credentials, expiry))
    }
}

/// The error: code and message are sufficient.
#[derive(Debug)]
pub(super) struct CreateSessionError(Unhandled);

impl fmt::Display for CreateSessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no session could be created for the bucket: {}", self.0)
    }
}

impl Error for CreateSessionError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl ProvideErrorMetadata for CreateSessionError {
    fn meta(&self) -> &ErrorMetadata {
        self.0.metadata()
    }
}

impl OperationError for CreateSessionError {
    fn read(_: &str, _: &mut ErrorReader<'_>) -> Option<Self> {
        None
    }

    fn inner(&self) -> &dyn ServiceError {
        &self.0
    }

    fn from_unhandled(error: Unhandled) -> Self {
        Self(error)
    }
}
