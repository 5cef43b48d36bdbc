//! What an endpoint depends on: gathered before each call.

use crate::config::endpoint::Params;
use crate::operation::Descriptor;
use crate::protocol::OperationTrait;
use crate::shape::Shape;
use crate::value::{Value, View};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointPrefix, EndpointResolverParams};
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_types::config_bag::ConfigBag;

/// Stores the parameters where the resolver looks for them, and what the operation puts in front of the host.
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
        let params = Params::from_config(cfg);
        cfg.interceptor_state()
            .store_put(EndpointResolverParams::new(params));
        for it in self.0.shape.traits {
            if let OperationTrait::HostPrefix(pattern) = it {
                let view = (self.0.view)(context.input());
                let Some(View::Structure(shape, members)) = view else {
                    return Err("the input is not that of the operation".into());
                };
                let prefix = EndpointPrefix::new(fill(pattern, shape, &members)?)?;
                cfg.interceptor_state().store_put(prefix);
            }
        }
        Ok(())
    }
}

/// The pattern with its labels filled by members, which have to be valid host labels.
fn fill(pattern: &str, shape: &Shape, members: &[&dyn Value]) -> Result<String, BoxError> {
    let mut host = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        host.push_str(before);
        let (name, after) = after
            .split_once('}')
            .ok_or("the host prefix has no end of a label")?;
        let at = shape.members.iter().position(|member| member.0 == name);
        match at.and_then(|at| members.get(at)).map(|value| value.view()) {
            Some(View::String(value)) if !value.is_empty() => host.push_str(value),
            _ => return Err(format!("`{name}` is part of the host and has to be set to something").into()),
        }
        rest = after;
    }
    host.push_str(rest);
    Ok(host)
}
