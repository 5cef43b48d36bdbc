//! Writes trees as responses: members to headers and status, the rest or the payload to a body.

use super::response::Response;
use super::text::text;
use super::tree::{Member, Node, Tree};
use super::{cbor, json, xml};
use crate::model::TimestampFormat;
use crate::plan::{Plan, WireTrait};
use crate::protocol::{Codec, Envelope};

/// Writes responses.
pub struct Http<'a> {
    pub plan: &'a Plan,
    /// True to use the longer of equivalent encodings.
    pub spelled_out: bool,
}

/// The contents of a body.
pub enum Content<'a> {
    /// The output of the operation with this name.
    Output(&'a str),
    /// The only member of an output, without an element for the output.
    Member,
    /// An error, optionally with its code in the body.
    Error(Option<&'a str>),
}

impl Http<'_> {
    /// Writes a response; `name` is that of the structure.
    pub fn response(&self, content: &Content<'_>, name: &str, status: u16, tree: Tree) -> Response {
        let mut response = Response {
            status,
            ..Response::default()
        };
        let Tree::Structure(members) = tree else {
            return response;
        };
        let mut payload = None;
        let is_bound = |traits: &[WireTrait]| traits.iter().any(is_binding);
        let (bound, rest): (Vec<Member>, _) =
            members.into_iter().partition(|member| is_bound(&member.1.traits));
        for (_, node) in bound {
            for wire_trait in &node.traits {
                match wire_trait {
                    // two members may be bound to the same header
                    WireTrait::Header(name) if !response.headers.iter().any(|header| header.0 == *name) => {
                        response
                            .headers
                            .extend(header(&node).map(|header| (name.clone(), header)));
                    }
                    WireTrait::PrefixHeaders(prefix) => response.headers.extend(prefixed(prefix, &node)),
                    WireTrait::ResponseCode => response.status = 203,
                    WireTrait::Payload => payload = Some(node.tree.clone()),
                    _ => {}
                }
            }
        }
        response.body = match payload {
            Some(Tree::Blob(bytes)) => bytes,
            Some(Tree::Text(text)) => text.into_bytes(),
            Some(tree) => self.body(content, name, tree),
            None => self.body(content, name, Tree::Structure(rest)),
        };
        response
    }

    fn body(&self, content: &Content<'_>, name: &str, tree: Tree) -> Vec<u8> {
        match self.plan.service.protocol.codec() {
            Codec::Cbor => cbor::write(&tree, self.spelled_out),
            Codec::Xml => self.xml(content, name, tree).into_bytes(),
            Codec::Json => json::write(&tree, self.spelled_out),
        }
    }

    fn xml(&self, content: &Content<'_>, name: &str, tree: Tree) -> String {
        let (plan, spelled_out) = (self.plan, self.spelled_out);
        let wrapped = |name: &str, parts: Vec<Member>| (name.to_owned(), Node::from(Tree::Structure(parts)));
        let request_id = || ("RequestId".to_owned(), Tree::Text("request-2".to_owned()).into());
        let envelope = plan.service.protocol.envelope();
        let (root, tree) = match (content, envelope) {
            (Content::Output(_), Envelope::Output) => (name.to_owned(), tree),
            (Content::Output(operation), Envelope::Response) => (format!("{operation}Response"), tree),
            (Content::Output(operation), Envelope::ResponseAndResult) => {
                let result = (format!("{operation}Result"), tree.into());
                let metadata = wrapped("ResponseMetadata", vec![request_id()]);
                let tree = Tree::Structure(vec![result, metadata]);
                (format!("{operation}Response"), tree)
            }
            (Content::Member, _) => match tree {
                Tree::Structure(members) => {
                    let member = members.into_iter().next();
                    member.map_or((name.to_owned(), Tree::Null), |(name, node)| (name, node.tree))
                }
                tree => (name.to_owned(), tree),
            },
            (Content::Error(code), _) => {
                let text = |name: &str, text: &str| (name.to_owned(), Tree::Text(text.to_owned()).into());
                let mut parts = vec![text("Type", "Sender")];
                parts.extend(code.map(|code| text("Code", code)));
                if let Tree::Structure(members) = tree {
                    parts.extend(members);
                }
                let (root, parts) = match envelope {
                    Envelope::Output if !plan.service.wraps_errors => ("Error", parts),
                    Envelope::Response => {
                        let error = wrapped("Error", parts);
                        ("Response", vec![wrapped("Errors", vec![error]), request_id()])
                    }
                    Envelope::Output | Envelope::ResponseAndResult => {
                        ("ErrorResponse", vec![wrapped("Error", parts), request_id()])
                    }
                };
                (root.to_owned(), Tree::Structure(parts))
            }
        };
        let xml = xml::write(&root, plan.service.namespace.as_ref(), &tree, spelled_out);
        if spelled_out {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a comment -->\n{xml}\n")
        } else {
            xml
        }
    }
}

fn is_binding(wire_trait: &WireTrait) -> bool {
    matches!(
        wire_trait,
        WireTrait::Header(_) | WireTrait::PrefixHeaders(_) | WireTrait::ResponseCode | WireTrait::Payload
    )
}

fn header(node: &Node) -> Option<String> {
    let plain = |node: &Node| text(&node.tree, &node.traits, TimestampFormat::HttpDate);
    match &node.tree {
        Tree::List(items) => Some(items.iter().filter_map(plain).collect::<Vec<_>>().join(", ")),
        Tree::Text(text)
            if node
                .traits
                .iter()
                .any(|wire_trait| matches!(wire_trait, WireTrait::MediaType(_))) =>
        {
            plain(&Tree::Blob(text.clone().into_bytes()).into())
        }
        _ => plain(node),
    }
}

fn prefixed(prefix: &str, node: &Node) -> Vec<(String, String)> {
    let Tree::Map(entries) = &node.tree else {
        return Vec::new();
    };
    let entries = entries.iter();
    entries
        .filter_map(|(name, entry)| Some((format!("{prefix}{name}"), header(entry)?)))
        .collect()
}
