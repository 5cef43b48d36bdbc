//! The known differences between our client and the published one, with the behaviour that the specification requires.
//! A test fails on any other difference, and on entries that no longer occur.

/// A difference, with its reason.
#[derive(Debug)]
pub struct Difference {
    /// True if the requests differ, false if the results do.
    is_request: bool,
    /// The service.
    pub service: &'static str,
    /// The prefix of the call's name.
    call: &'static str,
    /// A part of the response's name.
    response: &'static str,
    #[allow(dead_code)] // to be printed
    why: &'static str,
}

const fn of(
    service: &'static str,
    call: &'static str,
    response: &'static str,
    why: &'static str,
) -> Difference {
    Difference {
        is_request: false,
        service,
        call,
        response,
        why,
    }
}

const fn request(service: &'static str, call: &'static str, why: &'static str) -> Difference {
    Difference {
        is_request: true,
        service,
        call,
        response: "",
        why,
    }
}

impl Difference {
    /// Returns `true` if it applies to this call and this response.
    pub fn is_it(&self, is_request: bool, call: &str, response: &str) -> bool {
        self.is_request == is_request && call.starts_with(self.call) && response.contains(self.response)
    }
}

const ORDER: &str = "the published crate's model has the members in another order than the model at hand";
const NULLS: &str = "nulls in lists and maps that are not sparse: we drop them, the published clients refuse the response. \
                     The specification leaves it open since its tests for dropping them are gone; botocore's tests ask for it";
const AGE: &str = "the published crate's model is newer than the model at hand";
const NO_PAYLOAD: &str =
    "the published client says the length and the type of a payload that is not there; the specification \
                          does neither ask for it nor forbid it";
const ADDED_MESSAGE: &str =
    "an error whose model has no message: we take one that begins with a small letter, too, as those of \
                             other services do, the published client does not; S3 sends none";
const NO_CODE: &str =
    "an error without a code: we keep its message and its request id, the published client has them in the source of the \
                       error only, where an operation has errors of its own";
const WEB_PAGE: &str =
    "a web page in place of a response: we refuse what is no XML, the published client does where it looks \
                        for something in it";
const HEADER_LISTS: &str =
    "a list in a header: we send one line with commas, the published client a line for each item; to HTTP both are the same";
const QUERY_CODE: &str = "an error that is named in the body only: we take its name or the code it has under awsQuery, the \
                          published client that code only. By the specification the name decides and the code is reported";
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
    of("sqs", "", "no code", NO_CODE),
    of("sqs", "", "bare", NO_CODE),
    of("sns", "", "no code", NO_CODE),
    of("sns", "", "bare", NO_CODE),
    of("sts", "", "no code", NO_CODE),
    of("sts", "", "bare", NO_CODE),
    of("route53", "", "no code", NO_CODE),
    of("route53", "", "bare", NO_CODE),
    of("cloudwatch", "", "no code", NO_CODE),
    of("cloudwatch", "", "bare", NO_CODE),
    of("lambda", "", "no code", NO_CODE),
    of("lambda", "", "bare", NO_CODE),
    of("polly", "", "no code", NO_CODE),
    of("polly", "", "bare", NO_CODE),
    of("s3", "", "no code", NO_CODE),
    of("s3", "", "bare", NO_CODE),
    of("kinesisanalyticsv2", "", "no code", NO_CODE),
    of("kinesisanalyticsv2", "", "bare", NO_CODE),
    of("cloudwatch", "", "null items", NULLS),
    of("cloudwatch", "", "null entries", NULLS),
    of("kinesisanalyticsv2", "", "null items", NULLS),
    of("kinesisanalyticsv2", "", "null entries", NULLS),
    of("lambda", "", "null items", NULLS),
    of("lambda", "", "null entries", NULLS),
    of("polly", "", "null items", NULLS),
    of("sqs", "", "null items", NULLS),
    of("sqs", "", "null entries", NULLS),
    request("lambda", "Invoke, Required", NO_PAYLOAD),
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
    of("s3", "", "a web page", WEB_PAGE),
    of("s3", "", ", code 0", ADDED_MESSAGE),
    of("s3", "", ", code 1", ADDED_MESSAGE),
    request("s3", "CompleteMultipartUpload, Required", NO_PAYLOAD),
    request("s3", "CreateBucket, Required", NO_PAYLOAD),
    request("s3", "PutBucketAcl, Required", NO_PAYLOAD),
    request("s3", "PutBucketLifecycleConfiguration, Required", NO_PAYLOAD),
    request("s3", "PutObjectAcl, Required", NO_PAYLOAD),
    request("s3", "PutObjectLegalHold, Required", NO_PAYLOAD),
    request("s3", "PutObjectLockConfiguration, Required", NO_PAYLOAD),
    request("s3", "PutObjectRetention, Required", NO_PAYLOAD),
    request("s3", "RestoreObject, Required", NO_PAYLOAD),
    request("s3", "GetObjectAttributes,", HEADER_LISTS),
    request("s3", "ListObject", HEADER_LISTS),
    request("s3", "PutBucketOwnershipControls,", AGE),
];
