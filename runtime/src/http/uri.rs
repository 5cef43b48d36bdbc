//! Fills the URI pattern of an operation.

use crate::codec::percent::{percent_encode, percent_encode_path};
use crate::codec::text::text;
use crate::schema::constraint::Constraint;
use crate::schema::pattern;
use crate::schema::shape::{Member, Shape, TimestampFormat, Trait, Traits};
use crate::schema::value::{Value, View};
use crate::schema::write_error::WriteError;
use std::borrow::Cow;

/// The timestamp format of URIs without `timestampFormat`.
const TIMESTAMPS: TimestampFormat = TimestampFormat::DateTime;

/// Builds the path and query of a request: the pattern with its labels filled, then the query parameters from members.
///
/// # Errors
///
/// A label or a required query parameter is unset or empty, or a value cannot be written.
pub(super) fn fill(pattern: &str, shape: &Shape, members: &[&dyn Value]) -> Result<String, WriteError> {
    check_labels_elsewhere(pattern, shape, members)?;
    let (path, literals) = match pattern.split_once('?') {
        Some((path, literals)) => (path, Some(literals)),
        None => (pattern, None),
    };
    let mut uri = String::with_capacity(pattern.len() + 32);
    fill_labels(&mut uri, path, shape, members)?;
    let mut query = Query { uri, has_any: false };
    for literal in literals.into_iter().flat_map(|text| text.split('&')) {
        query.separate();
        query.uri.push_str(literal);
    }
    fill_query(&mut query, literals.unwrap_or_default(), shape, members)?;
    Ok(query.uri)
}

/// Replaces the labels: `{name}` by an encoded value, `{name+}` by one whose slashes are kept.
fn fill_labels(
    uri: &mut String,
    path: &str,
    shape: &Shape,
    members: &[&dyn Value],
) -> Result<(), WriteError> {
    let open = || WriteError::new("the URI pattern has no end of a label");
    pattern::fill_labels(uri, path, shape, members, open, |uri, label| {
        let missing = || WriteError::missing(label.name, "is part of the URI");
        let (member, value) = label.member.ok_or_else(missing)?;
        let value = text(value.view(), member.traits, TIMESTAMPS).map_err(|error| error.of(label.name))?;
        let default = || {
            member.traits.iter().find_map(|wire_trait| match wire_trait {
                Trait::LabelDefault(value) => Some(Cow::Borrowed(*value)),
                _ => None,
            })
        };
        let value = value.filter(|value| !value.is_empty());
        let value = value.or_else(default).ok_or_else(missing)?;
        if label.is_greedy {
            percent_encode_path(uri, &value);
        } else {
            percent_encode(uri, &value);
        }
        Ok(())
    })
}

/// Refuses empty labels that are in the host instead of the path: the request would reach another resource.
fn check_labels_elsewhere(pattern: &str, shape: &Shape, members: &[&dyn Value]) -> Result<(), WriteError> {
    let has =
        |name: &str| pattern.contains(&format!("{{{name}}}")) || pattern.contains(&format!("{{{name}+}}"));
    let labels = shape.members.iter().zip(members);
    for (member, value) in labels.filter(|(member, _)| member.traits.contains(&Trait::Label)) {
        let value = text(value.view(), member.traits, TIMESTAMPS).map_err(|error| error.of(member.name))?;
        if value.is_none_or(|value| value.trim().is_empty()) && !has(member.name) {
            return Err(WriteError::missing(
                member.name,
                "determines the URL of the request",
            ));
        }
    }
    Ok(())
}

struct Query {
    uri: String,
    has_any: bool,
}

impl Query {
    fn separate(&mut self) {
        self.uri.push(if self.has_any { '&' } else { '?' });
        self.has_any = true;
    }

    /// Adds a query parameter; for a list, one for each item.
    fn push(&mut self, name: &str, view: View<'_>, traits: Traits) -> Result<(), WriteError> {
        if let View::List(list) = view {
            let traits = crate::schema::shape::item(traits);
            return (0..list.len()).try_for_each(|at| self.push(name, list.at(at), traits));
        }
        if let Some(value) = text(view, traits, TIMESTAMPS)? {
            self.separate();
            percent_encode(&mut self.uri, name);
            self.uri.push('=');
            percent_encode(&mut self.uri, &value);
        }
        Ok(())
    }
}

/// Adds the parameters of maps first, except those that are literals of the pattern or have a member of their own.
fn fill_query(
    query: &mut Query,
    literals: &str,
    shape: &Shape,
    members: &[&dyn Value],
) -> Result<(), WriteError> {
    let named = |name: &str| {
        let mut literals = literals.split('&').filter(|literal| !literal.is_empty());
        literals.any(|literal| literal.split('=').next() == Some(name))
            || shape.members.iter().any(|member| parameter(member) == Some(name))
    };
    let bound = || shape.members.iter().zip(members);
    for (member, value) in bound().filter(|(member, _)| member.traits.contains(&Trait::QueryParams)) {
        let View::Map(map) = value.view() else { continue };
        map.entries(&mut |name, view| {
            if named(name) {
                Ok(())
            } else {
                query.push(name, view, crate::schema::shape::item(member.traits))
            }
        })
        .map_err(|error| error.of(member.name))?;
    }
    for (member, value) in bound() {
        if let Some(name) = parameter(member) {
            let view = value.view();
            if member.constraints.contains(&Constraint::Required)
                && matches!(view, View::Unset | View::String(""))
            {
                return Err(WriteError::missing(
                    member.name,
                    "is a part of the query that the service needs",
                ));
            }
            query
                .push(name, view, member.traits)
                .map_err(|error| error.of(member.name))?;
        }
    }
    Ok(())
}

fn parameter(member: &Member) -> Option<&'static str> {
    member.traits.iter().find_map(|wire_trait| match wire_trait {
        Trait::Query(name) => Some(*name),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn an_entry_of_a_map_is_a_parameter_unless_the_pattern_has_it() {
        static SHAPE: Shape = Shape {
            name: "Input",
            members: &[Member {
                name: "more",
                wire_name: "more",
                constraints: &[],
                traits: &[Trait::QueryParams],
            }],
            traits: &[],
        };
        let of = |literals: &str, name: &str| {
            let more = Some(HashMap::from([(name.to_owned(), "v".to_owned())]));
            let mut query = Query {
                uri: String::new(),
                has_any: false,
            };
            fill_query(&mut query, literals, &SHAPE, &[&more]).expect("a query");
            query.uri
        };
        assert_eq!(of("", "a&b"), "?a%26b=v");
        assert_eq!(of("", ""), "?=v");
        assert_eq!(of("fixed=1&bare", ""), "?=v");
        assert_eq!(of("fixed=1&bare", "fixed"), "");
        assert_eq!(of("fixed=1&bare", "bare"), "");
    }
}
