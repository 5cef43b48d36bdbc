//! Settings for endpoints: the trait `clientContextParams`, and built-in parameters.

use super::endpoint_params::object;
use super::types::Type;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::endpoint::{EndpointRules, Param};
use crate::model::{Documentation, Model, Shape, Traits};
use crate::names::{self, scope::Namespace};
use crate::node::Node;

/// An endpoint setting that only this service has.
#[derive(Debug)]
pub struct OwnSetting {
    /// The endpoint parameter that it sets.
    pub param: String,
    /// The name of its setter.
    pub name: String,
    /// `set_…`
    pub setter: String,
    /// Its type: a boolean, a string or a list of strings.
    pub ty: Type,
    /// Documentation as in the model.
    pub documentation: Documentation,
}

/// An endpoint setting that the runtime defines, for services that need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // named after the endpoint parameters
pub enum RuntimeSetting {
    ForcePathStyle,
    Accelerate,
    UseArnRegion,
    DisableMultiRegionAccessPoints,
    DisableS3ExpressSessionAuth,
    AccountIdEndpoints,
}

impl RuntimeSetting {
    /// Returns the setting for a parameter of `clientContextParams`.
    fn of_param(param: &str) -> Option<Self> {
        Some(match param {
            "ForcePathStyle" => RuntimeSetting::ForcePathStyle,
            "Accelerate" => RuntimeSetting::Accelerate,
            "UseArnRegion" => RuntimeSetting::UseArnRegion,
            "DisableMultiRegionAccessPoints" => RuntimeSetting::DisableMultiRegionAccessPoints,
            "DisableS3ExpressSessionAuth" => RuntimeSetting::DisableS3ExpressSessionAuth,
            _ => return None,
        })
    }
}

/// Returns the settings of a client that the runtime defines: for parameters of the model, and for built-in parameters
/// of single services.
pub fn runtime_settings(service: &Traits, rules: &EndpointRules) -> Vec<RuntimeSetting> {
    let asked = object(&service.client_context_params);
    let mut settings: Vec<_> = asked
        .filter_map(|(name, _)| RuntimeSetting::of_param(name))
        .collect();
    settings.sort();
    let is_account_mode =
        |param: &Param| param.built_in.as_deref() == Some("AWS::Auth::AccountIdEndpointMode");
    if rules.params.iter().any(is_account_mode) {
        settings.push(RuntimeSetting::AccountIdEndpoints);
    }
    settings
}

/// Returns the settings that only this service has: parameters of the model without [`RuntimeSetting`]. One that the
/// rules do not define is left out with a warning.
pub fn own_settings(
    model: &Model,
    service: &Shape,
    rules: &EndpointRules,
    findings: &mut Diagnostics,
) -> Vec<OwnSetting> {
    let mut scope = Namespace::new("the settings of endpoints");
    let asked = object(&service.traits.client_context_params)
        .filter(|(name, _)| RuntimeSetting::of_param(name).is_none());
    let setting = |(param, json): (&String, &Node)| {
        let Some(rule) = rules.params.iter().find(|declared| declared.name == *param) else {
            let message =
                format!("the setting `{param}` is left out: the endpoint rules have no such parameter");
            let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message);
            findings.push(model.at(finding.shape(&service.id), service.at));
            return None;
        };
        let text = |key: &str| json.get(key).and_then(Node::as_str);
        let (name, finding) = scope.allocate(param, param, |name| {
            vec![names::field(name), names::set_setter(name)]
        });
        findings.extend(finding.map(|finding| model.at(finding, service.at)));
        Some(OwnSetting {
            param: param.clone(),
            name: names::field(&name),
            setter: names::set_setter(&name),
            ty: match text("type") {
                Some("boolean") => Type::Boolean,
                _ if rule.is_list => Type::List(Box::new(Type::String)),
                _ => Type::String,
            },
            documentation: Documentation::of(text("documentation")),
        })
    };
    asked.filter_map(setting).collect()
}
