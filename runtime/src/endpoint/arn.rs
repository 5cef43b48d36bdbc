//! The function `aws.parseArn`.

use super::value::Value;
use std::borrow::Cow;

/// Splits an ARN into its parts; `None` if the text is not an ARN.
pub(super) fn parse<'a>(arn: &str) -> Option<Value<'a>> {
    let mut parts = arn.splitn(6, ':');
    let (prefix, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (region, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
    if prefix != "arn" || partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    let text = |text: &str| Value::Str(Cow::Owned(text.to_owned()));
    Some(Value::record([
        ("partition", text(partition)),
        ("service", text(service)),
        ("region", text(region)),
        ("accountId", text(account)),
        (
            "resourceId",
            Value::List(resource.split([':', '/']).map(text).collect()),
        ),
    ]))
}
