//! Describes the public interface and the wire format of a client as text, to compare two models of a service.

use super::trait_text::{self, TraitText};
use crate::build_script::Error;
use crate::model::Deprecated;
use crate::pipeline;
use crate::plan::{
    Field, Operation, OperationError, OperationTrait, Pagination, PathStep, Plan, Structure, Type, WireTrait,
};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::path::PathBuf;

/// Aspects of items by name: `operation CreateQueue/input/QueueName` has `type`, `required`, `Header`. The name up to
/// the last slash is that of the parent item.
pub type Interface = BTreeMap<String, BTreeMap<String, String>>;

/// Returns the interface of a client for all operations of a model; the protocol is the best one the model lists if
/// none is given.
///
/// Documentation is left out.
///
/// Errors: those of the generator.
pub fn interface(model: impl Into<PathBuf>, protocol: Option<&str>) -> Result<Interface, Error> {
    let mut settings = Settings {
        models: vec![model.into()],
        ..Settings::default()
    };
    settings.plan.protocol = protocol.map(str::to_owned);
    let plan = pipeline::plan(&settings)?;
    let mut found = Collector {
        plan: &plan,
        interface: Interface::new(),
    };
    found.service();
    plan.operations
        .iter()
        .for_each(|operation| found.operation(operation));
    found.types();
    Ok(found.interface)
}

/// Collects the aspects of all items.
struct Collector<'a> {
    plan: &'a Plan,
    interface: Interface,
}

/// The aspects of one item.
struct Item<'a>(&'a mut BTreeMap<String, String>);

impl Item<'_> {
    fn add(&mut self, aspect: &str, value: impl Debug) {
        self.0.insert(aspect.to_owned(), format!("{value:?}"));
    }

    /// Adds traits by their names.
    fn traits(&mut self, traits: impl Iterator<Item = TraitText>) {
        for (aspect, value) in traits {
            // an operation may set several parameters
            let values = self.0.entry(aspect.to_owned()).or_default();
            *values = [std::mem::take(values), value].join(" ").trim().to_owned();
        }
    }

    fn deprecated(&mut self, deprecated: &Option<Deprecated>) {
        self.add("deprecated", deprecated.is_some());
    }
}

impl Collector<'_> {
    fn item(&mut self, path: &str) -> Item<'_> {
        Item(self.interface.entry(path.to_owned()).or_default())
    }

    fn service(&mut self) {
        let service = &self.plan.service;
        let mut item = self.item("service");
        item.add("sdk id", service.sdk_id.as_deref().unwrap_or_default());
        item.add("version", &service.version);
        item.add("signing name", &service.signing_name);
        item.add("auth", &service.auth);
        item.0
            .insert("protocol".to_owned(), service.protocol.name().to_owned());
        item.add("wraps errors", service.wraps_errors);
        item.add("query compatible", service.query_compatible);
        item.add("behaviors", &service.behaviors);
        item.add("auth schemes", &service.auth_schemes);
        let endpoint = &service.endpoint_config;
        let settings = endpoint.settings.iter().map(|setting| setting.param.as_str());
        let settings: BTreeSet<_> = settings.collect();
        item.add("settings", settings);
        item.add("account id mode", endpoint.has_account_id_mode);
        item.add("has endpoint rules", service.endpoint.is_some());
        for param in service.endpoint.iter().flat_map(|rules| &rules.params) {
            let mut item = self.item(&format!("service/{}", param.name));
            item.add("built in", &param.built_in);
            item.add("kind", param.kind);
            item.add("default", &param.default);
            item.add("required", param.required);
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let path = format!("operation {}", operation.name);
        let mut item = self.item(&path);
        item.add("id", &operation.id.name);
        item.add("method", &operation.method);
        item.deprecated(&operation.deprecated);
        // the order of parameters has no meaning
        let mut traits: Vec<_> = operation.traits.iter().collect();
        traits.sort_by_key(|wire_trait| match wire_trait {
            OperationTrait::StaticParam(name, _) => name.clone(),
            _ => String::new(),
        });
        item.traits(traits.into_iter().map(trait_text::of_operation));
        if let Some(pages) = &operation.pagination {
            self.pagination(&format!("{path}/pages"), pages);
        }
        for waiter in &operation.waiters {
            let mut item = self.item(&format!("{path}/waiter {}", waiter.name));
            item.add("method", &waiter.method);
            item.add("shortest delay", waiter.delays.0);
            item.add("acceptors", &waiter.acceptors);
        }
        self.structure(&format!("{path}/input"), &operation.input);
        self.document(&format!("{path}/input"), &operation.input);
        self.structure(&format!("{path}/output"), &operation.output);
        self.errors(&path, &operation.errors);
    }

    fn pagination(&mut self, path: &str, pagination: &Pagination) {
        let fields = |path: &[PathStep]| {
            let fields = path.iter().map(|path| path.field.clone());
            fields.collect::<Vec<_>>().join(".")
        };
        let mut item = self.item(path);
        item.add("paginator", &pagination.name);
        item.add(
            "tokens",
            (
                &pagination.input_token,
                fields(&pagination.output_token),
                &pagination.token,
            ),
        );
        let items = pagination.items.as_ref();
        item.add("items", items.map(|(path, ty)| (fields(path), ty)));
        item.add("page size", &pagination.page_size);
    }

    /// Adds the name of the outermost element of a body in XML.
    fn document(&mut self, path: &str, input: &Structure) {
        let service = &self.plan.service;
        if !service.protocol.has_xml_roots() {
            return;
        }
        let is_payload = |field: &&Field| field.traits.contains(&WireTrait::Payload);
        let payload = input.fields.iter().find(is_payload);
        let (traits, element) = match payload.map(|payload| (&payload.traits, &payload.ty)) {
            Some((traits, Type::Named(named))) => match self.plan.structure(named) {
                Some(structure) => (traits.as_slice(), structure),
                None => return,
            },
            Some(_) => return,
            None if input.fields.iter().any(|field| field.is_in_document) => (&[][..], input),
            None => return,
        };
        let all = || traits.iter().chain(&element.traits);
        let name = all().find_map(|wire_trait| match wire_trait {
            WireTrait::Name(name) => Some(name),
            _ => None,
        });
        let namespace = all()
            .chain(&service.namespace)
            .find(|wire_trait| matches!(wire_trait, WireTrait::Namespace(..)));
        let said = (name.unwrap_or(&element.wire_name).clone(), namespace.cloned());
        self.item(path).add("document", said);
    }

    fn errors(&mut self, path: &str, errors: &[OperationError]) {
        for error in errors {
            let mut item = self.item(&format!("{path}/error {}", error.name));
            item.add("codes", &error.codes);
            item.add("predicate", &error.predicate);
        }
    }

    fn types(&mut self) {
        let plan = self.plan;
        for structure in &plan.structures {
            self.structure(&format!("type {}", structure.name), structure);
        }
        for error in &plan.errors {
            self.structure(&format!("error {}", error.name), error);
        }
        for union in &plan.unions {
            let path = format!("type {}", union.name);
            let mut item = self.item(&path);
            item.add("kind", "union");
            item.add("sensitive", union.sensitive);
            item.deprecated(&union.deprecated);
            for variant in &union.variants {
                let mut item = self.item(&format!("{path}/{}", variant.name));
                item.add("member", &variant.member);
                item.add("wire name", &variant.wire_name);
                item.add("type", &variant.ty);
                item.add("sensitive", variant.sensitive);
                item.deprecated(&variant.deprecated);
                item.traits(of_the_wire(&variant.traits).map(trait_text::of_wire));
            }
        }
        for definition in &plan.enums {
            let path = format!("type {}", definition.name);
            let mut item = self.item(&path);
            item.add("kind", "enum");
            item.add("sensitive", definition.sensitive);
            item.deprecated(&definition.deprecated);
            for value in &definition.values {
                let mut item = self.item(&format!("{path}/{}", value.value));
                item.add("variant", &value.name);
                item.deprecated(&value.deprecated);
            }
        }
        for error in &plan.stream_errors {
            let path = format!("stream error {}", error.name);
            self.item(&path).add("events", &error.events);
            self.errors(&path, &error.errors);
        }
    }

    fn structure(&mut self, path: &str, structure: &Structure) {
        let mut item = self.item(path);
        item.add("kind", structure.role);
        item.add("sensitive", structure.sensitive);
        item.deprecated(&structure.deprecated);
        if let Some(error) = &structure.error {
            item.add("retryable", error.retryable);
            item.add("server", error.server);
        }
        structure.fields.iter().for_each(|field| self.field(path, field));
    }

    fn field(&mut self, path: &str, member: &Field) {
        let mut item = self.item(&format!("{path}/{}", member.name));
        item.add("member", &member.member);
        item.add("wire name", &member.wire_name);
        item.add("type", &member.ty);
        item.add("optional", member.optional);
        item.add("required", member.required);
        item.add("default", &member.default);
        item.add("sensitive", member.sensitive);
        item.add("idempotency token", member.idempotency_token);
        item.deprecated(&member.deprecated);
        // the name of a payload is that of the document
        let is_payload = member.traits.contains(&WireTrait::Payload);
        let is_said = |wire_trait: &&WireTrait| {
            matches!(
                wire_trait,
                WireTrait::Name(_) | WireTrait::Namespace(..) | WireTrait::AnyRoot
            )
        };
        let traits = of_the_wire(&member.traits).filter(|wire_trait| !is_payload || !is_said(wire_trait));
        item.traits(traits.map(trait_text::of_wire));
    }
}

/// Returns the traits that are not obvious from the field or variant itself, including nested ones.
fn of_the_wire(traits: &[WireTrait]) -> impl Iterator<Item = &WireTrait> {
    let is_said = |wire_trait: &&WireTrait| {
        matches!(
            wire_trait,
            WireTrait::IdempotencyToken | WireTrait::Sensitive | WireTrait::AnyRoot
        )
    };
    traits.iter().filter(move |wire_trait| !is_said(wire_trait))
}
