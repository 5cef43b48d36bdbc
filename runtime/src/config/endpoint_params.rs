//! Endpoint parameters.

use crate::endpoint::{ParamValue, Params as Values};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreAppend};
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;
use std::fmt;

/// The parameters of endpoint rules: those in AWS's rule sets by accessors, others by [`get`](Self::get).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params {
    values: Values,
}

/// A parameter that a configuration sets or clears; those of a call are added to those of the client.
#[derive(Clone, Debug)]
pub(crate) struct ConfiguredParam {
    pub name: &'static str,
    pub value: Option<ParamValue>,
}

impl Storable for ConfiguredParam {
    type Storer = StoreAppend<Self>;
}

impl Params {
    /// Creates a builder.
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// Reads the configured parameters.
    pub(crate) fn from_config(cfg: &ConfigBag) -> Self {
        let mut values = Values::with_room();
        // the latest settings come first
        let configured: Vec<_> = cfg.load::<ConfiguredParam>().collect();
        for configured in configured.into_iter().rev() {
            match &configured.value {
                Some(value) => values.set(configured.name, value.clone()),
                None => values.clear(configured.name),
            }
        }
        if let Some(region) = cfg.load::<Region>() {
            values.set("Region", region.as_ref().to_owned());
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
        Self { values }
    }

    /// Returns the values for the evaluator.
    pub(crate) fn values(&self) -> &Values {
        &self.values
    }

    /// Sets a parameter by its name in the rule set.
    pub(crate) fn set(&mut self, name: &'static str, value: ParamValue) {
        self.values.set(name, value);
    }

    /// Sets the account.
    pub(crate) fn set_account_id(&mut self, account: &str) {
        self.values.set("AccountId", account.to_owned());
    }

    /// Returns a parameter by its name in the rule set.
    pub fn get(&self, name: &str) -> Option<&ParamValue> {
        self.values.get(name)
    }
}

/// Builds [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamsBuilder {
    values: Values,
}

/// Defines accessors and setters of a parameter, whose name may be spelt in several ways in rule sets.
macro_rules! params {
    ($($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: $type:ty => $wire:expr, $view:ident -> $viewed:ty;)*) => {
        impl Params { $(
            $(#[$doc])*
            pub fn $name(&self) -> Option<$viewed> {
                $wire.iter().find_map(|name| self.values.$view(name))
            }
        )* }

        impl ParamsBuilder { $(
            $(#[$doc])*
            pub fn $name(self, value: impl Into<$type>) -> Self {
                self.$set(Some(value.into()))
            }
            $(#[$doc])*
            ///
            /// `None` clears it.
            pub fn $set(mut self, value: Option<$type>) -> Self {
                for name in $wire {
                    match value.clone() {
                        Some(value) => self.values.set(name, value),
                        None => self.values.clear(name),
                    }
                }
                self
            }
            $(#[$doc])*
            pub fn $get(&self) -> Option<$viewed> {
                $wire.iter().find_map(|name| self.values.$view(name))
            }
        )* }
    };
}

params! {
    /// The region.
    region, set_region, get_region: String => ["Region"], get_str -> &str;
    /// The endpoint URL set by the caller.
    endpoint, set_endpoint, get_endpoint: String => ["Endpoint"], get_str -> &str;
    /// The account.
    account_id, set_account_id, get_account_id: String => ["AccountId"], get_str -> &str;
    /// The setting for account ids in endpoints.
    account_id_endpoint_mode, set_account_id_endpoint_mode, get_account_id_endpoint_mode: String => ["AccountIdEndpointMode"], get_str -> &str;
    /// The endpoint's id.
    endpoint_id, set_endpoint_id, get_endpoint_id: String => ["EndpointId"], get_str -> &str;
    /// The bucket.
    bucket, set_bucket, get_bucket: String => ["Bucket"], get_str -> &str;
    /// The object's key.
    key, set_key, get_key: String => ["Key"], get_str -> &str;
    /// The prefix of keys.
    prefix, set_prefix, get_prefix: String => ["Prefix"], get_str -> &str;
    /// The object to copy.
    copy_source, set_copy_source, get_copy_source: String => ["CopySource"], get_str -> &str;
    /// The resource.
    resource_arn, set_resource_arn, get_resource_arn: String => ["ResourceArn", "ResourceARN"], get_str -> &str;
    /// The outpost.
    outpost_id, set_outpost_id, get_outpost_id: String => ["OutpostId"], get_str -> &str;
    /// The access point.
    access_point_name, set_access_point_name, get_access_point_name: String => ["AccessPointName"], get_str -> &str;
    /// The space.
    space_id, set_space_id, get_space_id: String => ["SpaceId"], get_str -> &str;
    /// The kind of API.
    api_type, set_api_type, get_api_type: String => ["ApiType"], get_str -> &str;
    /// The kind of service.
    service_type, set_service_type, get_service_type: String => ["ServiceType"], get_str -> &str;
    /// The part of the service.
    sub_service_type, set_sub_service_type, get_sub_service_type: String => ["SubServiceType"], get_str -> &str;
    /// The event bus.
    event_bus_arn, set_event_bus_arn, get_event_bus_arn: String => ["EventBusArn"], get_str -> &str;
    /// The stream.
    stream_arn, set_stream_arn, get_stream_arn: String => ["StreamArn", "StreamARN"], get_str -> &str;
    /// The stream's id.
    stream_id, set_stream_id, get_stream_id: String => ["StreamId"], get_str -> &str;
    /// The place in a shard.
    shard_iterator, set_shard_iterator, get_shard_iterator: String => ["ShardIterator"], get_str -> &str;
    /// The consumer.
    consumer_arn, set_consumer_arn, get_consumer_arn: String => ["ConsumerARN"], get_str -> &str;
    /// The channel.
    channel_arn, set_channel_arn, get_channel_arn: String => ["ChannelARN"], get_str -> &str;
    /// The queue.
    queue_arn, set_queue_arn, get_queue_arn: String => ["QueueARN"], get_str -> &str;
    /// The key value store.
    kvs_arn, set_kvs_arn, get_kvs_arn: String => ["KvsARN"], get_str -> &str;
    /// The type of the operation.
    operation_type, set_operation_type, get_operation_type: String => ["OperationType"], get_str -> &str;
    /// The type of the resource.
    resource_type, set_resource_type, get_resource_type: String => ["ResourceType"], get_str -> &str;
    /// True for dual-stack endpoints, for IPv4 and IPv6.
    use_dual_stack, set_use_dual_stack, get_use_dual_stack: bool => ["UseDualStack"], get_bool -> bool;
    /// True for endpoints that comply with FIPS 140.
    use_fips, set_use_fips, get_use_fips: bool => ["UseFIPS"], get_bool -> bool;
    /// True for the global endpoint.
    use_global_endpoint, set_use_global_endpoint, get_use_global_endpoint: bool => ["UseGlobalEndpoint"], get_bool -> bool;
    /// True for path-style addressing of buckets.
    force_path_style, set_force_path_style, get_force_path_style: bool => ["ForcePathStyle"], get_bool -> bool;
    /// True for S3 Transfer Acceleration.
    accelerate, set_accelerate, get_accelerate: bool => ["Accelerate"], get_bool -> bool;
    /// True if the region of an ARN is used.
    use_arn_region, set_use_arn_region, get_use_arn_region: bool => ["UseArnRegion"], get_bool -> bool;
    /// True for requests to Object Lambda.
    use_object_lambda_endpoint, set_use_object_lambda_endpoint, get_use_object_lambda_endpoint: bool => ["UseObjectLambdaEndpoint"], get_bool -> bool;
    /// True for requests to the control plane of S3 Express.
    use_s3_express_control_endpoint, set_use_s3_express_control_endpoint, get_use_s3_express_control_endpoint: bool => ["UseS3ExpressControlEndpoint"], get_bool -> bool;
    /// True if access points are forbidden.
    disable_access_points, set_disable_access_points, get_disable_access_points: bool => ["DisableAccessPoints"], get_bool -> bool;
    /// True if multi-region access points are forbidden.
    disable_multi_region_access_points, set_disable_multi_region_access_points, get_disable_multi_region_access_points: bool => ["DisableMultiRegionAccessPoints"], get_bool -> bool;
    /// True if S3 Express is used without sessions.
    disable_s3_express_session_auth, set_disable_s3_express_session_auth, get_disable_s3_express_session_auth: bool => ["DisableS3ExpressSessionAuth"], get_bool -> bool;
    /// True if the account id is required.
    requires_account_id, set_requires_account_id, get_requires_account_id: bool => ["RequiresAccountId"], get_bool -> bool;
    /// True for search operations.
    is_search_operation, set_is_search_operation, get_is_search_operation: bool => ["IsSearchOperation"], get_bool -> bool;
    /// True for operations of the control plane.
    is_control_plane, set_is_control_plane, get_is_control_plane: bool => ["IsControlPlane"], get_bool -> bool;
    /// True for requests to the control plane.
    use_control_plane_endpoint, set_use_control_plane_endpoint, get_use_control_plane_endpoint: bool => ["UseControlPlaneEndpoint"], get_bool -> bool;
    /// True for requests about OAuth.
    is_o_auth_endpoint, set_is_o_auth_endpoint, get_is_o_auth_endpoint: bool => ["IsOAuthEndpoint"], get_bool -> bool;
    /// The resources.
    resource_arn_list, set_resource_arn_list, get_resource_arn_list: Vec<String> => ["ResourceArnList"], get_list -> &[String];
}

impl ParamsBuilder {
    /// Sets a parameter by its name in the rule set.
    pub fn set(mut self, name: impl Into<String>, value: impl Into<ParamValue>) -> Self {
        self.values.set(name.into(), value);
        self
    }

    /// Builds the parameters.
    pub fn build(self) -> Result<Params, InvalidParams> {
        Ok(Params { values: self.values })
    }
}

/// The error of missing or invalid parameters.
#[derive(Debug)]
pub struct InvalidParams {
    field: String,
}

impl fmt::Display for InvalidParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl std::error::Error for InvalidParams {}
