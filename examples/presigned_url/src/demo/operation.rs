//! The operation of the demo service: checks its input and responds.

use super::{APPLICATION, REGION};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use serde_json::{json, Value};

/// A response.
pub struct Reply {
    /// HTTP status.
    pub status: StatusCode,
    /// JSON body.
    pub body: Value,
}

impl Reply {
    /// Creates an error in the format of awsJson.
    pub fn error(status: u16, code: &str, message: &str) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self {
            status,
            body: json!({ "__type": code, "message": message }),
        }
    }
}

/// Responds to a request with a valid signature.
pub fn call(head: &Parts, body: &[u8]) -> Reply {
    let header = |name: &str| {
        head.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    if head.method != Method::POST || head.uri.path() != "/" {
        return Reply::error(404, "UnknownOperationException", "requests go to / as POST");
    }
    if header("content-type") != "application/x-amz-json-1.1" {
        return Reply::error(
            400,
            "SerializationException",
            "the content type is not awsJson 1.1",
        );
    }
    if header("x-amz-target") != "KinesisAnalytics_20180523.CreateApplicationPresignedUrl" {
        return Reply::error(
            400,
            "UnknownOperationException",
            "the demo knows one operation only",
        );
    }
    let Ok(Value::Object(input)) = serde_json::from_slice(body) else {
        return Reply::error(400, "SerializationException", "the body is not a JSON object");
    };
    let text = |name: &str| input.get(name).and_then(Value::as_str);
    let (Some(name), Some(url_type)) = (text("ApplicationName"), text("UrlType")) else {
        return invalid("ApplicationName and UrlType are required");
    };
    if url_type != "FLINK_DASHBOARD_URL" {
        return invalid(&format!("the URL type {url_type} is not supported"));
    }
    let seconds = input
        .get("SessionExpirationDurationInSeconds")
        .map_or(Some(43_200), Value::as_i64);
    let Some(seconds) = seconds.filter(|seconds| (1_800..=43_200).contains(seconds)) else {
        return invalid("SessionExpirationDurationInSeconds has to be 1800 to 43200");
    };
    if name != APPLICATION {
        let message = format!("there is no application {name}");
        return Reply::error(400, "ResourceNotFoundException", &message);
    }
    let url =
        format!("https://{name}.kinesisanalytics.{REGION}.example.com/flinkdashboard?session={seconds}");
    Reply {
        status: StatusCode::OK,
        body: json!({ "AuthorizedUrl": url }),
    }
}

fn invalid(message: &str) -> Reply {
    Reply::error(400, "InvalidArgumentException", message)
}
