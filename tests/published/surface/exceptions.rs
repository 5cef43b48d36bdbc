//! Items of published crates that ours lack, with the reason.

use super::compare::Missing;

const OWN_PLUMBING: &str = "the published crate runs an operation as a plugin of its own kind; ours is data";

const SEALED: &str =
    "a client gets more waiters with a later model: the trait is sealed, so that these break nobody's implementation";
const STREAMS: &str = "a stream is in the input from the start, and no `Option` of it there to refer to";
const NAMED: &str =
    "the value is newer than the Smithy model at hand, and botocore's models do not name values";
const DEFAULTS: &str =
    "the member has the default zero, no Smithy model at hand has the member, and botocore's models have no defaults";
const CLIENT_OPTIONAL: &str =
    "the type is newer than the Smithy model at hand, and botocore's models do not say that clients may leave it out";

/// Exceptions of every service: a part of an item, and the reason it is missing.
const EVERYWHERE: &[(&str, &str)] = &[(
    "impl aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin for operation::",
    OWN_PLUMBING,
)];

/// Exceptions of single services.
const EXCEPTIONS: &[(&str, &str, &[&str])] = &[
    ("cloudformation", SEALED, &["trait client::Waiters"]),
    ("dynamodb", SEALED, &["trait client::Waiters"]),
    ("lambda", SEALED, &["trait client::Waiters"]),
    ("route53", SEALED, &["trait client::Waiters"]),
    ("s3", SEALED, &["trait client::Waiters"]),
    (
        "cloudformation",
        CLIENT_OPTIONAL,
        &[
            " types::HookTarget.action: ",
            " types::HookTarget.target_id: ",
            " types::HookTarget.target_type: ",
            " types::HookTarget.target_type_name: ",
            " types::builders::HookTargetBuilder.build: ",
        ],
    ),
    (
        "cloudwatchlogs",
        DEFAULTS,
        &[
            " types::DryRunResult.decreased_retention_log_group_count: ",
            " types::DryRunResult.failed_analysis_count: ",
            " types::DryRunResult.increased_retention_log_group_count: ",
            " types::DryRunResult.total_matched_log_groups: ",
            " types::DryRunResult.unchanged_retention_log_group_count: ",
            " types::QueryStatistics.result_count: ",
        ],
    ),
    ("dynamodb", DEFAULTS, &[" types::SearchResultItem.score: "]),
    (
        "lambda",
        DEFAULTS,
        &[
            " operation::delete_function::DeleteFunctionOutput.status_code: ",
            " types::CallbackOptions.heartbeat_timeout_seconds: ",
            " types::CallbackOptions.timeout_seconds: ",
            " types::Event.event_id: ",
            " types::RetryDetails.current_attempt: ",
            " types::StepDetails.attempt: ",
        ],
    ),
    (
        "lambda",
        NAMED,
        &[
            " types::Runtime.Java11al2023",
            " types::Runtime.Java17al2023",
            " types::Runtime.Java8al2023",
            " types::Runtime.Nodejs24x",
            " types::Runtime.Nodejs26x",
        ],
    ),
    (
        "lambda",
        STREAMS,
        &[
            "InvokeAsyncFluentBuilder.get_invoke_args: ",
            "InvokeAsyncInputBuilder.get_invoke_args: ",
        ],
    ),
    (
        "polly",
        DEFAULTS,
        &[
            " types::FlushStreamConfiguration.force: ",
            " types::StreamClosedEvent.request_characters: ",
        ],
    ),
    (
        "polly",
        OWN_PLUMBING,
        &["SynthesizeSpeech.PRESIGNED_INPUT_SCHEMA: "],
    ),
    (
        "polly",
        STREAMS,
        &[
            "StartSpeechSynthesisStreamFluentBuilder.get_action_stream: ",
            "StartSpeechSynthesisStreamInputBuilder.get_action_stream: ",
        ],
    ),
    (
        "s3",
        STREAMS,
        &[
            "PutObjectAnnotationFluentBuilder.get_annotation_payload: ",
            "PutObjectAnnotationInputBuilder.get_annotation_payload: ",
            "PutObjectFluentBuilder.get_body: ",
            "PutObjectInputBuilder.get_body: ",
            "UploadPartFluentBuilder.get_body: ",
            "UploadPartInputBuilder.get_body: ",
            "WriteGetObjectResponseFluentBuilder.get_body: ",
            "WriteGetObjectResponseInputBuilder.get_body: ",
        ],
    ),
    (
        "sesv2",
        NAMED,
        &[
            " types::RecommendationType.Feedback3P",
            " types::ReputationEntityFilterKey.Status",
        ],
    ),
];

fn of(service: &str) -> impl Iterator<Item = &'static str> + '_ {
    let own = EXCEPTIONS.iter().filter(move |exception| exception.0 == service);
    EVERYWHERE
        .iter()
        .map(|exception| exception.0)
        .chain(own.flat_map(|exception| exception.2.iter().copied()))
}

/// Returns `true` if a missing item is an exception.
pub fn covers(service: &str, item: &str) -> bool {
    of(service).any(|part| item.contains(part))
}

/// Returns the exceptions that match no missing item.
pub fn unused<'a>(service: &'a str, missing: &'a [Missing]) -> impl Iterator<Item = &'static str> + 'a {
    of(service).filter(|part| !missing.iter().any(|missing| missing.item.contains(part)))
}
