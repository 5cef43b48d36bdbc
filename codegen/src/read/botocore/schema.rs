//! The schemas of botocore's files. Every key in botocore's data or read by its code is either read here, or unused for
//! the given reason.

use crate::read::schema::Schema;
use Schema::{Any, Flag, List, Map, Number, Object, OneOf, Same, Text, TextOr, Unused};

static TEXTS: Schema = List(&Text);
const DESCRIBES: Schema = Unused("it repeats the description of the target");
const VERSION: Schema = Unused("the name of the file determines its kind");

static XML_NAMESPACE: Schema = Object(&[("uri", Text), ("prefix", Text)]);
const NAMESPACE: Schema = TextOr(&XML_NAMESPACE);

/// `service-2`, with its extras.
pub static SERVICE: Schema = Object(&[
    ("version", VERSION),
    ("metadata", Same(&METADATA)),
    ("documentation", Text),
    ("deprecated", Flag),
    ("deprecatedMessage", Text),
    ("deprecatedSince", Text),
    ("clientContextParams", Map(&Any)),
    ("operations", Map(&OPERATION)),
    ("shapes", Map(&SHAPE)),
    ("examples", Unused("it shows calls in Python")),
]);

static METADATA: Schema = Object(&[
    ("serviceId", Text),
    ("serviceFullName", Text),
    ("serviceAbbreviation", Unused("the full name is shown")),
    ("apiVersion", Text),
    ("uid", Unused("it is made of the id and the version")),
    ("endpointPrefix", Text),
    ("globalEndpoint", Unused("the endpoint rules determine it")),
    (
        "ripServiceName",
        Unused("it is the name of the service in lists of regions"),
    ),
    ("protocol", Text),
    ("protocols", Any),
    ("jsonVersion", Text),
    (
        "protocolSettings",
        Object(&[("h2", Unused("the HTTP client negotiates the version"))]),
    ),
    ("targetPrefix", Text),
    ("signatureVersion", Any),
    ("signingName", Text),
    ("auth", Any),
    ("xmlNamespace", NAMESPACE),
    ("awsQueryCompatible", Object(&[])),
    (
        "checksumFormat",
        Unused("it is for Glacier, whose checksums are a quirk"),
    ),
]);

static OPERATION: Schema = Object(&[
    ("name", Text),
    ("http", Same(&HTTP)),
    ("input", Same(&INPUT)),
    ("output", Same(&OUTPUT)),
    ("errors", List(&ERROR_OF_OPERATION)),
    ("documentation", Text),
    ("documentationUrl", Text),
    ("deprecated", Flag),
    ("deprecatedMessage", Text),
    ("deprecatedSince", Text),
    ("alias", Unused("it is a former name of the operation")),
    ("idempotent", Flag),
    ("readonly", Flag),
    ("endpoint", Object(&[("hostPrefix", Text)])),
    ("endpointdiscovery", Object(&[("required", Flag)])),
    ("endpointoperation", Flag),
    ("authtype", Any),
    ("auth", Any),
    ("unsignedPayload", Flag),
    ("httpChecksumRequired", Flag),
    ("httpChecksum", Any),
    ("requestcompression", Any),
    ("staticContextParams", Any),
    ("operationContextParams", Any),
]);

static HTTP: Schema = Object(&[("method", Text), ("requestUri", Text), ("responseCode", Number)]);

static INPUT: Schema = Object(&[
    ("shape", Any),
    ("locationName", Text),
    ("xmlNamespace", NAMESPACE),
    ("documentation", DESCRIBES),
]);

static OUTPUT: Schema = Object(&[
    ("shape", Any),
    ("locationName", Text),
    ("xmlNamespace", NAMESPACE),
    ("resultWrapper", Text),
    ("documentation", DESCRIBES),
]);

static ERROR_OF_OPERATION: Schema = Object(&[
    ("shape", Any),
    ("documentation", DESCRIBES),
    ("exception", DESCRIBES),
    ("fault", DESCRIBES),
    ("error", DESCRIBES),
]);

static SHAPE: Schema = Object(&[
    ("type", Text),
    ("documentation", Text),
    ("documentationUrl", Text),
    ("deprecated", Flag),
    ("deprecatedMessage", Text),
    ("deprecatedSince", Text),
    ("members", Map(&MEMBER)),
    ("member", Same(&PART)),
    ("key", Same(&PART)),
    ("value", Same(&PART)),
    ("required", List(&Text)),
    ("min", Number),
    ("max", Number),
    ("pattern", Text),
    ("enum", List(&Text)),
    (
        "box",
        Unused("`required` determines whether a value may be missing"),
    ),
    ("sensitive", Flag),
    ("sparse", Flag),
    ("union", Flag),
    ("document", Flag),
    ("streaming", Flag),
    ("requiresLength", Flag),
    ("eventstream", Flag),
    ("event", Unused("the members of an event stream are its events")),
    ("exception", Flag),
    ("fault", Flag),
    ("error", Same(&ERROR)),
    ("retryable", Object(&[("throttling", Flag)])),
    ("synthetic", Unused("the error is treated like others")),
    ("payload", Text),
    ("flattened", Flag),
    ("locationName", Text),
    ("xmlNamespace", NAMESPACE),
    ("xmlOrder", Unused("elements are written in the order of members")),
    ("wrapper", Unused("it is for other generators")),
    ("timestampFormat", TIMESTAMP),
]);

const TIMESTAMP: Schema = OneOf(&["iso8601", "rfc822", "unixTimestamp"]);

static ERROR: Schema = Object(&[
    ("code", Text),
    ("httpStatusCode", Number),
    ("senderFault", Unused("the status determines that")),
]);

static MEMBER: Schema = Object(&[
    ("shape", Any),
    ("documentation", Text),
    ("documentationUrl", Text),
    ("deprecated", Flag),
    ("deprecatedMessage", Text),
    ("deprecatedSince", Text),
    ("location", LOCATION),
    ("locationName", Text),
    ("queryName", Text),
    ("flattened", Flag),
    ("streaming", Flag),
    ("jsonvalue", Flag),
    ("timestampFormat", TIMESTAMP),
    ("xmlNamespace", NAMESPACE),
    ("xmlAttribute", Flag),
    ("idempotencyToken", Flag),
    ("hostLabel", Flag),
    ("contextParam", Any),
    ("endpointdiscoveryid", Flag),
    ("eventheader", Flag),
    ("eventpayload", Flag),
    (
        "box",
        Unused("`required` determines whether a value may be missing"),
    ),
    ("enum", Unused("the type of a member is that of its target")),
]);

const LOCATION: Schema = OneOf(&["header", "headers", "uri", "querystring", "statusCode"]);

/// The item of a list, the key or value of a map.
static PART: Schema = Object(&[
    ("shape", Any),
    ("locationName", Text),
    ("xmlNamespace", NAMESPACE),
    ("documentation", Text),
    ("documentationUrl", Text),
    ("deprecated", Flag),
    ("deprecatedMessage", Text),
    ("deprecatedSince", Text),
    (
        "jsonvalue",
        Unused("JSON in texts is handed out as it is, where the text is not in a header"),
    ),
]);

/// The extras of a file.
pub static EXTRAS: Schema = Object(&[("version", VERSION), ("merge", Map(&Any))]);

/// `paginators-1`, with its extras.
pub static PAGINATORS: Schema = Object(&[("version", VERSION), ("pagination", Map(&PAGINATOR))]);

static PAGINATOR: Schema = Object(&[
    ("input_token", PATHS),
    ("output_token", PATHS),
    ("result_key", PATHS),
    ("limit_key", Text),
    ("more_results", Unused("there is no token after the last page")),
    ("non_aggregate_keys", Unused("pages are returned as a whole")),
    ("py_input_token", Unused("it is for Python only")),
]);

/// One path, or several.
const PATHS: Schema = TextOr(&TEXTS);

/// `waiters-2`.
pub static WAITERS: Schema = Object(&[("version", VERSION), ("waiters", Map(&WAITER))]);

static WAITER: Schema = Object(&[
    ("operation", Text),
    ("delay", Number),
    ("maxAttempts", Unused("callers set the maximum wait time")),
    ("description", Text),
    ("acceptors", List(&ACCEPTOR)),
]);

static ACCEPTOR: Schema = Object(&[
    ("matcher", Text),
    ("state", OneOf(&["success", "failure", "retry"])),
    ("expected", Any),
    ("argument", Text),
]);
