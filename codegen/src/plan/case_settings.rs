//! The settings of a protocol test: `vendorParams.scopedConfig`, in the form of the shape `AwsConfig` in AWS's protocol
//! tests.

use crate::endpoint::EndpointRules;
use crate::model::Traits;
use crate::node::{Entry, Node, NodeKind};

/// A setting of the client for a case.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseSetting {
    /// The region.
    Region(String),
    /// The access key, the secret key and the session token.
    Credentials(String, String, Option<String>),
    /// Dual-stack endpoints.
    DualStack(bool),
    /// Path-style addressing of buckets.
    ForcePathStyle(bool),
    /// S3 Transfer Acceleration.
    Accelerate(bool),
}

/// Returns the settings of a case, where those of the operation override those of the client, and the names of
/// unsupported settings.
pub fn settings(
    test: &Node,
    service: &Traits,
    rules: Option<&EndpointRules>,
) -> (Vec<CaseSetting>, Vec<String>) {
    let mut reader = SettingReader {
        settings: Vec::new(),
        ignored: Vec::new(),
        has_param: &|name| {
            let asked = service.client_context_params.as_ref();
            let is_asked = asked.is_some_and(|asked| asked.get(name).is_some());
            is_asked && rules.is_some_and(|rules| rules.params.iter().any(|params| params.name == name))
        },
    };
    let vendor_params = test.get("vendorParams").and_then(Node::as_object);
    // other parameter shapes have no settings
    let config = vendor_params.and_then(|params| params.get("scopedConfig"));
    for scope in config.into_iter().flat_map(Node::members) {
        match scope.key.as_str() {
            "client" => reader.client(&scope.value),
            // applied after those of the client, in any order of the text
            "operation" => {}
            // a client reads neither the environment nor configuration files
            _ => reader.ignored.push(format!("scopedConfig.{}", scope.key)),
        }
    }
    let of_operation = config.and_then(|config| config.get("operation"));
    for setting in of_operation.into_iter().flat_map(Node::members) {
        if setting.key == "s3" {
            reader.s3(&setting.value);
        } else {
            let name = &setting.key;
            reader.ignored.push(format!("scopedConfig.operation.{name}"));
        }
    }
    if vendor_params.is_some_and(|params| params.contains_key("clockTime")) {
        reader.ignored.push("clockTime".to_owned());
    }
    (reader.settings, reader.ignored)
}

struct SettingReader<'a> {
    settings: Vec<CaseSetting>,
    ignored: Vec<String>,
    /// Checks for an endpoint parameter of the service.
    has_param: &'a dyn Fn(&str) -> bool,
}

impl SettingReader<'_> {
    /// Adds a setting, and removes an earlier one of its kind.
    fn set(&mut self, setting: CaseSetting) {
        let kind = std::mem::discriminant(&setting);
        self.settings
            .retain(|setting| std::mem::discriminant(setting) != kind);
        self.settings.push(setting);
    }

    fn client(&mut self, settings: &Node) {
        let (mut key, mut secret, mut token) = (None, None, None);
        for setting in settings.members() {
            let text = setting.value.as_str().map(str::to_owned);
            match (setting.key.as_str(), text) {
                ("region", Some(region)) => self.set(CaseSetting::Region(region)),
                ("aws_access_key_id", Some(text)) => key = Some(text),
                ("aws_secret_access_key", Some(text)) => secret = Some(text),
                ("aws_session_token", Some(text)) => token = Some(text),
                ("s3", None) => self.s3(&setting.value),
                (name, _) => self.ignored.push(format!("scopedConfig.client.{name}")),
            }
        }
        if let (Some(key), Some(secret)) = (key, secret) {
            self.set(CaseSetting::Credentials(key, secret, token));
        }
    }

    fn s3(&mut self, settings: &Node) {
        for Entry { key: name, value, .. } in settings.members() {
            let setting = match (name.as_str(), &value.kind) {
                // `auto` is the default behavior
                ("addressing_style", NodeKind::String(style)) if (self.has_param)("ForcePathStyle") => {
                    Some(CaseSetting::ForcePathStyle(style == "path"))
                }
                ("use_accelerate_endpoint", NodeKind::Bool(on)) if (self.has_param)("Accelerate") => {
                    Some(CaseSetting::Accelerate(*on))
                }
                ("use_dualstack_endpoint", NodeKind::Bool(on)) => Some(CaseSetting::DualStack(*on)),
                _ => None,
            };
            match setting {
                Some(setting) => self.set(setting),
                None => self.ignored.push(format!("scopedConfig s3.{name}")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn an_operation_s_settings_count_before_the_client_s() {
        let test = json::parse(
            r#"{"vendorParams": {"scopedConfig": {
                "operation": {"s3": {"use_dualstack_endpoint": false}},
                "client": {"region": "us-west-2", "s3": {"use_dualstack_endpoint": true}}
            }}}"#,
        )
        .expect("JSON");
        let (settings, ignored) = settings(&test, &Traits::default(), None);
        let expected = [
            CaseSetting::Region("us-west-2".to_owned()),
            CaseSetting::DualStack(false),
        ];
        assert_eq!(settings, expected);
        assert!(ignored.is_empty(), "{ignored:?}");
    }

    #[test]
    fn unsupported_settings_are_named() {
        let test = json::parse(
            r#"{"vendorParams": {"scopedConfig": {
                "environment": {"AWS_REGION": "us-east-1"},
                "client": {"retry_config": {"mode": "standard"}, "s3": {"addressing_style": "path"}}
            }}}"#,
        )
        .expect("JSON");
        let (settings, ignored) = settings(&test, &Traits::default(), None);
        assert!(settings.is_empty(), "{settings:?}");
        let expected = [
            "scopedConfig.environment",
            "scopedConfig.client.retry_config",
            "scopedConfig s3.addressing_style",
        ];
        assert_eq!(ignored, expected);
    }
}
