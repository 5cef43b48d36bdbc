//! Applies quirks: as changes of the model, and as customizations.

use super::customizations::{Customizations, MemberCustomizations, OperationCustomizations, ServiceTrait};
use super::table::{Change, Quirk, QUIRKS, TOKENS_IN_ENVIRONMENT};
use crate::model::{
    AuthScheme, Deprecated, Documentation, Kind, Member, Model, Shape, ShapeId, ShapeRef, Simple, Traits,
};
use crate::node::Node;
use crate::source::Location;
use std::collections::BTreeSet;

/// Applies the quirks of a service to its model.
pub fn apply(model: &mut Model, service: ShapeRef) -> Customizations {
    applied(model, service).0
}

/// Returns the positions in the table of the quirks that change a model.
#[cfg(feature = "__testing")]
pub fn matching(mut model: Model, service: ShapeRef) -> BTreeSet<usize> {
    applied(&mut model, service).1
}

fn applied(model: &mut Model, service: ShapeRef) -> (Customizations, BTreeSet<usize>) {
    let Some(sdk_id) = model[service].traits.sdk_id.clone() else {
        return Default::default();
    };
    let mut application = Application {
        namespace: model[service].id.namespace.clone(),
        model,
        service,
        made: Customizations::default(),
    };
    let mut matching = BTreeSet::new();
    for (place, Quirk { service, change }) in QUIRKS.iter().enumerate() {
        if *service == sdk_id && application.apply(*change) {
            matching.insert(place);
        }
    }
    application.token_in_environment();
    (application.made, matching)
}

struct Application<'a> {
    model: &'a mut Model,
    service: ShapeRef,
    namespace: String,
    made: Customizations,
}

impl Application<'_> {
    /// Applies a change; returns `false` if there is nothing to change.
    fn apply(&mut self, change: Change) -> bool {
        match change {
            Change::Retryable(error) => self.shape_traits(error, |traits| {
                traits.retryable = Some(false);
                traits.error = Some("server".to_owned());
            }),
            Change::Unsigned(operation) => {
                self.shape_traits(operation, |traits| traits.auth = Some(Vec::new()))
            }
            Change::Header(name, value) => {
                self.made.headers.push((name, value));
                true
            }
            Change::LabelDefault(label, value) => self.label_default(label, value),
            Change::StripPrefixes(shape, prefixes) => self.strip_prefixes(shape, prefixes),
            Change::LabelInEndpoint(label) => self.label_in_endpoint(label),
            Change::Presigned(operations, form) => {
                self.operations(operations, |customization| customization.presigned = Some(form))
            }
            Change::UnsignedPayload(operations) => {
                self.operations(operations, |customization| customization.unsigned_payload = true)
            }
            Change::LongPoll(operation) => {
                self.operation(operation, |customization| customization.long_poll = true)
            }
            Change::TransientError(code) => self.service_trait(ServiceTrait::TransientError(code)),
            Change::Retries(millis, attempts) => self.service_trait(ServiceTrait::Retries(millis, attempts)),
            Change::UnsignedFallback => self.unsigned_fallback(),
            Change::AuthTokens(tokens) => {
                self.made.auth_tokens = Some(tokens);
                true
            }
            Change::MemberType(member, ty) => self.member_type(member, ty),
            Change::DefaultZero(shape) => self.default_zero(shape),
            Change::Union(shape) => self.union(shape),
            Change::NoErrorWrapping => self.no_error_wrapping(),
            Change::TreeHash(operation) => {
                self.operation(operation, |customization| customization.tree_hash = true)
            }
            Change::EndpointMember(member) => self.endpoint_member(member),
            Change::EndpointAuth(scheme) => self.endpoint_auth(scheme),
            Change::LastPageFlag(operation, flag) => self.operation(operation, |customization| {
                customization.last_page_flag = Some(flag)
            }),
            Change::UnwrappedOutput(operation) => {
                self.shape_traits(operation, |traits| traits.unwrapped_output = true)
            }
            Change::LenientHeader(member, text) => self.lenient_header(member, text),
            Change::Behavior(behavior) => self.made.behaviors.insert(behavior),
        }
    }

    fn id(&self, name: &str) -> ShapeId {
        ShapeId {
            namespace: self.namespace.clone(),
            name: name.to_owned(),
        }
    }

    fn find(&self, name: &str) -> Option<ShapeRef> {
        self.model.find(&self.id(name))
    }

    /// Changes the traits of a shape.
    fn shape_traits(&mut self, name: &str, change: impl FnOnce(&mut Traits)) -> bool {
        let found = self.find(name);
        if let Some(at) = found {
            change(&mut self.model.get_mut(at).traits);
        }
        found.is_some()
    }

    /// Changes the customizations of an operation.
    fn operation(&mut self, name: &str, change: impl FnOnce(&mut OperationCustomizations)) -> bool {
        let is_there = self.find(name).is_some();
        if is_there {
            change(self.made.operations.entry(self.id(name)).or_default());
        }
        is_there
    }

    /// Changes the customizations of operations; `false` if one does not exist.
    fn operations(&mut self, names: &[&str], change: impl Fn(&mut OperationCustomizations)) -> bool {
        let mut are_there = true;
        for name in names {
            are_there &= self.operation(name, &change);
        }
        are_there
    }

    fn service_trait(&mut self, service_trait: ServiceTrait) -> bool {
        self.made.traits.push(service_trait);
        true
    }

    /// Lets a service with bearer authentication take its token from the environment, if its signing name is in the
    /// list.
    fn token_in_environment(&mut self) {
        let schemes = &self.model[self.service].traits.auth_schemes;
        let is_named = |scheme: &AuthScheme| matches!(scheme, AuthScheme::SigV4 { name } if TOKENS_IN_ENVIRONMENT.contains(&name.as_str()));
        if schemes.contains(&AuthScheme::Bearer) && schemes.iter().any(is_named) {
            self.made.traits.push(ServiceTrait::TokenInEnvironment);
        }
    }

    /// Adds no authentication as the last choice of the service; operations with choices of their own keep them.
    fn unsigned_fallback(&mut self) -> bool {
        const NO_AUTH: &str = "smithy.api#noAuth";
        let service = &mut self.model.get_mut(self.service).traits;
        let all = service.auth_schemes.iter();
        let mut all: Vec<_> = all.map(|scheme| scheme.id().to_owned()).collect();
        all.sort();
        let chosen = service.auth.get_or_insert(all);
        let is_new = !chosen.iter().any(|id| id == NO_AUTH);
        if is_new {
            chosen.push(NO_AUTH.to_owned());
        }
        is_new
    }

    /// Changes members of structures, and returns their ids.
    fn members(
        &mut self,
        is_wanted: impl Fn(&Member) -> bool,
        change: impl Fn(&mut Member),
    ) -> Vec<(ShapeId, String)> {
        let all: Vec<_> = self.model.iter().map(|(at, _)| at).collect();
        let mut found = Vec::new();
        for at in all {
            let shape = self.model.get_mut(at);
            let Kind::Structure(members) = &mut shape.kind else {
                continue;
            };
            for member in members.iter_mut().filter(|member| is_wanted(member)) {
                change(member);
                found.push((shape.id.clone(), member.name.clone()));
            }
        }
        found
    }

    /// Changes the customizations of members.
    fn customize(
        &mut self,
        members: Vec<(ShapeId, String)>,
        change: impl Fn(&mut MemberCustomizations),
    ) -> bool {
        let is_any = !members.is_empty();
        for id in members {
            change(self.made.members.entry(id).or_default());
        }
        is_any
    }

    fn label_default(&mut self, label: &str, value: &'static str) -> bool {
        let is_label = |member: &Member| member.traits.http_label && member.name == label;
        // callers need not set the label any more
        let labels = self.members(is_label, |member| member.traits.required = false);
        self.customize(labels, |customization| customization.label_default = Some(value))
    }

    fn strip_prefixes(&mut self, shape: &str, prefixes: &'static [&'static str]) -> bool {
        let target = self.find(shape);
        let is_id = |member: &Member| Some(member.target) == target;
        let ids = self.members(is_id, |_| {});
        self.customize(ids, |customization| customization.stripped_prefixes = prefixes)
    }

    /// Removes the member from requests: with an endpoint URL that the caller sets, the rules of every service use it.
    fn endpoint_member(&mut self, name: &str) -> bool {
        let change = |member: &mut Member| member.traits.context_param = Some("Endpoint".to_owned());
        !self.members(|member| member.name == name, change).is_empty()
    }

    /// Adds the scheme as the last one, unless it is present.
    fn endpoint_auth(&mut self, scheme: fn(String) -> AuthScheme) -> bool {
        let service = &mut self.model.get_mut(self.service).traits;
        let name = service.auth_schemes.iter().find_map(|scheme| match scheme {
            AuthScheme::SigV4 { name } => Some(name.clone()),
            _ => None,
        });
        let Some(name) = name else { return false };
        let usual = AuthScheme::SigV4 { name: name.clone() };
        let added = scheme(name);
        let chosen = service.auth.get_or_insert_with(|| vec![usual.id().to_owned()]);
        let is_chosen = chosen.iter().any(|id| id == added.id());
        if !is_chosen {
            chosen.push(added.id().to_owned());
        }
        let is_there = service
            .auth_schemes
            .iter()
            .any(|scheme| scheme.id() == added.id());
        if !is_there {
            service.auth_schemes.push(added);
        }
        !is_chosen || !is_there
    }

    fn lenient_header(&mut self, name: &str, text: &str) -> bool {
        let Some(string) = self.model.find(&prelude("String")) else {
            return false;
        };
        // newer models have it as a text, in inputs, too
        self.member_type(name, "Timestamp");
        let output =
            |(_, shape): (ShapeRef, &Shape)| shape.as_operation().and_then(|operation| operation.output);
        let outputs: BTreeSet<_> = self.model.iter().filter_map(output).collect();
        let mut found = Vec::new();
        for output in outputs {
            let shape = self.model.get_mut(output);
            let Kind::Structure(members) = &mut shape.kind else {
                continue;
            };
            let is_header = |member: &Member| member.name == name && member.traits.http_header.is_some();
            let Some(place) = members.iter().position(is_header) else {
                continue;
            };
            let Some(header) = members.get_mut(place) else {
                continue;
            };
            header.traits.deprecated.get_or_insert_with(|| Deprecated {
                message: Some(format!("`{text}` has the text as it was sent")),
                since: None,
            });
            let (http_header, at) = (header.traits.http_header.clone(), header.at);
            found.push((shape.id.clone(), name.to_owned()));
            // newer models may have the member already
            if members.iter().any(|member| member.name == text) {
                continue;
            }
            let traits = Traits {
                http_header,
                documentation: Documentation::of(Some(&format!(
                    "<p>The text of <code>{name}</code> as it was sent.</p>"
                ))),
                ..Traits::default()
            };
            let text = Member {
                name: text.to_owned(),
                target: string,
                traits,
                at,
            };
            members.insert(place + 1, text);
        }
        self.customize(found, |customization| customization.lenient = true)
    }

    fn member_type(&mut self, name: &str, ty: &str) -> bool {
        let Some(ty) = self.model.find(&prelude(ty)) else {
            return false;
        };
        let simple = |at: ShapeRef| match &self.model[at].kind {
            Kind::Simple(simple) => Some(*simple),
            _ => None,
        };
        let all = self.model.iter().map(|(at, _)| at);
        let of_type: BTreeSet<_> = all.filter(|&at| simple(at) == simple(ty)).collect();
        let is_other = |member: &Member| member.name == name && !of_type.contains(&member.target);
        !self.members(is_other, |member| member.target = ty).is_empty()
    }

    fn default_zero(&mut self, shape: &str) -> bool {
        let Some(target) = self.find(shape) else {
            return false;
        };
        let zero = match &self.model[target].kind {
            Kind::Simple(Simple::Boolean) => Node::bool(false, Location::UNKNOWN),
            _ => Node::integer(0, Location::UNKNOWN),
        };
        let traits = &mut self.model.get_mut(target).traits;
        let is_new = traits.default.as_ref() != Some(&zero);
        traits.default = Some(zero.clone());
        let is_of_it = |member: &Member| member.target == target;
        self.members(is_of_it, |member| member.traits.default = Some(zero.clone()));
        is_new
    }

    fn union(&mut self, shape: &str) -> bool {
        let Some(at) = self.find(shape) else { return false };
        let kind = &mut self.model.get_mut(at).kind;
        let Kind::Structure(members) = kind else {
            return false;
        };
        *kind = Kind::Union(std::mem::take(members));
        true
    }

    fn no_error_wrapping(&mut self) -> bool {
        let protocols = &mut self.model.get_mut(self.service).traits.protocols;
        let mut changed = false;
        for protocol in protocols
            .iter_mut()
            .filter(|protocol| !protocol.no_error_wrapping)
        {
            protocol.no_error_wrapping = true;
            changed = true;
        }
        changed
    }

    fn label_in_endpoint(&mut self, label: &str) -> bool {
        let traits = &self.model[self.service].traits;
        if traits.endpoint_rule_set.is_none() && traits.endpoint_bdd.is_none() {
            return false;
        }
        let segment = format!("/{{{label}}}");
        let all: Vec<_> = self.model.iter().map(|(at, _)| at).collect();
        let mut inputs = BTreeSet::new();
        for at in all {
            let input = self.model[at]
                .as_operation()
                .and_then(|operation| operation.input);
            let Some(http) = &mut self.model.get_mut(at).traits.http else {
                continue;
            };
            let Some(rest) = http.uri.strip_prefix(&segment) else {
                continue;
            };
            http.uri = if rest.starts_with('/') {
                rest.to_owned()
            } else {
                format!("/{rest}")
            };
            inputs.extend(input);
        }
        for input in &inputs {
            if let Kind::Structure(members) = &mut self.model.get_mut(*input).kind {
                // the member stays, outside of the body, as a label that no URI pattern contains
                for member in members.iter_mut().filter(|member| member.name == label) {
                    member.traits.http_label = true;
                }
            }
        }
        !inputs.is_empty()
    }
}

fn prelude(name: &str) -> ShapeId {
    ShapeId {
        namespace: "smithy.api".to_owned(),
        name: name.to_owned(),
    }
}
