//! Parses the files of a service and merges their `sdk-extras`.

use super::context::Context;
use super::parts::MalformedPart;
use super::{files, schema};
use crate::json;
use crate::node::{Node, NodeKind, Object};
use crate::read::schema::Schema;
use crate::source::Location;

/// The contents of a service's files.
#[derive(Debug)]
pub struct Contents {
    /// `service-2`
    pub service: Object,
    /// The location of the start of `service-2`.
    pub at: Location,
    /// `paginators-1`
    pub paginators: Object,
    /// `waiters-2`
    pub waiters: Object,
    /// `endpoint-rule-set-1`
    pub endpoint_rules: Option<Node>,
}

impl Contents {
    /// Parses the files; `None` if there is no service among them.
    pub fn parse(context: &mut Context<'_>) -> Option<Self> {
        let mut service = None;
        let (mut service_extras, mut paginator_extras) = (Vec::new(), Vec::new());
        let none = || (Object::default(), Location::UNKNOWN);
        let (mut paginators, mut waiters) = (none(), none());
        let mut endpoint_rules = None;
        for (file, source) in context.sources.iter() {
            let Some(node) = json::read(file, source, context.sources, context.findings) else {
                continue;
            };
            let name = files::kind(&source.path);
            let NodeKind::Object(top) = node.kind else {
                let message = format!(
                    "a file of botocore must be an object, but this is {}",
                    node.kind_name()
                );
                context.report(MalformedPart::new(node.at, name, message));
                continue;
            };
            match name.as_str() {
                "service-2" => service = Some((top, node.at)),
                "service-2.sdk-extras" => service_extras.push((top, node.at)),
                "paginators-1" => paginators = (top, node.at),
                "paginators-1.sdk-extras" => paginator_extras.push((top, node.at)),
                "waiters-2" => waiters = (top, node.at),
                "endpoint-rule-set-1" => endpoint_rules = Some(Node::new(NodeKind::Object(top), node.at)),
                _ => {}
            }
        }
        let mut service = service?;
        for extras in service_extras {
            merge(&mut service.0, checked(extras, &schema::EXTRAS, context).0);
        }
        for extras in paginator_extras {
            merge(&mut paginators.0, checked(extras, &schema::EXTRAS, context).0);
        }
        let (service, at) = checked(service, &schema::SERVICE, context);
        let (paginators, _) = checked(paginators, &schema::PAGINATORS, context);
        let (waiters, _) = checked(waiters, &schema::WAITERS, context);
        Some(Self {
            service,
            at,
            paginators,
            waiters,
            endpoint_rules,
        })
    }
}

/// Reports where a file deviates from its schema, and returns it.
fn checked(
    (file, at): (Object, Location),
    schema: &'static Schema,
    context: &mut Context<'_>,
) -> (Object, Location) {
    let node = Node::new(NodeKind::Object(file), at);
    context.check(&node, schema);
    match node.kind {
        NodeKind::Object(file) => (file, at),
        _ => (Object::default(), at),
    }
}

/// Merges the `merge` part of an extras file into the file it extends.
fn merge(base: &mut Object, mut extras: Object) {
    if let Some(NodeKind::Object(more)) = extras.remove("merge").map(|extra| extra.kind) {
        overlay(base, more);
    }
}

fn overlay(base: &mut Object, more: Object) {
    for entry in more {
        match (
            base.get_mut(&entry.key).map(|base| &mut base.kind),
            entry.value.kind,
        ) {
            (Some(NodeKind::Object(base)), NodeKind::Object(more)) => overlay(base, more),
            (_, kind) => {
                let value = Node::new(kind, entry.value.at);
                base.insert_at(entry.key, entry.key_at, value);
            }
        }
    }
}
