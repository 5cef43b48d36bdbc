//! The part of the interface for clients, in addition to that for types.

pub use crate::client::body::{RequestBody, ResponseBody};
pub use crate::client::builder::{Mode, OperationInput};
pub use crate::client::handle::Handle;
pub use crate::client::operation::{IdempotencyToken, Operation, OperationOutput, TakeBody};
pub use crate::client::send::{SendFuture, SendResult};
pub use crate::config::extension::Extension;
pub use crate::config::service::{ConfigBuilder, Service, ServiceDescriptor, Signing};
pub use crate::error::operation::{OperationError, ServiceWideError};
pub use crate::error::reader::ErrorReader;
#[cfg(feature = "presigning")]
pub use crate::presigning_builder_type;
pub use crate::schema::operation::{AuthScheme, OperationShape, OperationTrait, PathStep, StaticParam};
pub use crate::schema::service::{ServiceShape, ServiceTrait};
pub use crate::services::s3::RequestIdExt;
pub use crate::validate::validate;
#[cfg(feature = "waiters")]
pub use crate::waiter_builder_type;
#[cfg(feature = "waiters")]
pub use crate::waiter_error_impls;
pub use crate::{builder_type, extended_request_ids, operation_error_impls, service_error_impls};

pub use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
pub use aws_types::request_id::RequestId;
pub use aws_types::SdkConfig;

/// Builders.
pub mod builder {
    pub use crate::client::builder::{Call, OperationInput};
    pub use crate::schema::builder::debug_draft;
}

/// Codecs, for fuzzing.
#[cfg(any(feature = "json", feature = "xml", feature = "cbor"))]
pub mod codec {
    pub use crate::codec::*;
}

/// Configuration.
pub mod config {
    #[cfg(feature = "http-auth")]
    pub use crate::config::credentials::{Login, Token};
    pub use crate::config::settings::Settings;
    pub use crate::config::shared::Shared;
    pub use crate::config::{Builder, Config};

    /// The items that clients export from `config` besides the configuration itself.
    pub mod reexports {
        pub use crate::config::reexports::*;
    }

    /// The types that the macros of builders use.
    pub mod types {
        pub use crate::config::auth::ResolveAuthScheme;
        pub use crate::config::reexports::*;
        pub use crate::config::service::{ConfigBuilder, Service};
        pub use crate::config::settings::Settings;
        pub use crate::config::Config;
        #[cfg(feature = "http-auth")]
        pub use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
        pub use aws_runtime::invocation_id::{InvocationIdGenerator, SharedInvocationIdGenerator};
        pub use aws_smithy_async::time::{SharedTimeSource, TimeSource};
        pub use aws_smithy_runtime::client::retries::RetryPartition;
        pub use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemePreference};
        pub use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
        pub use aws_smithy_runtime_api::client::retries::classifiers::{
            ClassifyRetry, SharedRetryClassifier,
        };
        pub use aws_smithy_types::retry::RetryConfig;
        pub use aws_smithy_types::timeout::TimeoutConfig;
        pub use aws_types::endpoint_config::AccountIdEndpointMode;
        pub use aws_types::region::SigningRegionSet;
        pub use aws_types::SdkConfig;
    }
}

/// Customizable calls.
pub mod customize {
    #[cfg(feature = "presigning")]
    pub use crate::client::customize::CustomizablePresigned;
    pub use crate::client::customize::{CustomizableOperation, CustomizableSend, PayloadCanBeUnsigned};
}

/// Endpoint discovery.
#[cfg(feature = "endpoint-discovery")]
pub mod endpoint_discovery {
    pub use crate::client::endpoint_discovery::*;
}

/// Endpoint rules.
pub mod endpoint {
    pub use crate::config::endpoint::{resolve_by_rules, PARAMS};
    pub use crate::config::endpoint_params::{complete, EndpointParams, EndpointParamsType};
    pub use crate::endpoint::*;
    pub use aws_smithy_runtime_api::client::endpoint::{
        EndpointResolverParams, ResolveEndpoint as ResolveErased,
    };
}

/// Event streams.
#[cfg(feature = "event-stream")]
pub mod event_stream {
    pub use crate::event_stream::*;
}

/// JMESPath.
#[cfg(feature = "waiters")]
pub mod jmespath {
    pub use crate::jmespath::*;
}

/// Pagination.
pub mod paginate {
    pub use crate::client::paginate::*;
}

/// Presigned requests.
#[cfg(feature = "presigning")]
pub mod presigning {
    pub use crate::client::presigning::*;
}

/// Protocols.
pub mod protocol {
    pub use crate::protocol::*;
}

/// Protocol tests.
#[cfg(feature = "protocol-test")]
pub mod protocol_test {
    pub use crate::protocol_test::*;
}

/// Extensions for single services.
pub mod services {
    pub use crate::services::*;
}

/// Waiters.
#[cfg(feature = "waiters")]
pub mod waiters {
    pub use crate::client::waiters::*;
}
