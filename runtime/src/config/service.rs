//! What a service is, as data.

use super::extension::Extension;
use super::inner::{BuilderInner, ConfigInner};
use crate::endpoint::Rules;
use crate::protocol::Protocol;
use crate::schema::operation::AuthScheme;
use crate::schema::service::{ServiceShape, ServiceTrait};
use aws_runtime::user_agent::ApiMetadata;
use aws_types::SigningName;
use std::fmt;

/// Marks the types of one generated client and says which service it is for.
pub trait Service: Clone + Copy + fmt::Debug + Send + Sync + 'static {
    /// The service.
    const DESCRIPTOR: &'static ServiceDescriptor;
    /// True if inputs are checked before they are sent, unless a configuration says otherwise.
    const VALIDATES_INPUT: bool = false;
}

/// Facts about a service that no operation changes.
#[derive(Debug)]
pub struct ServiceDescriptor {
    /// `sdkId` of the trait `aws.api#service`; `None` for services outside AWS.
    pub sdk_id: Option<&'static str>,
    /// Its names in requests.
    pub shape: ServiceShape,
    /// The scope of metrics: the name of the official crate, or of the package for services outside AWS.
    pub crate_name: &'static str,
    /// Name in the user agent.
    pub user_agent_name: &'static str,
    /// Version of the generated crate, in the user agent.
    pub version: &'static str,
    /// Name of the service in SigV4 signatures.
    pub signing_name: &'static str,
    /// First part of the name under which clients share a retry quota; the region is the second.
    pub retry_partition: &'static str,
    /// How requests are written and responses read.
    pub protocol: &'static dyn Protocol,
    /// The auth schemes, best first.
    pub auth: &'static [AuthScheme],
    /// How requests are signed.
    pub signing: Signing,
    /// How endpoints are found; `None` where the caller has to name one.
    pub endpoint_rules: Option<&'static Rules>,
    /// Facts that no model says.
    pub traits: &'static [ServiceTrait],
    /// What it needs that no model says.
    pub extensions: &'static [Extension],
}

impl ServiceDescriptor {
    /// Finishes a configuration of a client of this service.
    pub(crate) fn configure(&self, builder: BuilderInner) -> ConfigInner {
        let api = ApiMetadata::new(self.user_agent_name, self.version);
        builder.build(api, SigningName::from_static(self.signing_name))
    }

    /// Returns the name of the service in traces and metadata: its `sdkId`, or the name of its shape.
    pub(crate) fn name(&self) -> &'static str {
        self.sdk_id.unwrap_or(self.shape.name)
    }
}

/// How requests of a service are signed.
#[derive(Clone, Copy, Debug)]
pub struct Signing {
    /// The path is signed as it is sent: not encoded again, not normalised.
    pub path_as_sent: bool,
    /// The checksum of the body is sent in a header.
    pub content_sha256: bool,
}
