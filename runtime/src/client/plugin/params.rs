//! Collects the endpoint parameters of a call.

use super::host_prefix;
use crate::client::operation::Descriptor;
use crate::config::endpoint_params::{complete, configured};
use crate::endpoint::{select, unusable, ParamValue};
use crate::schema::operation::{OperationTrait, PathStep};
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use crate::validate::validate;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_types::config_bag::ConfigBag;

/// Stores the parameters for the endpoint resolver, and the host prefix of the operation.
#[derive(Debug)]
pub(crate) struct EndpointParams(pub &'static Descriptor);

#[dyn_dispatch_hint]
impl Intercept for EndpointParams {
    fn name(&self) -> &'static str {
        "EndpointParamsInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let mut params = configured(cfg);
        let view = || (self.0.view)(context.input()).ok_or("the input is not that of the operation");
        let mut prefix = None;
        for operation_trait in self.0.shape.traits {
            match operation_trait {
                OperationTrait::StaticParam(name, value) => params.set(*name, *value),
                OperationTrait::InputParam(name, path) => {
                    let mut found = None;
                    select(view()?, path, &mut |view| found = found.take().or(single(view)));
                    if let Some(value) = found {
                        if *name == "Endpoint" {
                            check_url(&value, path)?;
                        }
                        params.set(*name, value);
                    }
                }
                OperationTrait::InputListParam(name, path) => {
                    let mut items = Vec::new();
                    select(view()?, path, &mut |view| strings(view, &mut items));
                    if !items.is_empty() {
                        params.set(*name, items);
                    }
                }
                OperationTrait::RequiredParam(member) => {
                    self.check_required(view()?, member, cfg)?;
                }
                OperationTrait::HostPrefix(pattern) => prefix = Some(pattern),
                _ => {}
            }
        }
        if let Some(rules) = self.0.service.endpoint_rules {
            complete(&mut params, rules)?;
        }
        let mut params = self.0.service.endpoint_params.erase(params);
        if let Some(pattern) = prefix {
            host_prefix::add(pattern, view()?, &mut params, cfg)?;
        }
        cfg.interceptor_state().store_put(params);
        Ok(())
    }
}

impl EndpointParams {
    /// Refuses an input in which the member is unset or blank; with input validation, reports all other problems as
    /// well.
    fn check_required(&self, input: View<'_>, member: &str, cfg: &ConfigBag) -> Result<(), BoxError> {
        let View::Structure(structure) = input else {
            return Ok(());
        };
        let is_there = structure.with_members(|shape, members| {
            let mut both = shape.members.iter().zip(members);
            both.any(|(candidate, value)| {
                candidate.name == member
                    && match value.view() {
                        View::Unset => false,
                        View::String(text) => !text.trim().is_empty(),
                        _ => true,
                    }
            })
        })?;
        if is_there {
            return Ok(());
        }
        if self.0.checks_input(cfg) {
            validate(input)?;
        }
        Err(WriteError::missing(member, "determines the URL of the request").into())
    }
}

/// Refuses a member that is used as the endpoint URL, if its value cannot be one.
fn check_url(value: &ParamValue, path: &[PathStep]) -> Result<(), BoxError> {
    let ParamValue::Str(url) = value else {
        return Ok(());
    };
    let Some(why) = unusable(url) else { return Ok(()) };
    let error = WriteError::new(format!("not a URL that requests can be sent to: {why}"));
    let error = path.iter().rev().fold(error, |error, step| match step {
        PathStep::Field(name) => error.of(name),
        _ => error,
    });
    Err(error.into())
}

/// Converts a value to a parameter other than a list.
fn single(view: View<'_>) -> Option<ParamValue> {
    match view {
        View::String(text) => Some(text.to_owned().into()),
        View::Boolean(value) => Some(value.into()),
        _ => None,
    }
}

/// Adds a value to the items of a list parameter.
fn strings(view: View<'_>, items: &mut Vec<String>) {
    match view {
        View::String(text) => items.push(text.to_owned()),
        View::List(list) => (0..list.len()).for_each(|at| strings(list.at(at), items)),
        _ => {}
    }
}
