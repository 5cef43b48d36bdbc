//! Inspects a service, to help choose its operations.

use crate::diagnostics::Diagnostics;
use crate::model::{AuthScheme, Model, ShapeRef};
use crate::passes::closure;
use crate::passes::{self, Prepared, PreparedOperation};
use crate::pipeline;
use crate::plan::{self, Plan};
use crate::read;
use crate::settings::Settings;
use std::collections::BTreeSet;

/// A service.
#[derive(Debug)]
pub struct Inspection {
    /// Its shape id.
    pub id: String,
    /// The name for people.
    pub title: String,
    /// Its API version.
    pub version: String,
    /// The protocol a client speaks.
    pub protocol: String,
    /// The protocols it lists.
    pub protocols: Vec<String>,
    /// Its auth schemes.
    pub auth: Vec<String>,
    /// Its operations, in the order of their names.
    pub operations: Vec<Operation>,
    /// The types of a client with all operations.
    pub types: usize,
    /// The part selected by the operation filters, if there are any.
    pub slice: Option<Slice>,
}

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// Its name in the model.
    pub name: String,
    /// Its input, output and errors, by their names in Rust.
    pub input: String,
    /// See `input`.
    pub output: String,
    /// See `input`.
    pub errors: Vec<String>,
    /// The number of types it needs: the structures, unions, enums and errors it reaches.
    pub types: usize,
    /// The auth schemes it may be called with, best first.
    pub auth: Vec<String>,
    /// True if it is deprecated.
    pub is_deprecated: bool,
    /// The message of the deprecation, and the version since which it applies.
    pub deprecated: (Option<String>, Option<String>),
    /// True if it has a paginator.
    pub is_paginated: bool,
    /// The names of its waiters.
    pub waiters: Vec<String>,
    /// True if the filters select it.
    pub is_chosen: bool,
}

/// The number of things selected, out of all.
#[derive(Clone, Copy, Debug)]
pub struct KeptCount {
    /// The number selected.
    pub kept: usize,
    /// The number of all.
    pub all: usize,
}

/// The selected part of a client.
#[derive(Debug)]
pub struct Slice {
    /// Operations.
    pub operations: KeptCount,
    /// Types besides inputs and outputs.
    pub types: KeptCount,
    /// Lines of the generated client.
    pub lines: KeptCount,
}

/// Inspects the service that the settings name. Their operation filters determine the slice.
///
/// Errors: an invalid model or invalid settings.
pub fn inspect(settings: &Settings) -> Result<(Inspection, Diagnostics), Diagnostics> {
    let settings = settings.located()?;
    let loaded = read::load(&settings.models)?;
    let all = Settings {
        operations: Vec::new(),
        ..settings.clone()
    };
    let (model, findings) = loaded.model()?;
    let (prepared, findings) = findings.and(passes::run(model, &all.selection()))?;
    let at_shape = |findings| prepared.model.place(findings);
    let planned = plan::plan(&prepared, &all.plan);
    let (plan, mut findings) = findings.and(pipeline::placed(planned, at_shape))?;
    let mut slice = None;
    let mut chosen = None;
    if !settings.operations.is_empty() {
        let (names, _) = pipeline::operations(&settings)?;
        let (part, more) = lines(&loaded, &settings)?;
        let (whole, _) = lines(&loaded, &all)?;
        findings.extend(more);
        slice = Some(Slice {
            operations: KeptCount {
                kept: part.operations,
                all: whole.operations,
            },
            types: KeptCount {
                kept: part.types,
                all: whole.types,
            },
            lines: KeptCount {
                kept: part.lines,
                all: whole.lines,
            },
        });
        chosen = Some(names.into_iter().collect::<BTreeSet<_>>());
    }
    let operations = plan.operations.iter().filter_map(|operation| {
        let of_model = prepared.operations.iter();
        let of_model = of_model
            .into_iter()
            .find(|candidate| prepared.model[candidate.shape].id == operation.id)?;
        Some(self::operation(&prepared, of_model, operation, chosen.as_ref()))
    });
    let service = &prepared.model[prepared.service];
    let protocols = service.traits.protocols.iter();
    let inspection = Inspection {
        id: plan.service.id.to_string(),
        title: plan.service.title.clone(),
        version: plan.service.version.clone(),
        protocol: plan.service.protocol.name().to_owned(),
        protocols: protocols.map(|protocol| protocol.id.clone()).collect(),
        auth: plan.service.auth_schemes.iter().map(scheme).collect(),
        types: types(&plan),
        operations: operations.collect(),
        slice,
    };
    Ok((inspection, findings))
}

fn operation(
    prepared: &Prepared,
    of_model: &PreparedOperation,
    operation: &plan::Operation,
    chosen: Option<&BTreeSet<String>>,
) -> Operation {
    let shape = &prepared.model[of_model.shape];
    let service = &prepared.model[prepared.service];
    let auth = plan::effective_auth(&service.traits, &shape.traits);
    let none = || "none".to_owned();
    let deprecated = operation.deprecated.as_ref();
    Operation {
        name: shape.id.name.clone(),
        input: operation.input.name.clone(),
        output: operation.output.name.clone(),
        errors: operation.errors.iter().map(|error| error.name.clone()).collect(),
        types: reached(&prepared.model, of_model, &prepared.types),
        auth: auth
            .iter()
            .map(|schemes| schemes.as_ref().map_or_else(none, scheme))
            .collect(),
        is_deprecated: deprecated.is_some(),
        deprecated: deprecated.map_or((None, None), |deprecated| {
            (deprecated.message.clone(), deprecated.since.clone())
        }),
        is_paginated: operation.pagination.is_some(),
        waiters: operation
            .waiters
            .iter()
            .map(|waiter| waiter.name.clone())
            .collect(),
        is_chosen: chosen.is_none_or(|chosen| chosen.contains(&shape.id.name)),
    }
}

/// Returns the number of types that an operation reaches.
fn reached(model: &Model, operation: &PreparedOperation, types: &[ShapeRef]) -> usize {
    let types: BTreeSet<_> = types.iter().collect();
    let own = [operation.input, operation.output];
    let parts = operation.errors.iter().copied().chain(own);
    closure::reached(model, parts.collect())
        .filter(|shape| types.contains(shape) && !own.contains(shape))
        .count()
}

/// The size of a client.
struct Size {
    operations: usize,
    types: usize,
    lines: usize,
}

fn lines(loaded: &read::Loaded, settings: &Settings) -> Result<(Size, Diagnostics), Diagnostics> {
    let generated = pipeline::module(loaded, settings)?;
    let size = Size {
        operations: generated.operations,
        types: generated.types,
        lines: generated.files.values().map(|text| text.lines().count()).sum(),
    };
    Ok((size, generated.warnings))
}

fn types(plan: &Plan) -> usize {
    plan.structures.len() + plan.unions.len() + plan.enums.len() + plan.errors.len()
}

/// Returns the name of an auth scheme, without the namespaces of Smithy and AWS.
fn scheme(scheme: &AuthScheme) -> String {
    let id = scheme.id();
    let short = ["aws.auth#", "smithy.api#"]
        .iter()
        .find_map(|namespace| id.strip_prefix(namespace));
    short.unwrap_or(id).to_owned()
}
