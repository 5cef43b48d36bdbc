//! Internals of the generator for the tests of this repository, behind a private feature.

mod botocore;
mod calls;
mod docs;
mod documents;
mod endpoint_rules;
mod interface;
mod jmespath;
mod package;
mod planned;
mod quirks;
mod responses;
mod round_trips;
mod samples;
mod times;
mod trait_text;

pub use crate::endpoint::{
    Condition, EndpointRules, Expr, Function, Next, Node, Outcome, Param, ParamKind, ParamValue, Step,
};
pub use crate::model::ShapeId;
pub use botocore::botocore_as_smithy;
pub use calls::calls;
pub use docs::check_documentation;
pub use documents::{document, parse_idl, read_idl, read_json};
pub use endpoint_rules::endpoint_rules;
pub use interface::{interface, Interface};
pub use jmespath::jmespath;
pub use package::{package, Package};
pub use quirks::{matching_quirks, quirks, services_with_quirks};
pub use responses::responses;
pub use round_trips::round_trips;
