//! Generates error responses: modelled ones, unknown ones, and ones that are not from a service.

use super::http::{Content, Http};
use super::response::{Response, WEB_PAGE};
use super::tree::{extra, structure, Member, Tree};
use crate::plan::{Operation, OperationError, Plan};
use crate::testing::samples::{Level, Samples, EVERYTHING, ODD, REQUIRED};

/// Returns all error responses, with names.
pub fn responses(plan: &Plan, operation: &Operation) -> Vec<(String, Response)> {
    let mut responses = Vec::new();
    for error in &operation.errors {
        for (place, level) in [EVERYTHING, ODD, REQUIRED, EVERYTHING].into_iter().enumerate() {
            let name = format!("{}, {}, code {place}", error.name, level.name);
            responses.extend(modelled(plan, error, level, place).map(|modelled| (name, modelled)));
        }
    }
    let text = |name: &str| extra(name, Tree::Text("a \"message\" é".to_owned()));
    let null = extra("message", Tree::Null);
    let unknown = [
        ("no message", vec![]),
        ("a message", vec![text("message")]),
        ("a Message", vec![text("Message")]),
        ("both", vec![text("Message"), text("message"), text("other")]),
        ("null", vec![null]),
    ];
    for (place, (name, members)) in unknown.into_iter().enumerate() {
        let codes = ["NobodyKnows".to_owned()];
        for (status, what) in [(400, "unknown"), (500, "unknown, server")] {
            let response = error(plan, "NobodyKnows", &codes, status, place, members.clone());
            responses.push((format!("{what}, {name}"), response));
        }
        let http = Http {
            plan,
            spelled_out: false,
        };
        let response = http.response(&Content::Error(None), "Error", 400, Tree::Structure(members));
        responses.push((format!("no code, {name}"), response));
    }
    for (status, body) in [(400, ""), (403, WEB_PAGE), (404, "{}"), (404, "null")] {
        responses.push((format!("bare {status}, {body}"), Response::new(status, body)));
    }
    for (status, body) in [(429, ""), (500, ""), (502, WEB_PAGE), (503, "{")] {
        responses.push((format!("bare {status}, {body}"), Response::new(status, body)));
    }
    responses
}

fn modelled(plan: &Plan, wanted: &OperationError, level: Level, place: usize) -> Option<Response> {
    let shape = plan.errors.iter().find(|shape| shape.name == wanted.name)?;
    let sample = Samples { plan, level }.structure(shape);
    let Tree::Structure(members) = structure(plan, shape, &sample) else {
        return None;
    };
    let is_server = shape.error.as_ref().is_some_and(|error| error.server);
    let status = if is_server { 500 } else { 400 };
    Some(error(plan, &shape.id.name, &wanted.codes, status, place, members))
}

/// Writes an error with its code in one of the positions and formats of the protocol.
fn error(
    plan: &Plan,
    name: &str,
    codes: &[String],
    status: u16,
    place: usize,
    members: Vec<Member>,
) -> Response {
    let namespace = &plan.service.id.namespace;
    let qualified = format!("{namespace}#{name}");
    let with_uri = format!("{name}:http://internal.example.com/errors/");
    let service = &plan.service;
    let in_header = service.protocol.has_error_header();
    let in_body = |field: &str, code: &str| vec![extra(field, Tree::Text(code.to_owned()))];
    let (header, mut fields) = match (service.protocol.is_xml(), place % 4) {
        (true, _) => (None, Vec::new()),
        (_, 0) => (None, in_body("__type", &qualified)),
        (_, 1) if in_header => (Some(with_uri), in_body("code", "Misleading")),
        (_, 2) if in_header => (Some(qualified), Vec::new()),
        (_, 3) if in_header => (None, in_body("code", &with_uri)),
        _ => (None, in_body("__type", name)),
    };
    let spelled = |name: String| match name.as_str() {
        // services of the query protocol capitalise it, whatever the model says
        "message" if place % 4 == 3 => "Message".to_owned(),
        _ => name,
    };
    fields.extend(members.into_iter().map(|(name, member)| (spelled(name), member)));
    let http = Http {
        plan,
        spelled_out: place == 1,
    };
    let code = codes.first().map(String::as_str);
    let mut response = http.response(&Content::Error(code), name, status, Tree::Structure(fields));
    let header = header.map(|code| ("x-amzn-errortype".to_owned(), code));
    response.headers.extend(header);
    if service.query_compatible && place < 2 {
        let code = code.unwrap_or(name);
        let header = format!("{code};Sender");
        response.headers.push(("x-amzn-query-error".to_owned(), header));
    }
    response
}
