//! All traits of Smithy and AWS that are not parsed, each with the reason why they do not affect a client, or with the
//! feature that is missing.

/// The effect of a trait on a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It has no effect on a client, for this reason.
    None(&'static str),
    /// It should have an effect, but is not supported; the text names the consequence.
    Missing(&'static str),
}

const DOCUMENTATION: Effect = Effect::None("it only describes the shape");
const MODELLING: Effect = Effect::None("it is for model checks and tools");
const RESOURCES: Effect = Effect::None("clients have operations, not resources");
const SERVER: Effect = Effect::None("it is for servers and their gateways");
const CLOUD_FORMATION: Effect = Effect::None("it is for resources of CloudFormation");
const IAM: Effect = Effect::None("it is for policies of IAM");
const ENDPOINTS: Effect = Effect::None("it is reflected in the endpoint rules");
const MQTT: Effect = Effect::Missing("MQTT is not supported; requests are sent over HTTP");

/// Sorted by id.
const TABLE: &[(&str, Effect)] = &[
    ("aws.api#arn", RESOURCES),
    ("aws.api#arnReference", DOCUMENTATION),
    (
        "aws.api#awsChunked",
        Effect::None("bodies are sent in chunks if `httpChecksum` requires it"),
    ),
    (
        "aws.api#clientEndpointDiscoveryId",
        Effect::None("endpoints are discovered without ids"),
    ),
    ("aws.api#controlPlane", DOCUMENTATION),
    ("aws.api#data", DOCUMENTATION),
    ("aws.api#dataPlane", DOCUMENTATION),
    ("aws.api#tagEnabled", RESOURCES),
    ("aws.api#taggable", RESOURCES),
    ("aws.apigateway#apiKeyRequired", SERVER),
    ("aws.apigateway#apiKeySource", SERVER),
    ("aws.apigateway#apiTlsPolicy", SERVER),
    ("aws.apigateway#authorizer", SERVER),
    ("aws.apigateway#authorizers", SERVER),
    ("aws.apigateway#endpointConfiguration", SERVER),
    ("aws.apigateway#gatewayResponses", SERVER),
    ("aws.apigateway#integration", SERVER),
    ("aws.apigateway#minimumCompressionSize", SERVER),
    ("aws.apigateway#mockIntegration", SERVER),
    ("aws.apigateway#requestValidator", SERVER),
    ("aws.apigateway#resourcePolicy", SERVER),
    (
        "aws.auth#cognitoUserPools",
        Effect::Missing("requests are sent without a token of a Cognito user pool"),
    ),
    ("aws.auth#cognitoUserPoolsScopes", SERVER),
    ("aws.cloudformation#cfnAdditionalIdentifier", CLOUD_FORMATION),
    ("aws.cloudformation#cfnDefaultValue", CLOUD_FORMATION),
    ("aws.cloudformation#cfnExcludeProperty", CLOUD_FORMATION),
    ("aws.cloudformation#cfnMutability", CLOUD_FORMATION),
    ("aws.cloudformation#cfnName", CLOUD_FORMATION),
    ("aws.cloudformation#cfnResource", CLOUD_FORMATION),
    ("aws.endpoints#dualStackOnlyEndpoints", ENDPOINTS),
    ("aws.endpoints#endpointsModifier", ENDPOINTS),
    ("aws.endpoints#rulesBasedEndpoints", ENDPOINTS),
    ("aws.endpoints#standardPartitionalEndpoints", ENDPOINTS),
    ("aws.endpoints#standardRegionalEndpoints", ENDPOINTS),
    ("aws.iam#actionName", IAM),
    ("aws.iam#actionPermissionDescription", IAM),
    ("aws.iam#conditionKeyValue", IAM),
    ("aws.iam#conditionKeys", IAM),
    ("aws.iam#defineConditionKeys", IAM),
    ("aws.iam#disableConditionKeyInference", IAM),
    ("aws.iam#iamAction", IAM),
    ("aws.iam#iamResource", IAM),
    ("aws.iam#requiredActions", IAM),
    ("aws.iam#serviceResolvedConditionKeys", IAM),
    ("aws.iam#supportedPrincipalTypes", IAM),
    ("smithy.api#authDefinition", MODELLING),
    ("smithy.api#cors", SERVER),
    ("smithy.api#examples", DOCUMENTATION),
    (
        "smithy.api#httpError",
        Effect::None("errors are identified by their codes"),
    ),
    ("smithy.api#idRef", MODELLING),
    (
        "smithy.api#idempotent",
        Effect::None("retries depend on the error of a call"),
    ),
    (
        "smithy.api#internal",
        Effect::None("having the model implies access to it"),
    ),
    (
        "smithy.api#longPoll",
        Effect::Missing("the operation has the same timeouts as others; set longer timeouts for it"),
    ),
    ("smithy.api#metadata", MODELLING),
    ("smithy.api#mixin", MODELLING),
    ("smithy.api#nestedProperties", RESOURCES),
    ("smithy.api#noReplace", RESOURCES),
    ("smithy.api#notProperty", RESOURCES),
    ("smithy.api#private", MODELLING),
    ("smithy.api#property", RESOURCES),
    ("smithy.api#protocolDefinition", MODELLING),
    (
        "smithy.api#readonly",
        Effect::None("retries depend on the error of a call"),
    ),
    ("smithy.api#recommended", DOCUMENTATION),
    ("smithy.api#references", RESOURCES),
    (
        "smithy.api#requiresLength",
        Effect::None("the length of a body is sent if it is known"),
    ),
    ("smithy.api#resourceIdentifier", RESOURCES),
    ("smithy.api#since", DOCUMENTATION),
    ("smithy.api#suppress", MODELLING),
    ("smithy.api#tags", DOCUMENTATION),
    ("smithy.api#trait", MODELLING),
    ("smithy.api#traitValidators", MODELLING),
    (
        "smithy.api#uniqueItems",
        Effect::None("the service checks it; lists are sent as given"),
    ),
    ("smithy.api#unitType", MODELLING),
    ("smithy.api#unstable", DOCUMENTATION),
    (
        "smithy.contracts#conditions",
        Effect::None("the service checks it"),
    ),
    ("smithy.mqtt#mqttJson", MQTT),
    ("smithy.mqtt#publish", MQTT),
    ("smithy.mqtt#subscribe", MQTT),
    ("smithy.mqtt#topicLabel", MQTT),
    ("smithy.openapi#specificationExtension", SERVER),
    ("smithy.rules#endpointTests", MODELLING),
    ("smithy.test#httpMalformedRequestTests", SERVER),
    (
        "smithy.test#smokeTests",
        Effect::None("smoke tests are run against the service itself"),
    ),
];

/// Returns the effect of a trait that is not parsed; `None` if it is unknown.
pub fn effect(id: &str) -> Option<Effect> {
    let at = TABLE.binary_search_by_key(&id, |(known, _)| known).ok()?;
    TABLE.get(at).map(|(_, effect)| *effect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_each_trait_once() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(effect("smithy.api#cors"), Some(SERVER));
        assert_eq!(effect("smithy.api#nothing"), None);
    }
}
