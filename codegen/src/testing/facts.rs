//! What a caller of a client sees and what the client sends, as text: two models of a service can be held against each
//! other by it.

use crate::build_script::Error;
use crate::model::Deprecated;
use crate::pipeline;
use crate::plan::{
    Field, Operation, OperationError, OperationTrait, Pagination, PathStep, Plan, Structure, Type, WireTrait,
};
use crate::settings::Settings;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::PathBuf;

/// Aspects of items by name: `operation CreateQueue/input/QueueName` has `type`, `required`, `Header`. What an item is part
/// of stands before its last slash, and is an item too.
pub type Facts = BTreeMap<String, BTreeMap<String, String>>;

/// The facts of a client for all operations of a model; the protocol is the best one the model lists if none is given.
///
/// Documentation is left out.
///
/// Errors: what generating the client fails with.
pub fn facts(model: impl Into<PathBuf>, protocol: Option<&str>) -> Result<Facts, Error> {
    let mut settings = Settings {
        models: vec![model.into()],
        ..Settings::default()
    };
    settings.plan.protocol = protocol.map(str::to_owned);
    let plan = pipeline::plan(&settings)?;
    let mut found = Found {
        plan: &plan,
        facts: Facts::new(),
    };
    found.service();
    plan.operations.iter().for_each(|it| found.operation(it));
    found.types();
    Ok(found.facts)
}

/// The facts found so far.
struct Found<'a> {
    plan: &'a Plan,
    facts: Facts,
}

/// The aspects of one item.
struct Item<'a>(&'a mut BTreeMap<String, String>);

impl Item<'_> {
    fn add(&mut self, aspect: &str, value: impl Debug) {
        self.0.insert(aspect.to_owned(), format!("{value:?}"));
    }

    /// Traits by the names of their variants.
    fn traits(&mut self, traits: impl Iterator<Item = impl Debug>) {
        for it in traits {
            let text = format!("{it:?}");
            let (aspect, value) = text.split_once('(').unwrap_or((&text, ""));
            let value = value.trim_end_matches(')').to_owned();
            // an operation may set several parameters
            let values = self.0.entry(aspect.to_owned()).or_default();
            *values = [std::mem::take(values), value].join(" ").trim().to_owned();
        }
    }

    fn deprecated(&mut self, deprecated: &Option<Deprecated>) {
        self.add("deprecated", deprecated.is_some());
    }
}

impl Found<'_> {
    fn item(&mut self, path: &str) -> Item<'_> {
        Item(self.facts.entry(path.to_owned()).or_default())
    }

    fn service(&mut self) {
        let it = &self.plan.service;
        let mut item = self.item("service");
        item.add("sdk id", it.sdk_id.as_deref().unwrap_or_default());
        item.add("version", &it.version);
        item.add("signing name", &it.signing_name);
        item.add("auth", &it.auth);
        item.0
            .insert("protocol".to_owned(), it.protocol.name().to_owned());
        item.add("wraps errors", it.wraps_errors);
        item.add("query compatible", it.query_compatible);
        item.add("behaviors", &it.behaviors);
        item.add("auth schemes", &it.auth_schemes);
        item.add("settings", &it.settings);
        item.add("has endpoint rules", it.endpoint.is_some());
        for param in it.endpoint.iter().flat_map(|rules| &rules.params) {
            let mut item = self.item(&format!("service/{}", param.name));
            item.add("built in", &param.built_in);
            item.add("is list", param.is_list);
            item.add("default", &param.default);
            item.add("required", param.required);
        }
    }

    fn operation(&mut self, it: &Operation) {
        let path = format!("operation {}", it.name);
        let mut item = self.item(&path);
        item.add("id", &it.id.name);
        item.add("method", &it.method);
        item.deprecated(&it.deprecated);
        // parameters that do not come from the input are in no order that counts
        let mut traits: Vec<_> = it.traits.iter().collect();
        traits.sort_by_key(|it| match it {
            OperationTrait::StaticParam(name, _) => name.clone(),
            _ => String::new(),
        });
        item.traits(traits.into_iter());
        if let Some(pages) = &it.pagination {
            self.pagination(&format!("{path}/pages"), pages);
        }
        for waiter in &it.waiters {
            let mut item = self.item(&format!("{path}/waiter {}", waiter.name));
            item.add("method", &waiter.method);
            item.add("shortest delay", waiter.delays.0);
            item.add("acceptors", &waiter.acceptors);
        }
        self.structure(&format!("{path}/input"), &it.input);
        self.document(&format!("{path}/input"), &it.input);
        self.structure(&format!("{path}/output"), &it.output);
        self.errors(&path, &it.errors);
    }

    fn pagination(&mut self, path: &str, it: &Pagination) {
        let fields = |path: &[PathStep]| {
            let fields = path.iter().map(|it| it.field.clone());
            fields.collect::<Vec<_>>().join(".")
        };
        let mut item = self.item(path);
        item.add("paginator", &it.name);
        item.add("tokens", (&it.input_token, fields(&it.output_token), &it.token));
        let items = it.items.as_ref();
        item.add("items", items.map(|(path, ty)| (fields(path), ty)));
        item.add("page size", &it.page_size);
    }

    /// How the outermost element of a body in XML is called.
    fn document(&mut self, path: &str, input: &Structure) {
        let service = &self.plan.service;
        if !service.protocol.has_xml_roots() {
            return;
        }
        let is_payload = |it: &&Field| it.traits.contains(&WireTrait::Payload);
        let payload = input.fields.iter().find(is_payload);
        let (traits, element) = match payload.map(|it| (&it.traits, &it.ty)) {
            Some((traits, Type::Named(named))) => match self.plan.structure(named) {
                Some(structure) => (traits.as_slice(), structure),
                None => return,
            },
            Some(_) => return,
            None if input.fields.iter().any(|it| it.is_in_document) => (&[][..], input),
            None => return,
        };
        let all = || traits.iter().chain(&element.traits);
        let name = all().find_map(|it| match it {
            WireTrait::Name(name) => Some(name),
            _ => None,
        });
        let namespace = all()
            .chain(&service.namespace)
            .find(|it| matches!(it, WireTrait::Namespace(..)));
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
        for it in &plan.structures {
            self.structure(&format!("type {}", it.name), it);
        }
        for it in &plan.errors {
            self.structure(&format!("error {}", it.name), it);
        }
        for it in &plan.unions {
            let path = format!("type {}", it.name);
            let mut item = self.item(&path);
            item.add("kind", "union");
            item.add("sensitive", it.sensitive);
            item.deprecated(&it.deprecated);
            for it in &it.variants {
                let mut item = self.item(&format!("{path}/{}", it.name));
                item.add("member", &it.member);
                item.add("wire name", &it.wire_name);
                item.add("type", &it.ty);
                item.add("sensitive", it.sensitive);
                item.deprecated(&it.deprecated);
                item.traits(of_the_wire(&it.traits));
            }
        }
        for it in &plan.enums {
            let path = format!("type {}", it.name);
            let mut item = self.item(&path);
            item.add("kind", "enum");
            item.add("sensitive", it.sensitive);
            item.deprecated(&it.deprecated);
            for it in &it.values {
                let mut item = self.item(&format!("{path}/{}", it.value));
                item.add("variant", &it.name);
                item.deprecated(&it.deprecated);
            }
        }
        for it in &plan.stream_errors {
            let path = format!("stream error {}", it.name);
            self.item(&path).add("events", &it.events);
            self.errors(&path, &it.errors);
        }
    }

    fn structure(&mut self, path: &str, it: &Structure) {
        let mut item = self.item(path);
        item.add("kind", it.role);
        item.add("sensitive", it.sensitive);
        item.deprecated(&it.deprecated);
        if let Some(facts) = &it.error {
            item.add("retryable", facts.retryable);
            item.add("server", facts.server);
        }
        it.fields.iter().for_each(|it| self.field(path, it));
    }

    fn field(&mut self, path: &str, it: &Field) {
        let mut item = self.item(&format!("{path}/{}", it.name));
        item.add("member", &it.member);
        item.add("wire name", &it.wire_name);
        item.add("type", &it.ty);
        item.add("optional", it.optional);
        item.add("required", it.required);
        item.add("default", &it.default);
        item.add("sensitive", it.sensitive);
        item.add("idempotency token", it.idempotency_token);
        item.deprecated(&it.deprecated);
        // the name of a payload is that of the document
        let is_payload = it.traits.contains(&WireTrait::Payload);
        let is_said = |it: &&WireTrait| {
            matches!(
                it,
                WireTrait::Name(_) | WireTrait::Namespace(..) | WireTrait::AnyRoot
            )
        };
        item.traits(of_the_wire(&it.traits).filter(|it| !is_payload || !is_said(it)));
    }
}

/// The traits that say more than the field or variant itself, and what is inside of it.
fn of_the_wire(traits: &[WireTrait]) -> impl Iterator<Item = &WireTrait> {
    let is_said = |it: &&WireTrait| {
        matches!(
            it,
            WireTrait::IdempotencyToken | WireTrait::Sensitive | WireTrait::AnyRoot
        )
    };
    traits.iter().filter(move |it| !is_said(it))
}
