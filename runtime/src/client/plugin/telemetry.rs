//! Captures members of an input for metrics or interceptors.

use crate::client::operation::Descriptor;
use crate::schema::shape::{Shape, Trait};
use crate::schema::value::{Value, View};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::telemetry::{CapturedTelemetryAttributes, RequestedTelemetryAttributes};

/// Captures the requested members that are strings and not sensitive.
#[derive(Debug)]
pub(crate) struct CaptureInput(pub &'static Descriptor);

#[dyn_dispatch_hint]
impl Intercept for CaptureInput {
    fn name(&self) -> &'static str {
        "TelemetryInputCaptureInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(requested) = cfg
            .load::<RequestedTelemetryAttributes>()
            .filter(|r| !r.is_empty())
        else {
            return Ok(());
        };
        let Some(View::Structure(structure)) = (self.0.view)(context.input()) else {
            return Ok(());
        };
        let mut captured = CapturedTelemetryAttributes::default();
        structure.members(&mut |shape: &Shape, members: &[&dyn Value]| {
            for (member, value) in shape.members.iter().zip(members) {
                let wanted =
                    requested.should_capture(member.name) && !member.traits.contains(&Trait::Sensitive);
                if let (true, View::String(value)) = (wanted, value.view()) {
                    captured.insert(member.name, value);
                }
            }
            Ok(())
        })?;
        cfg.interceptor_state().store_put(captured);
        Ok(())
    }
}
