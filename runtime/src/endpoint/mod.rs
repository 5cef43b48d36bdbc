//! Endpoint rule sets: data in the generated client, evaluated by one evaluator
//! (<https://smithy.io/2.0/additional-specs/rules-engine/>).
//!
//! The input is [`Rules`], which the generator creates from a rule set or its BDD form, and [`Params`]; the output is
//! an endpoint, or the error of the rules.

mod arn;
mod evaluate;
mod functions;
mod host;
mod params;
mod partition;
mod rules;
mod select;
mod url;
mod value;

pub use crate::schema::operation::StaticParam;
pub use evaluate::{resolve, resolve_in, ResolveEndpointError};
pub(crate) use host::is_valid_label as is_valid_host_label;
pub use params::{Param as ParamValue, Params};
pub use partition::{Partition, PARTITIONS};
pub use rules::{Condition, Expr, Function, Next, Node, Outcome, Param, Rules, Step};
pub(crate) use select::select;
pub(crate) use url::unusable;
