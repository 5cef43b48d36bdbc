//! Selects the service and the requested operations.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Model, Shape, ShapeId, ShapeRef};
use crate::suggest::closest;
use std::collections::{BTreeMap, BTreeSet};

/// The requested part of a model.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The service, by the name or absolute id of its shape; required if the model has several.
    pub service: Option<String>,
    /// Filters: `Name`, `Prefix*`, `*`; `!` in front excludes. No filters, or only excluding ones, start from all
    /// operations.
    pub operations: Vec<String>,
    /// Ids of types to include even if no chosen operation reaches them.
    pub types: Vec<String>,
    /// True if a client without operations is intended.
    pub may_be_empty: bool,
}

/// Finds the selected service.
pub fn service(model: &Model, selection: &Selection) -> Result<ShapeRef, Diagnostics> {
    let services: Vec<_> = model
        .iter()
        .filter(|(_, shape)| shape.as_service().is_some())
        .collect();
    let error =
        |message: String, hint: String| Err(Diagnostic::error(codes::SERVICE, message).hint(hint).into());
    match (&selection.service, services.as_slice()) {
        (_, []) => error(
            "the model has no service".to_owned(),
            "a client is generated from a `service` shape; add the file that defines it".to_owned(),
        ),
        (None, [(only, _)]) => Ok(*only),
        (None, _) => error(
            "the model has several services".to_owned(),
            format!(
                "choose one by its name, with `--service` or the key `service`: {}",
                listed(&services)
            ),
        ),
        (Some(asked), _) => match named(&services, asked)[..] {
            [found] => Ok(found),
            [] => error(
                format!("the model has no service `{}`", asked.escape_debug()),
                not_found(&services, asked),
            ),
            _ => error(
                format!("the model has several services `{}`", asked.escape_debug()),
                format!("choose one by its id: {}", listed(&services)),
            ),
        },
    }
}

/// The most services that a message lists.
const MOST_LISTED: usize = 10;

/// Formats services as a list: the name that people use, and the id.
fn listed(services: &[(ShapeRef, &Shape)]) -> String {
    let first = services.iter().take(MOST_LISTED);
    let mut list: Vec<_> = first
        .map(|(_, shape)| match short_name(shape) {
            Some(name) => format!("`{name}` ({})", shape.id),
            None => format!("`{}`", shape.id),
        })
        .collect();
    if services.len() > MOST_LISTED {
        list.push(format!("and {} more", services.len() - MOST_LISTED));
    }
    list.join(", ")
}

/// Returns the advice for a name that no service has.
fn not_found(services: &[(ShapeRef, &Shape)], asked: &str) -> String {
    let short: Vec<_> = services
        .iter()
        .filter_map(|(_, shape)| short_name(shape))
        .collect();
    let names = services.iter().map(|(_, shape)| shape.id.name.as_str());
    match closest(asked, names.chain(short.iter().map(String::as_str))) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("it has {}", listed(services)),
    }
}

/// Returns the services that a name is for: the one of this id or name; else those that people call so, in any spelling.
fn named(services: &[(ShapeRef, &Shape)], asked: &str) -> Vec<ShapeRef> {
    let find = |is_called: &dyn Fn(&Shape) -> bool| -> Vec<ShapeRef> {
        let called = services.iter().filter(|(_, shape)| is_called(shape));
        called.map(|(at, _)| *at).collect()
    };
    let exact = find(&|shape| shape.id.name == asked || shape.id.to_string() == asked);
    if !exact.is_empty() {
        return exact;
    }
    let asked = letters(asked);
    find(&|shape| {
        let sdk_id = shape.traits.sdk_id.as_deref().map(letters);
        letters(&shape.id.name) == asked || sdk_id.as_deref() == Some(&asked)
    })
}

/// Returns the name that people use, such as `kinesis-analytics-v2`.
fn short_name(service: &Shape) -> Option<String> {
    let sdk_id = service.traits.sdk_id.as_ref()?;
    Some(sdk_id.to_ascii_lowercase().replace(' ', "-"))
}

/// Returns letters and digits, in lower case.
fn letters(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// Finds the selected operations, in the order of their names.
pub fn operations(
    model: &Model,
    service: ShapeRef,
    selection: &Selection,
    findings: &mut Diagnostics,
) -> Vec<ShapeRef> {
    let all = all_operations(model, service);
    let (mut chosen, mut excluded): (BTreeSet<&str>, BTreeSet<&str>) = Default::default();
    if selection.operations.iter().all(|filter| filter.starts_with('!')) {
        chosen.extend(all.keys().copied());
    }
    for filter in &selection.operations {
        let (into, pattern) = match filter.strip_prefix('!') {
            Some(pattern) => (&mut excluded, pattern),
            None => (&mut chosen, filter.as_str()),
        };
        let matching: Vec<&str> = all
            .keys()
            .copied()
            .filter(|name| matches(pattern, name))
            .collect();
        if matching.is_empty() {
            findings.push(unmatched(pattern, &all, model, service));
        }
        into.extend(matching);
    }
    // in whatever order the filters are given
    chosen.retain(|name| !excluded.contains(name));
    if chosen.is_empty() && !selection.may_be_empty && !findings.has_errors() && !all.is_empty() {
        findings.push(
            Diagnostic::error(codes::UNKNOWN_OPERATION, "the filters match no operation")
                .shape(&model[service].id)
                .hint("change the filters so that they match an operation"),
        );
    }
    all.into_iter()
        .filter(|(name, _)| chosen.contains(name))
        .map(|(_, at)| at)
        .collect()
}

/// Finds the additional types.
pub fn types(model: &Model, selection: &Selection, findings: &mut Diagnostics) -> Vec<ShapeRef> {
    let mut found = Vec::new();
    for id in &selection.types {
        let shape = ShapeId::split(id).and_then(|id| model.find(&id));
        let is_type = |shape: &ShapeRef| {
            matches!(
                model[*shape].kind,
                Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_)
            )
        };
        match shape.filter(is_type) {
            Some(shape) => found.push(shape),
            None => {
                let message = format!("the model has no structure, union or enum `{id}`");
                let finding = Diagnostic::error(codes::SETTINGS, message);
                findings.push(finding.hint("give the absolute id of a shape, `namespace#Name`"));
            }
        }
    }
    found
}

/// Collects all operations of the service and, at any depth, of its resources, by name.
fn all_operations(model: &Model, service: ShapeRef) -> BTreeMap<&str, ShapeRef> {
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut resources = Vec::new();
    if let Kind::Service(service) = &model[service].kind {
        found.extend(
            service
                .operations
                .iter()
                .map(|&at| (model[at].id.name.as_str(), at)),
        );
        resources.extend(&service.resources);
    }
    while let Some(resource) = resources.pop() {
        if !seen.insert(resource) {
            continue;
        }
        if let Kind::Resource(resource) = &model[resource].kind {
            found.extend(
                resource
                    .operations
                    .iter()
                    .map(|&at| (model[at].id.name.as_str(), at)),
            );
            resources.extend(&resource.resources);
        }
    }
    found
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => name.starts_with(prefix),
        None => name == pattern,
    }
}

fn unmatched(pattern: &str, all: &BTreeMap<&str, ShapeRef>, model: &Model, service: ShapeRef) -> Diagnostic {
    let finding = if pattern.ends_with('*') {
        Diagnostic::warning(
            codes::UNKNOWN_OPERATION,
            format!("the filter `{pattern}` matches no operation"),
        )
    } else {
        Diagnostic::error(
            codes::UNKNOWN_OPERATION,
            format!("the service has no operation `{pattern}`"),
        )
    };
    // the name of an absolute id
    let name = pattern.rsplit('#').next().unwrap_or(pattern);
    let hint = match closest(name.trim_end_matches('*'), all.keys().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None if name.trim_end_matches('*').contains('*') => {
            "`*` is only allowed at the end: write the beginning of the names before it".to_owned()
        }
        None if name.contains([',', ' ']) => "give each operation by itself".to_owned(),
        None => "`tinsmith inspect` lists the operations".to_owned(),
    };
    finding.shape(&model[service].id).hint(hint)
}
