//! Services whose models are from botocore: Route 53 is not among the available Smithy models, and their model of
//! CloudWatch is older than its protocol. Differences from the models of the published crates are listed here as data.

use serde_json::{json, Value};
use std::path::Path;

/// A service.
pub struct Service {
    /// The module of the client.
    pub module: &'static str,
    /// Its folder.
    folder: &'static str,
    /// Operations and types that are newer than the published crate.
    later: &'static [&'static str],
    /// Paths that end in a slash only in botocore.
    slashes: &'static [&'static str],
    /// True if all required members are `clientOptional`, which botocore cannot express.
    client_optional: bool,
}

/// All of them.
pub const SERVICES: &[Service] = &[
    Service {
        module: "parity_route53",
        folder: "route53/2013-04-01",
        later: &[
            "CreateResourceRecordSetProtections",
            "DeleteResourceRecordSetProtections",
            "ListResourceRecordSetProtections",
            "InvalidResourceRecordSetProtectionBatch",
            "ProtectionAlreadyExists",
            "ProtectionError",
            "ResourceRecordSetProtection",
            "ResourceRecordSetProtectionConfig",
            "ResourceRecordSetProtectionKey",
            "ProtectionErrors",
            "ResourceRecordSetProtectionConfigBatch",
            "ResourceRecordSetProtectionKeyBatch",
            "ResourceRecordSetProtections",
        ],
        slashes: &["ChangeResourceRecordSets"],
        client_optional: false,
    },
    Service {
        module: "parity_cloudwatch",
        folder: "cloudwatch/2010-08-01",
        later: &[
            "DeleteMetricDataQueryDefinition",
            "GetMetricDataQueryDefinition",
            "ListMetricDataQueryDefinitions",
            "PutMetricDataQueryDefinition",
            "MetricDataQueryDefinitionSummary",
            "QueryType",
            "MetricDataQueryDefinitionSummaries",
        ],
        slashes: &[],
        client_optional: true,
    },
];

/// Returns the model of a service; `data` is botocore's folder of models.
pub fn model(service: &Service, data: &Path) -> Result<Value, tinsmith::Error> {
    let files = ["service-2.json", "paginators-1.json", "endpoint-rule-set-1.json"];
    let files = files.map(|name| {
        let path = data.join(service.folder).join(name);
        let text = std::fs::read_to_string(path).expect("a file of botocore's models");
        (name, text)
    });
    let model = tinsmith::testing::botocore_as_smithy(&files)?;
    let mut model: Value = serde_json::from_str(&model).expect("JSON");
    let is_any = |id: &str, names: &[&str]| id.split_once('#').is_some_and(|(_, name)| names.contains(&name));
    drop_targets(&mut model, &|id| is_any(id, service.later));
    let shapes = model["shapes"].as_object_mut().expect("shapes");
    shapes.retain(|id, _| !is_any(id, service.later));
    for (id, shape) in shapes {
        if is_any(id, service.slashes) {
            let uri = &mut shape["traits"]["smithy.api#http"]["uri"];
            *uri = uri.as_str().expect("a path").trim_end_matches('/').into();
        }
        let members = shape.get_mut("members").and_then(Value::as_object_mut);
        for member in members.into_iter().flat_map(|member| member.values_mut()) {
            let is_required = member["traits"].get("smithy.api#required").is_some();
            if is_required && service.client_optional {
                member["traits"]["smithy.api#clientOptional"] = json!({});
            }
        }
    }
    Ok(model)
}

/// Drops everything that leads to one of these shapes.
fn drop_targets(value: &mut Value, which: &dyn Fn(&str) -> bool) {
    let leads_there = |value: &Value| value.get("target").and_then(Value::as_str).is_some_and(which);
    match value {
        Value::Object(members) => {
            members.retain(|_, member| !leads_there(member));
            members
                .values_mut()
                .for_each(|member| drop_targets(member, which));
        }
        Value::Array(items) => {
            items.retain(|item| !leads_there(item));
            items.iter_mut().for_each(|item| drop_targets(item, which));
        }
        _ => {}
    }
}
