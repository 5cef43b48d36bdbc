//! The description of a service.

use super::endpoint_params::EndpointParamsType;
use super::extension::Extension;
use super::inner::ConfigInner;
use super::settings::Settings;
use super::shared::Shared;
use crate::endpoint::Rules;
use crate::protocol::Protocol;
use crate::schema::operation::AuthScheme;
use crate::schema::service::{ServiceShape, ServiceTrait};
use aws_runtime::user_agent::ApiMetadata;
use aws_types::SigningName;
use std::fmt;

/// The marker type of a generated client, with the description of its service.
pub trait Service: fmt::Debug + Send + Sync + 'static {
    /// The builder of its configurations.
    type ConfigBuilder: ConfigBuilder;
    /// The description of the service.
    const DESCRIPTOR: &'static ServiceDescriptor;
    /// True if inputs are validated by default.
    const VALIDATES_INPUT: bool = false;
}

/// A builder of configurations: that of the runtime, or one that the client defines.
pub trait ConfigBuilder {
    /// Creates a builder with these settings.
    fn of(settings: Settings) -> Self;
    /// Returns the settings.
    fn into_settings(self) -> Settings;
}

/// The properties of a service that all operations share.
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
    /// First part of the name of the retry quota that clients share; the region is the second.
    pub retry_partition: &'static str,
    /// The protocol.
    pub protocol: &'static dyn Protocol,
    /// The auth schemes, in order of preference.
    pub auth: &'static [AuthScheme],
    /// The settings for signatures.
    pub signing: Signing,
    /// The endpoint rules; `None` if the caller must set an endpoint.
    pub endpoint_rules: Option<&'static Rules>,
    /// Properties that no model states.
    pub traits: &'static [ServiceTrait],
    /// The type of the parameters of its endpoints.
    pub endpoint_params: &'static EndpointParamsType,
    /// The extensions of its clients.
    pub extensions: &'static [Extension],
}

impl ServiceDescriptor {
    /// Completes the configuration of a client.
    pub(crate) fn configure(&self, settings: Settings) -> Shared<ConfigInner> {
        let api = ApiMetadata::new(self.user_agent_name, self.version);
        Shared::new(settings.build(api, SigningName::from_static(self.signing_name)))
    }

    /// Returns the name of the service in traces and metadata: its `sdkId`, or the name of its shape.
    pub(crate) fn name(&self) -> &'static str {
        self.sdk_id.unwrap_or(self.shape.name)
    }
}

/// Settings for signatures.
#[derive(Clone, Copy, Debug)]
pub struct Signing {
    /// Signs the path as it is sent: not encoded twice, not normalised.
    pub path_as_sent: bool,
    /// Sends the checksum of the body in a header.
    pub content_sha256: bool,
}
