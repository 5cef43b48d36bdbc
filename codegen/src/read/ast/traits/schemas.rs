//! The schemas of the values of supported traits.

use crate::read::schema::Schema;
use Schema::{Any, Choice, Flag, List, Map, Number, Object, OneOf, Text};

/// The value of an annotation trait.
static ANNOTATION: Schema = Object(&[]);

static TEXTS: Schema = List(&Text);

static LIMITS: Schema = Object(&[("min", Number), ("max", Number)]);

static NAMED: Schema = Object(&[("name", Text)]);

static ENUM: Schema = List(&Object(&[
    // without it the value is refused elsewhere
    ("value", Any),
    ("name", Text),
    ("documentation", Text),
    ("tags", Any),
    ("deprecated", Flag),
]));

/// A protocol of AWS or Smithy.
static PROTOCOL: Schema = Object(&[
    ("http", TEXTS_OF_PROTOCOL),
    ("eventStreamHttp", TEXTS_OF_PROTOCOL),
]);

static REST_XML: Schema = Object(&[
    ("http", TEXTS_OF_PROTOCOL),
    ("eventStreamHttp", TEXTS_OF_PROTOCOL),
    ("noErrorWrapping", Flag),
]);

const TEXTS_OF_PROTOCOL: Schema = List(&Text);

/// `aws.api#service`; older models of AWS have more properties than the specification.
static SERVICE: Schema = Object(&[
    ("sdkId", Text),
    ("arnNamespace", Text),
    ("cloudFormationName", Text),
    ("cloudTrailEventSource", Text),
    ("endpointPrefix", Text),
    ("docId", Text),
    ("abbreviation", Text),
    ("serviceName", Any),
    ("apiVersion", Any),
    ("awsProductName", Any),
    ("sdkServiceId", Any),
    ("name", Any),
]);

static PATH_MATCHER: Schema = Object(&[("path", Any), ("expected", Any), ("comparator", Any)]);

static WAITABLE: Schema = Map(&Object(&[
    ("documentation", Text),
    (
        "acceptors",
        List(&Object(&[
            ("state", OneOf(&["success", "failure", "retry"])),
            (
                "matcher",
                Choice(&[
                    ("output", PATH),
                    ("inputOutput", PATH),
                    ("errorType", Any),
                    ("success", Flag),
                ]),
            ),
            ("message", Text),
        ])),
    ),
    ("minDelay", Number),
    ("maxDelay", Number),
    ("deprecated", Flag),
    ("tags", Any),
]));

const PATH: Schema = Schema::Same(&PATH_MATCHER);

/// Parameters of endpoint rules.
static PARAMETERS: Schema = Map(&Object(&[
    ("type", Text),
    ("builtIn", Text),
    ("required", Flag),
    ("default", Any),
    ("documentation", Text),
    // a string in rule sets, a flag in decision diagrams
    ("deprecated", Any),
]));

static CONDITIONS: Schema = List(&Object(&[("fn", Text), ("argv", List(&Any)), ("assign", Text)]));

static ENDPOINT: Schema = Object(&[
    ("url", Any),
    ("properties", Map(&Any)),
    ("headers", Map(&List(&Any))),
]);

static RULE: Schema = Object(&[
    ("type", OneOf(&["endpoint", "error", "tree"])),
    ("documentation", Text),
    ("conditions", Schema::Same(&CONDITIONS)),
    ("endpoint", Schema::Same(&ENDPOINT)),
    ("error", Any),
    ("rules", List(&RULE)),
]);

static RULE_SET: Schema = Object(&[
    ("version", Text),
    ("serviceId", Text),
    ("parameters", Schema::Same(&PARAMETERS)),
    ("rules", List(&RULE)),
]);

static BDD: Schema = Object(&[
    ("version", Text),
    ("parameters", Schema::Same(&PARAMETERS)),
    ("conditions", Schema::Same(&CONDITIONS)),
    ("results", List(&RULE)),
    ("root", Number),
    ("nodeCount", Number),
    ("nodes", Text),
]);

static REQUEST_TESTS: Schema = List(&Object(&[
    ("id", Text),
    ("protocol", Text),
    ("authScheme", Text),
    ("method", Text),
    ("uri", Text),
    ("host", Text),
    ("resolvedHost", Text),
    ("queryParams", List(&Text)),
    ("forbidQueryParams", List(&Text)),
    ("requireQueryParams", List(&Text)),
    ("headers", Map(&Text)),
    ("forbidHeaders", List(&Text)),
    ("requireHeaders", List(&Text)),
    ("body", Text),
    ("bodyMediaType", Text),
    ("params", Any),
    ("vendorParams", Any),
    ("vendorParamsShape", Text),
    ("documentation", Text),
    ("tags", Any),
    ("appliesTo", OneOf(&["client", "server"])),
]));

static RESPONSE_TESTS: Schema = List(&Object(&[
    ("id", Text),
    ("protocol", Text),
    ("authScheme", Text),
    ("code", Number),
    ("headers", Map(&Text)),
    ("forbidHeaders", List(&Text)),
    ("requireHeaders", List(&Text)),
    ("body", Text),
    ("bodyMediaType", Text),
    ("params", Any),
    ("vendorParams", Any),
    ("vendorParamsShape", Text),
    ("documentation", Text),
    ("tags", Any),
    ("appliesTo", OneOf(&["client", "server"])),
]));

static EVENT_TESTS: Schema = List(&Object(&[
    ("id", Text),
    ("protocol", Text),
    ("initialRequestParams", Any),
    ("initialRequest", Any),
    ("initialRequestShape", Text),
    ("initialResponseParams", Any),
    ("initialResponse", Any),
    ("initialResponseShape", Text),
    (
        "events",
        List(&Object(&[
            ("type", OneOf(&["request", "response"])),
            ("params", Any),
            ("headers", Map(&Any)),
            ("forbidHeaders", List(&Text)),
            ("requireHeaders", List(&Text)),
            ("body", Text),
            ("bodyMediaType", Text),
            ("bytes", Text),
            ("vendorParams", Any),
            ("vendorParamsShape", Text),
        ])),
    ),
    (
        "expectation",
        Choice(&[("success", Any), ("failure", Object(&[("errorId", Text)]))]),
    ),
    ("vendorParams", Any),
    ("vendorParamsShape", Text),
    ("documentation", Text),
    ("appliesTo", OneOf(&["client", "server"])),
    ("tags", Any),
]));

/// Returns the schema of the value of a trait; `None` if the trait is not supported or its parser checks everything.
pub fn schema(id: &str) -> Option<&'static Schema> {
    let (namespace, name) = id.split_once('#')?;
    Some(match namespace {
        "smithy.api" => return of_prelude(name),
        "smithy.rules" => match name {
            "endpointRuleSet" => &RULE_SET,
            "endpointBdd" => &BDD,
            "contextParam" => &NAMED,
            "staticContextParams" => &Map(&Object(&[("value", Any)])),
            "operationContextParams" => &Map(&Object(&[("path", Text)])),
            "clientContextParams" => &Map(&Object(&[("type", Text), ("documentation", Text)])),
            _ => return None,
        },
        "smithy.test" => match name {
            "httpRequestTests" => &REQUEST_TESTS,
            "httpResponseTests" => &RESPONSE_TESTS,
            "eventStreamTests" => &EVENT_TESTS,
            _ => return None,
        },
        "smithy.waiters" if name == "waitable" => &WAITABLE,
        "aws.api" => match name {
            "service" => &SERVICE,
            "clientEndpointDiscovery" => &Object(&[("operation", Text), ("error", Text)]),
            "clientDiscoveredEndpoint" => &Object(&[("required", Flag)]),
            _ => return None,
        },
        "aws.auth" => match name {
            "sigv4" | "sigv4a" => &NAMED,
            "unsignedPayload" => &ANNOTATION,
            _ => return None,
        },
        "aws.customizations" if name == "s3UnwrappedXmlOutput" => &ANNOTATION,
        "aws.protocols" => match name {
            "httpChecksum" => &Object(&[
                ("requestAlgorithmMember", Text),
                ("requestChecksumRequired", Flag),
                ("requestValidationModeMember", Text),
                ("responseAlgorithms", List(&Text)),
            ]),
            "awsQueryError" => &Object(&[("code", Text), ("httpResponseCode", Number)]),
            "awsQueryCompatible" | "awsQuery" | "ec2Query" => &ANNOTATION,
            "awsJson1_0" | "awsJson1_1" | "restJson1" => &PROTOCOL,
            "restXml" => &REST_XML,
            _ => return None,
        },
        "smithy.protocols" if matches!(name, "rpcv2Cbor" | "rpcv2Json") => &PROTOCOL,
        _ => return None,
    })
}

fn of_prelude(name: &str) -> Option<&'static Schema> {
    Some(match name {
        "deprecated" => &Object(&[("message", Text), ("since", Text)]),
        "externalDocumentation" => &Map(&Text),
        "length" | "range" => &LIMITS,
        "enum" => &ENUM,
        "retryable" => &Object(&[("throttling", Flag)]),
        "paginated" => &Object(&[
            ("inputToken", Text),
            ("outputToken", Text),
            ("items", Text),
            ("pageSize", Text),
        ]),
        "xmlNamespace" => &Object(&[("uri", Text), ("prefix", Text)]),
        "http" => &Object(&[("method", Text), ("uri", Text), ("code", Number)]),
        "httpApiKeyAuth" => &Object(&[
            ("name", Text),
            ("in", OneOf(&["header", "query"])),
            ("scheme", Text),
        ]),
        "endpoint" => &Object(&[("hostPrefix", Text)]),
        "requestCompression" => &Object(&[("encodings", List(&Text))]),
        "auth" => &TEXTS,
        "sensitive"
        | "required"
        | "clientOptional"
        | "addedDefault"
        | "box"
        | "input"
        | "output"
        | "sparse"
        | "idempotencyToken"
        | "streaming"
        | "xmlFlattened"
        | "xmlAttribute"
        | "eventHeader"
        | "eventPayload"
        | "httpLabel"
        | "httpQueryParams"
        | "httpPayload"
        | "httpResponseCode"
        | "httpChecksumRequired"
        | "hostLabel"
        | "optionalAuth"
        | "httpBearerAuth"
        | "httpBasicAuth"
        | "httpDigestAuth" => &ANNOTATION,
        _ => return None,
    })
}
