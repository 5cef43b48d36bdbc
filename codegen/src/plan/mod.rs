//! The plan of a client, which the emitters get: all items with their names, types and traits.
//!
//! It is made from the result of the passes. Emitters decide only on the form of the code.

mod attributes;
mod auth;
mod bindings;
mod case_settings;
mod checksum;
mod client;
mod conformance;
mod constraint;
mod context;
mod data_types;
mod default;
mod documents;
mod endpoint_discovery;
mod endpoint_params;
mod error;
mod field;
mod limits;
mod names;
mod operation;
mod operation_trait;
mod paginated;
mod pagination;
mod protocol;
mod replaced;
mod role;
mod sensitive;
mod service;
mod settings;
mod string_enum;
mod structure;
mod syntax;
mod types;
mod types_only;
mod union;
mod waiter;
mod wire;

pub use attributes::{AttributeRule, ItemAttributes};
#[cfg(feature = "cli")]
pub use auth::effective as effective_auth;
pub use case_settings::CaseSetting;
pub use client::{plan, Plan, PlanOptions};
pub use conformance::{Case, CaseKind};
pub use constraint::Constraint;
pub use default::{Correction, DefaultValue};
pub use endpoint_discovery::{DiscoveryField, EndpointDiscovery};
pub use error::{OperationError, StreamError};
pub use field::Field;
pub use operation::Operation;
pub use operation_trait::{OperationTrait, ParamStep};
pub use pagination::{Pagination, PathStep};
pub use replaced::{crate_of, ReplaceRule};
pub use role::Role;
pub use settings::{EndpointParam, EndpointVariant};
pub use string_enum::Enum;
pub use structure::Structure;
pub use types::{Conversion, Named, NamedKind, PublicModule, Type};
pub use union::{Union, Variant};
pub use waiter::{Acceptor, AcceptorState, Comparator, Matcher, Waiter};
pub use wire::WireTrait;

pub use crate::passes::{AuthTokens, Behavior, PresignedForm, ServiceTrait};
