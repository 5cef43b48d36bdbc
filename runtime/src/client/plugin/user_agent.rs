//! The user agent for services outside AWS: the package, this runtime, and the name of the application.

use crate::config::service::ServiceDescriptor;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::app_name::AppName;

/// Sets the header `user-agent`, unless an interceptor of the caller has set it.
#[derive(Debug)]
pub(super) struct PackageUserAgent(pub &'static ServiceDescriptor);

#[dyn_dispatch_hint]
impl Intercept for PackageUserAgent {
    fn name(&self) -> &'static str {
        "PackageUserAgentInterceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        if !headers.contains_key(http::header::USER_AGENT) {
            headers.try_insert(
                http::header::USER_AGENT,
                user_agent(self.0, cfg.load::<AppName>()),
            )?;
        }
        Ok(())
    }
}

fn user_agent(service: &ServiceDescriptor, app: Option<&AppName>) -> String {
    let mut text = format!(
        "{}/{} tinsmith/{}",
        service.user_agent_name,
        service.version,
        env!("CARGO_PKG_VERSION")
    );
    if let Some(app) = app {
        text.push_str(" app/");
        text.push_str(app.as_ref());
    }
    text
}
