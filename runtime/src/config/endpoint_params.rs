//! The parameters of endpoint rules: as values by name, and as the types that a client's resolvers get.

use super::settings::Settings;
use crate::endpoint::{is_valid_host_label, Condition, Expr, Function, ParamValue, Params as Values, Rules};
use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreAppend};
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;
use std::fmt;

/// The parameter with the region.
const REGION: &str = "Region";
/// The parameter that is set once the identity is known.
const ACCOUNT_ID: &str = "AccountId";

/// A parameter that a configuration sets or clears; those of a client and of a call are combined.
#[derive(Clone, Debug)]
pub(crate) struct ConfiguredParam {
    pub name: &'static str,
    pub value: Option<ParamValue>,
}

impl Storable for ConfiguredParam {
    type Storer = StoreAppend<Self>;
}

#[doc(hidden)]
impl Settings {
    pub fn set_endpoint_param(
        &mut self,
        name: &'static str,
        value: Option<impl Into<ParamValue>>,
    ) -> &mut Self {
        let value = value.map(Into::into);
        self.config.store_append(ConfiguredParam { name, value });
        self
    }
}

/// Returns the values of the configured parameters.
pub(crate) fn configured(cfg: &ConfigBag) -> Values {
    let mut values = Values::with_room();
    // the value set last comes first
    let configured: Vec<_> = cfg.load::<ConfiguredParam>().collect();
    for param in configured.into_iter().rev() {
        match &param.value {
            Some(value) => values.set(param.name, value.clone()),
            None => values.clear(param.name),
        }
    }
    if let Some(region) = cfg.load::<Region>() {
        values.set(REGION, region.as_ref().to_owned());
    }
    if let Some(&UseDualStack(value)) = cfg.load::<UseDualStack>() {
        values.set("UseDualStack", value);
    }
    if let Some(&UseFips(value)) = cfg.load::<UseFips>() {
        values.set("UseFIPS", value);
    }
    if let Some(EndpointUrl(url)) = cfg.load::<EndpointUrl>() {
        values.set("Endpoint", url.clone());
    }
    let mode = match cfg.load::<AccountIdEndpointMode>() {
        Some(AccountIdEndpointMode::Required) => "required",
        Some(AccountIdEndpointMode::Disabled) => "disabled",
        _ => "preferred",
    };
    values.set("AccountIdEndpointMode", ParamValue::Str(mode.into()));
    values
}

/// The type of a client's parameters: [`Params`], or one of its own.
#[doc(hidden)]
pub trait EndpointParams: fmt::Debug + Send + Sync + 'static {
    /// The parameters with these values.
    fn of(values: Values) -> Self;
    /// The values, as rules take them.
    fn values(&self) -> &Values;
    /// The values, to be changed.
    fn values_mut(&mut self) -> &mut Values;
}

/// The type of a client's parameters, behind function pointers.
#[doc(hidden)]
#[derive(Debug)]
pub struct EndpointParamsType {
    erase: fn(Values) -> EndpointResolverParams,
    values: fn(&EndpointResolverParams) -> Option<&Values>,
    values_mut: fn(&mut EndpointResolverParams) -> Option<&mut Values>,
}

impl EndpointParamsType {
    /// The type `P`.
    pub const fn of<P: EndpointParams>() -> Self {
        Self {
            erase: |values| EndpointResolverParams::new(P::of(values)),
            values: |params| params.get::<P>().map(P::values),
            values_mut: |params| params.get_mut::<P>().map(P::values_mut),
        }
    }

    /// Returns the parameters with these values, as the orchestrator passes them on.
    pub(crate) fn erase(&self, values: Values) -> EndpointResolverParams {
        (self.erase)(values)
    }

    /// Returns the values of such parameters.
    pub(crate) fn values<'a>(&self, params: &'a EndpointResolverParams) -> Option<&'a Values> {
        (self.values)(params)
    }

    /// Sets the account, which is known once there is an identity.
    pub fn set_account(&self, params: &mut EndpointResolverParams) {
        // no data of the identity may remain
        let identity = params
            .get_property_mut::<Identity>()
            .map(|identity| std::mem::replace(identity, Identity::new((), None)));
        let account = identity
            .as_ref()
            .and_then(|identity| identity.property::<AccountId>());
        if let (Some(values), Some(account)) = ((self.values_mut)(params), account) {
            values.set(ACCOUNT_ID, account.as_str().to_owned());
        }
    }
}

/// Sets the parameters without a value to their defaults, and checks the others.
///
/// # Errors
///
/// A required parameter has neither a value nor a default, or the region cannot be part of a host and the rules do not
/// check that themselves.
#[doc(hidden)]
pub fn complete(values: &mut Values, rules: &Rules) -> Result<(), InvalidParams> {
    values.set_defaults(rules);
    let mut required = rules.params.iter().filter(|param| param.required);
    // the account is known once there is an identity
    if let Some(missing) = required.find(|param| param.name != ACCOUNT_ID && values.get(param.name).is_none())
    {
        return Err(InvalidParams {
            field: missing.name,
            problem: Problem::Missing,
        });
    }
    match values.get_str(REGION) {
        Some(region) if !is_valid_host_label(region, true) && !checks_region(rules) => Err(InvalidParams {
            field: REGION,
            problem: Problem::NotAHostLabel,
        }),
        _ => Ok(()),
    }
}

/// Returns `true` if the rules check that the region can be part of a host.
fn checks_region(rules: &Rules) -> bool {
    let is_region = |expr: &Expr| match expr {
        Expr::Param(index) => rules.params.get(*index).is_some_and(|param| param.name == REGION),
        _ => false,
    };
    let checks = |condition: &Condition| match condition.test {
        Expr::Call(Function::IsValidHostLabel, arguments) => arguments.first().is_some_and(is_region),
        _ => false,
    };
    rules.conditions.iter().any(checks)
}

/// A missing or invalid parameter.
#[derive(Debug)]
pub struct InvalidParams {
    /// The name of the parameter in the rules.
    field: &'static str,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Missing,
    NotAHostLabel,
}

impl fmt::Display for InvalidParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.field;
        match self.problem {
            Problem::Missing => write!(f, "a required field was missing: `{field}`"),
            Problem::NotAHostLabel => write!(
                f,
                "invalid value for field: `{field}` - must be a valid host label"
            ),
        }
    }
}

impl std::error::Error for InvalidParams {}

/// Defines the types of a client's parameters, the trait of its endpoint resolvers and the value for its service's
/// descriptor, given the rules. Accessors and setters of the parameters are defined beside the macro call.
#[doc(hidden)]
#[macro_export]
macro_rules! endpoint_params {
    ($rules:expr) => {
        /// The values on which the endpoint of a call depends.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Params($crate::codegen::endpoint::Params);

        /// Builds [`Params`].
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ParamsBuilder($crate::codegen::endpoint::Params);

        impl Params {
            /// A builder with nothing set.
            pub fn builder() -> ParamsBuilder {
                ParamsBuilder::default()
            }
        }

        impl ParamsBuilder {
            /// Builds the parameters; those that are not set get the defaults of the rules.
            ///
            /// # Errors
            ///
            /// A required parameter is missing, or the region cannot be part of a host name.
            pub fn build(mut self) -> Result<Params, $crate::config::endpoint::InvalidParams> {
                $crate::codegen::endpoint::complete(&mut self.0, $rules)?;
                Ok(Params(self.0))
            }
        }

        impl $crate::codegen::endpoint::EndpointParams for Params {
            fn of(values: $crate::codegen::endpoint::Params) -> Self {
                Self(values)
            }
            fn values(&self) -> &$crate::codegen::endpoint::Params {
                &self.0
            }
            fn values_mut(&mut self) -> &mut $crate::codegen::endpoint::Params {
                &mut self.0
            }
        }

        #[doc(hidden)]
        pub static PARAMS: $crate::codegen::endpoint::EndpointParamsType =
            $crate::codegen::endpoint::EndpointParamsType::of::<Params>();

        /// Finds the endpoint of a call.
        pub trait ResolveEndpoint: Send + Sync + ::std::fmt::Debug {
            /// Returns the endpoint for these parameters.
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a Params,
            ) -> $crate::config::endpoint::EndpointFuture<'a>;

            /// Converts to the type that the orchestrator uses.
            fn into_shared_resolver(self) -> $crate::config::endpoint::SharedEndpointResolver
            where
                Self: Sized + 'static,
            {
                $crate::config::endpoint::SharedEndpointResolver::new(WithParams(self))
            }
        }

        #[derive(Debug)]
        struct WithParams<T>(T);

        impl<T: ResolveEndpoint> $crate::codegen::endpoint::ResolveErased for WithParams<T> {
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a $crate::codegen::endpoint::EndpointResolverParams,
            ) -> $crate::config::endpoint::EndpointFuture<'a> {
                match params.get::<Params>() {
                    Some(params) => self.0.resolve_endpoint(params),
                    None => $crate::config::endpoint::EndpointFuture::ready(Err(
                        "params of expected type was not present".into(),
                    )),
                }
            }

            fn finalize_params<'a>(
                &'a self,
                params: &'a mut $crate::codegen::endpoint::EndpointResolverParams,
            ) -> Result<(), $crate::codegen::error::BoxError> {
                PARAMS.set_account(params);
                Ok(())
            }
        }
    };
}

/// Defines the resolver for the rules of a service whose client has its own parameters, beside
/// [`endpoint_params!`](crate::endpoint_params).
#[doc(hidden)]
#[macro_export]
macro_rules! endpoint_resolver {
    ($service:ty) => {
        /// Finds endpoints by the rules of the service.
        #[derive(Clone, Copy, Debug, Default)]
        pub struct DefaultResolver(());

        impl DefaultResolver {
            /// The resolver of the service.
            pub fn new() -> Self {
                Self(())
            }
        }

        impl ResolveEndpoint for DefaultResolver {
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a Params,
            ) -> $crate::config::endpoint::EndpointFuture<'a> {
                $crate::codegen::endpoint::resolve_by_rules::<$service>(&params.0)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::complete;
    use crate::config::endpoint::Params;
    use crate::endpoint::{Condition, Expr, Function, Next, Param, Params as Values, Rules, StaticParam};

    static RULES: Rules = Rules {
        params: &[
            Param {
                name: "Region",
                default: None,
                required: false,
            },
            Param {
                name: "Mode",
                default: Some(StaticParam::Str("usual")),
                required: true,
            },
            Param {
                name: "Kind",
                default: None,
                required: true,
            },
        ],
        conditions: &[Condition {
            test: Expr::Call(Function::IsValidHostLabel, &[Expr::Param(0), Expr::Bool(true)]),
            assign: None,
        }],
        outcomes: &[],
        nodes: &[],
        root: Next::NoMatch,
        slots: 0,
    };

    #[test]
    fn what_is_not_set_is_the_default() {
        let params = Params::builder()
            .use_fips(true)
            .build()
            .expect("sound parameters");
        assert_eq!(params.use_fips(), Some(true));
        assert_eq!(params.use_dual_stack(), Some(false));
        assert_eq!((params.region(), params.endpoint()), (None, None));
    }

    #[test]
    fn a_region_that_is_no_part_of_a_host_is_refused() {
        for region in ["a b", "x.example.com/", "-a", ""] {
            let error = Params::builder().region(region).build().expect_err(region);
            let expected = "invalid value for field: `Region` - must be a valid host label";
            assert_eq!(error.to_string(), expected);
        }
        assert!(Params::builder().region("eu-central-1").build().is_ok());
    }

    #[test]
    fn rules_may_check_the_region_themselves() {
        let mut values = Values::default();
        values.set("Kind", "a".to_owned());
        values.set("Region", "a b".to_owned());
        assert!(complete(&mut values, &RULES).is_ok());
        assert_eq!(values.get_str("Mode"), Some("usual"));
    }

    #[test]
    fn a_parameter_that_is_required_and_has_no_default_has_to_be_set() {
        let error = complete(&mut Values::default(), &RULES).expect_err("`Kind` is missing");
        assert_eq!(error.to_string(), "a required field was missing: `Kind`");
    }
}
