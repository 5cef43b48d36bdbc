//! The parts of a client's configuration that not every client has: parameters of its endpoint rules, and the settings
//! for `clientContextParams` and built-in parameters.

use super::endpoint_params::object;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::endpoint::{EndpointRules, Param, ParamKind, ParamValue};
use crate::model::{Documentation, Model, Shape};
use crate::names::{self, scope::Namespace};

/// The parts of a configuration that follow from the endpoint rules of a service.
#[derive(Debug)]
pub struct EndpointConfig {
    /// All parameters of the rules, unless they are just those that most services have ([`STANDARD`]); otherwise none.
    pub params: Vec<EndpointParam>,
    /// The settings for parameters.
    pub settings: Vec<EndpointParam>,
    /// The variants of endpoints that a setting chooses.
    pub variants: Vec<EndpointVariant>,
    /// True if there is a setting for account ids in endpoints.
    pub has_account_id_mode: bool,
}

impl Default for EndpointConfig {
    /// The configuration of a service without endpoint rules.
    fn default() -> Self {
        Self {
            params: Vec::new(),
            settings: Vec::new(),
            variants: EndpointVariant::ALL.to_vec(),
            has_account_id_mode: false,
        }
    }
}

/// A parameter of endpoint rules.
#[derive(Debug)]
pub struct EndpointParam {
    /// Its name in the rules.
    pub param: String,
    /// Its accessor and setter.
    pub name: String,
    /// `set_…`
    pub setter: String,
    /// Its type.
    pub kind: ParamKind,
    /// Documentation as in the model.
    pub documentation: Documentation,
}

/// A variant of endpoints that every client lets callers choose, unless the endpoint rules have no parameter for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointVariant {
    /// Endpoints for IPv4 and IPv6.
    DualStack,
    /// Endpoints that comply with FIPS 140.
    Fips,
}

impl EndpointVariant {
    /// All variants.
    const ALL: [Self; 2] = [Self::DualStack, Self::Fips];

    /// The built-in value of its parameter.
    fn built_in(self) -> &'static str {
        match self {
            Self::DualStack => "AWS::UseDualStack",
            Self::Fips => "AWS::UseFIPS",
        }
    }
}

/// The parameters that most services have, with their types and defaults: their clients share the types of the runtime.
const STANDARD: [(&str, ParamKind, Option<bool>); 4] = [
    ("Region", ParamKind::String, None),
    ("UseDualStack", ParamKind::Boolean, Some(false)),
    ("UseFIPS", ParamKind::Boolean, Some(false)),
    ("Endpoint", ParamKind::String, None),
];

/// Returns `true` if rules have the standard parameters, all of them and no others.
fn are_standard(params: &[Param]) -> bool {
    params.len() == STANDARD.len()
        && STANDARD.iter().all(|(name, kind, default)| {
            params.iter().any(|param| {
                param.name == *name
                    && param.kind == *kind
                    && param.default == default.map(ParamValue::Boolean)
                    && (default.is_some() || !param.required)
            })
        })
}

/// The built-in values that clients provide, each with the parameter name by which the runtime finds it.
const BUILT_INS: [(&str, &str); 13] = [
    ("AWS::Auth::AccountId", "AccountId"),
    ("AWS::Auth::AccountIdEndpointMode", "AccountIdEndpointMode"),
    ("AWS::Region", "Region"),
    ("AWS::S3::Accelerate", "Accelerate"),
    (
        "AWS::S3::DisableMultiRegionAccessPoints",
        "DisableMultiRegionAccessPoints",
    ),
    ("AWS::S3::ForcePathStyle", "ForcePathStyle"),
    ("AWS::S3::UseArnRegion", "UseArnRegion"),
    ("AWS::S3::UseGlobalEndpoint", "UseGlobalEndpoint"),
    ("AWS::S3Control::UseArnRegion", "UseArnRegion"),
    ("AWS::STS::UseGlobalEndpoint", "UseGlobalEndpoint"),
    ("AWS::UseDualStack", "UseDualStack"),
    ("AWS::UseFIPS", "UseFIPS"),
    ("SDK::Endpoint", "Endpoint"),
];

/// Returns a warning for a parameter whose built-in value no client provides, or whose name is not the one clients use.
fn check_built_in(param: &Param) -> Option<Diagnostic> {
    let built_in = param.built_in.as_deref()?;
    let known: Vec<_> = BUILT_INS.iter().filter(|(name, _)| *name == built_in).collect();
    if known.iter().any(|(_, name)| *name == param.name) {
        return None;
    }
    let message = format!(
        "the parameter `{}` of the endpoint rules is not set by the client: its `builtIn` is `{built_in}`",
        param.name
    );
    let hint = match known.first() {
        Some((_, name)) => format!("name the parameter `{name}`, as AWS's models do"),
        None => "tinsmith has no such built-in value: give the parameter a `default`, or set it by \
                 `clientContextParams` or `staticContextParams`"
            .to_owned(),
    };
    Some(Diagnostic::warning(codes::ENDPOINT_RULES, message).hint(hint))
}

/// Plans the parts of the configuration for the rules and settings of the service.
///
/// Warnings: settings without a parameter in the rules, which are left out; built-in parameters that no client sets;
/// names that had to be changed.
pub fn endpoint_config(
    model: &Model,
    service: &Shape,
    rules: &EndpointRules,
    findings: &mut Diagnostics,
) -> EndpointConfig {
    let mut place = |finding: Option<Diagnostic>| {
        findings.extend(finding.map(|finding| model.at(finding.shape(&service.id), service.at)));
    };
    let mut params = Vec::new();
    if !are_standard(&rules.params) {
        let mut scope = Namespace::new("the parameters of endpoints");
        scope.reserve(["builder", "build"], "a method of their types");
        for param in &rules.params {
            let (param, finding) = named(&mut scope, param, param.documentation.as_deref());
            place(finding);
            params.push(param);
        }
    }
    rules.params.iter().for_each(|param| place(check_built_in(param)));
    let mut settings = Vec::new();
    let mut scope = Namespace::new("the settings of the client");
    scope.reserve(names::CONFIG_METHODS, "a setting of every client");
    for (name, setting) in object(&service.traits.client_context_params) {
        let Some(param) = rules.params.iter().find(|declared| declared.name == *name) else {
            let message =
                format!("the setting `{name}` is left out: the endpoint rules have no such parameter");
            place(Some(Diagnostic::warning(codes::ENDPOINT_RULES, message)));
            continue;
        };
        let kind = param.kind.name();
        let other = setting
            .text("type")
            .filter(|said| !kind.eq_ignore_ascii_case(said));
        if let Some(said) = other {
            let message = format!("the setting `{name}` is a {kind}, as in the endpoint rules, not a {said}");
            let finding = Diagnostic::warning(codes::ENDPOINT_RULES, message);
            place(Some(finding.hint("give both the same `type`")));
        }
        let documentation = setting.text("documentation");
        let (setting, finding) = named(&mut scope, param, documentation);
        place(finding);
        settings.push(setting);
    }
    let has = |built_in: &str| {
        let mut built_ins = rules.params.iter().map(|param| param.built_in.as_deref());
        built_ins.any(|candidate| candidate == Some(built_in))
    };
    EndpointConfig {
        params,
        settings,
        variants: (EndpointVariant::ALL.into_iter())
            .filter(|variant| has(variant.built_in()))
            .collect(),
        has_account_id_mode: has("AWS::Auth::AccountIdEndpointMode"),
    }
}

fn named(
    scope: &mut Namespace,
    param: &Param,
    documentation: Option<&str>,
) -> (EndpointParam, Option<Diagnostic>) {
    let (name, finding) = scope.allocate(&param.name, &param.name, |name| {
        vec![names::field(name), names::set_setter(name)]
    });
    let named = EndpointParam {
        param: param.name.clone(),
        name: names::field(&name),
        setter: names::set_setter(&name),
        kind: param.kind,
        documentation: Documentation::of(documentation),
    };
    (named, finding)
}
