//! The service.

use super::auth;
use super::settings::{endpoint_config, EndpointConfig};
use super::wire::{namespace, WireTrait};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::endpoint::{self, EndpointRules, RuleSource};
use crate::model::{AuthScheme, Documentation, ShapeId, Traits};
use crate::names;
use crate::passes::{AuthTokens, Behavior, Prepared, ServiceTrait};
use crate::protocol::Protocol;
use std::collections::BTreeSet;

/// The service.
#[derive(Debug)]
pub struct Service {
    /// Its shape id.
    pub id: ShapeId,
    /// `sdkId` of the trait `aws.api#service`; `None` for services outside AWS.
    pub sdk_id: Option<String>,
    /// The name for readers: `title`, else the SDK id, else the name of the shape.
    pub title: String,
    /// Documentation as in the model.
    pub documentation: Documentation,
    /// `kinesisanalyticsv2`: the name of the crate, of the user agent and of the retry partition.
    pub module: String,
    /// Its API version.
    pub version: String,
    /// The name for signing; `None` if no request is signed with SigV4.
    pub signing_name: Option<String>,
    /// The auth schemes of its operations, in order of preference; `None` is no authentication.
    pub auth: Vec<Option<AuthScheme>>,
    /// The protocol of the client.
    pub protocol: Protocol,
    /// True if requests of some of its operations can be presigned, chosen or not.
    pub presigns: bool,
    /// True if errors in XML stand in an envelope.
    pub wraps_errors: bool,
    /// `xmlNamespace` of the service.
    pub namespace: Option<WireTrait>,
    /// True if errors also have the codes of the query protocol.
    pub query_compatible: bool,
    /// Behavior of the runtime particular to this service.
    pub behaviors: BTreeSet<Behavior>,
    /// Traits that the runtime acts on.
    pub traits: Vec<ServiceTrait>,
    /// The tokens for databases that the client can create.
    pub auth_tokens: Option<AuthTokens>,
    /// All auth schemes it has, used by operations or not: its configuration has settings for them.
    pub auth_schemes: Vec<AuthScheme>,
    /// The parts of its configuration that follow from the endpoint rules.
    pub endpoint_config: EndpointConfig,
    /// The endpoint rules; `None` if callers must set an endpoint.
    pub endpoint: Option<EndpointRules>,
}

impl Service {
    /// Returns `true` if the runtime shows this behavior for it.
    pub fn has(&self, behavior: Behavior) -> bool {
        self.behaviors.contains(&behavior)
    }
}

/// Returns the endpoint rules, if the model has any. Wrong auth schemes in them give warnings.
pub fn endpoint_rules(
    prepared: &Prepared,
    findings: &mut Diagnostics,
) -> Result<Option<EndpointRules>, Diagnostics> {
    let service = &prepared.model[prepared.service];
    let (rules, source) = match (&service.traits.endpoint_bdd, &service.traits.endpoint_rule_set) {
        (Some(rules), _) => (rules, RuleSource::Bdd(rules)),
        (None, Some(rules)) => (rules, RuleSource::RuleSet(rules)),
        (None, None) => return Ok(None),
    };
    let lowered = endpoint::lower(source, &service.id, |finding, path| {
        prepared.model.at(finding, rules.place_of(path))
    })?;
    for (finding, at) in endpoint::check_auth_schemes(rules, &service.id) {
        findings.push(prepared.model.at(finding, at));
    }
    Ok(Some(lowered))
}

/// Plans the service.
pub fn service(
    prepared: &Prepared,
    protocol: Protocol,
    endpoint: Option<EndpointRules>,
    findings: &mut Diagnostics,
) -> Service {
    let shape = &prepared.model[prepared.service];
    let traits = &shape.traits;
    let sdk_id = traits.sdk_id.clone();
    let name = sdk_id.as_ref().unwrap_or(&shape.id.name);
    let signing_name = traits.auth_schemes.iter().find_map(|scheme| match scheme {
        AuthScheme::SigV4 { name } | AuthScheme::SigV4a { name } => Some(name.clone()),
        _ => None,
    });
    if endpoint.is_none() && traits.client_context_params.is_some() {
        let message = "the trait `clientContextParams` has no effect: the service has no endpoint rules";
        let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message).shape(&shape.id);
        let finding = finding.hint("remove it, or add the trait `smithy.rules#endpointRuleSet`");
        findings.push(prepared.model.at(finding, shape.at));
    }
    Service {
        id: shape.id.clone(),
        module: names::service_module(name),
        title: traits.title.clone().unwrap_or_else(|| name.clone()),
        sdk_id,
        documentation: traits.documentation.clone(),
        version: shape.as_service().map(|s| s.version.clone()).unwrap_or_default(),
        signing_name,
        auth: auth::effective(traits, &Traits::default()),
        presigns: prepared.customizations.presigns(),
        wraps_errors: !(traits.protocols.iter())
            .any(|listed| listed.id == protocol.id() && listed.no_error_wrapping),
        protocol,
        namespace: namespace(traits),
        query_compatible: traits.aws_query_compatible,
        behaviors: prepared.customizations.behaviors.clone(),
        traits: prepared.customizations.traits.clone(),
        auth_tokens: prepared.customizations.auth_tokens,
        auth_schemes: traits.auth_schemes.clone(),
        endpoint_config: endpoint
            .as_ref()
            .map(|rules| endpoint_config(&prepared.model, shape, rules, findings))
            .unwrap_or_default(),
        endpoint,
    }
}
