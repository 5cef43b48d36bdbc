//! What our client and the published one do differently, and who is right by the specification. A test fails where
//! something else differs, and where something here no longer does.

/// What differs, and why.
#[derive(Debug)]
pub struct Difference {
    /// Whether it is the request, else it is what comes of the call.
    is_request: bool,
    /// Of this service.
    pub service: &'static str,
    /// How the name of the call begins.
    call: &'static str,
    /// What the name of the answer has in it.
    answer: &'static str,
    #[allow(dead_code)] // to be printed
    why: &'static str,
}

const fn of(
    service: &'static str,
    call: &'static str,
    answer: &'static str,
    why: &'static str,
) -> Difference {
    Difference {
        is_request: false,
        service,
        call,
        answer,
        why,
    }
}

const fn request(service: &'static str, call: &'static str, why: &'static str) -> Difference {
    Difference {
        is_request: true,
        service,
        call,
        answer: "",
        why,
    }
}

impl Difference {
    /// Whether it is about this call and this answer.
    pub fn is_it(&self, is_request: bool, call: &str, answer: &str) -> bool {
        self.is_request == is_request && call.starts_with(self.call) && answer.contains(self.answer)
    }
}

const ORDER: &str = "the published crate's model has the members in another order than the model at hand";
const NULLS: &str = "nulls in lists and maps that are not sparse: we drop them, the published clients refuse the response. \
                     The specification leaves it open since its tests for dropping them are gone; botocore's tests ask for it";
const REQUEST_ID: &str =
    "an error without a code: the published clients keep the request id only where an operation has no \
                          errors of its own, we never do; the specification knows no such error";
const QUERY_CODE: &str = "an error that is named in the body only: we take its name or the code it has under awsQuery, the \
                          published client that code only. By the specification the name decides and the code is told";
const CBOR_NULLS: &str = "null in place of a list, a structure or a timestamp, or beside the member of a union: we take it \
                          for a member that is not there, as the specification asks clients to, the published client \
                          refuses the response";
const LENGTH: &str =
    "the published client does not say the length of an input without members; the specification's tests \
                      require it";
const ENUM_NAMES: &str =
    "botocore has no names for the values of enums, so that `opentelemetry0.7` has another variant";

/// All of it.
pub const DIFFERENT: &[Difference] = &[
    of("cloudwatch", "", "null items", NULLS),
    of("cloudwatch", "", "null entries", NULLS),
    of("kinesisanalyticsv2", "", "null items", NULLS),
    of("kinesisanalyticsv2", "", "null entries", NULLS),
    of("lambda", "", "null items", NULLS),
    of("lambda", "", "null entries", NULLS),
    of("polly", "", "null items", NULLS),
    of("sqs", "", "null items", NULLS),
    of("sqs", "", "null entries", NULLS),
    request(
        "lambda",
        "Invoke, Required",
        "the published client says the length and the type of a payload that is not there; the specification does \
         neither ask for it nor forbid it",
    ),
    request("lambda", "ListLayers,", ORDER),
    request("lambda", "ListLayerVersions,", ORDER),
    of(
        "lambda",
        "DeleteFunction,",
        "",
        "the published crate's model has a member for the status that the model at hand lacks",
    ),
    of("sqs", "", ", code 2", QUERY_CODE),
    of("sqs", "", ", code 3", QUERY_CODE),
    of(
        "sqs",
        "ReceiveMessage,",
        "spelled out",
        "an escaped slash in base64: we read it, as JSON has it, the published client refuses the response",
    ),
    request("cloudwatch", "GetOTelEnrichment,", LENGTH),
    request("cloudwatch", "StopOTelEnrichment,", LENGTH),
    of("cloudwatch", "", ", code 2", QUERY_CODE),
    of("cloudwatch", "", ", code 3", QUERY_CODE),
    of("cloudwatch", "", "member null", CBOR_NULLS),
    of("cloudwatch", "", "members null", CBOR_NULLS),
    of("cloudwatch", "", "null variants", CBOR_NULLS),
    of("cloudwatch", "GetMetricStream,", "Highest", ENUM_NAMES),
    of("cloudwatch", "GetMetricStream,", "Empty", ENUM_NAMES),
    of("cloudwatch", "ListMetricStreams,", "Highest", ENUM_NAMES),
    of("cloudwatch", "DeleteAlarmMuteRule,", "no code", REQUEST_ID),
    of("cloudwatch", "DescribeAlarmsForMetric,", "no code", REQUEST_ID),
    of("cloudwatch", "DisableAlarmActions,", "no code", REQUEST_ID),
    of("cloudwatch", "EnableAlarmActions,", "no code", REQUEST_ID),
    of("cloudwatch", "GetMetricWidgetImage,", "no code", REQUEST_ID),
    of("cloudwatch", "GetOTelEnrichment,", "no code", REQUEST_ID),
    of("cloudwatch", "StopOTelEnrichment,", "no code", REQUEST_ID),
    of("route53", "GetCheckerIpRanges,", "no code", REQUEST_ID),
    of("route53", "GetCheckerIpRanges,", "bare", REQUEST_ID),
    of("route53", "GetHealthCheckCount,", "no code", REQUEST_ID),
    of("route53", "GetHealthCheckCount,", "bare", REQUEST_ID),
    of("route53", "GetTrafficPolicyInstanceCount,", "no code", REQUEST_ID),
    of("route53", "GetTrafficPolicyInstanceCount,", "bare", REQUEST_ID),
    of("sts", "GetAccessKeyInfo,", "no code", REQUEST_ID),
    of("sts", "GetAccessKeyInfo,", "bare", REQUEST_ID),
    of("sts", "GetCallerIdentity,", "no code", REQUEST_ID),
    of("sts", "GetCallerIdentity,", "bare", REQUEST_ID),
];
