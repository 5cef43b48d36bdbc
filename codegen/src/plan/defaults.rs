//! What stands in for a member nobody set: the model's `default`, and the corrections of incomplete responses.

use super::{Correction, DefaultValue};
use crate::model::{Kind, Member, Model, Simple};
use serde_json::Value;

/// The default of a member, or `None` where it has none or its default is null.
pub fn default_value(model: &Model, member: &Member) -> Option<DefaultValue> {
    let target = &model[member.target];
    let value = member
        .traits
        .default
        .as_ref()
        .or(target.traits.default.as_ref())?;
    Some(match (&target.kind, value) {
        (_, Value::Null) => return None,
        (Kind::Simple(Simple::Document), value) => DefaultValue::Document(value.clone()),
        (Kind::Simple(Simple::Timestamp), Value::Number(seconds)) => {
            DefaultValue::Timestamp(seconds.as_f64().unwrap_or_default())
        }
        (Kind::Simple(Simple::Timestamp), Value::String(text)) => DefaultValue::DateTime(text.clone()),
        (Kind::Enum(_), Value::String(value)) => DefaultValue::Enum(value.clone()),
        (Kind::Simple(Simple::Blob), Value::String(base64)) if !base64.is_empty() => {
            DefaultValue::Blob(base64.clone())
        }
        (Kind::Simple(Simple::String), Value::String(text)) if !text.is_empty() => {
            DefaultValue::String(text.clone())
        }
        (_, Value::Bool(true)) => DefaultValue::True,
        (Kind::Simple(Simple::BigInteger | Simple::BigDecimal), value) => match number_text(value) {
            Some(text) => DefaultValue::BigNumber(text),
            None => DefaultValue::Zero,
        },
        (Kind::Simple(Simple::Float | Simple::Double), value) => match number(value) {
            Some(n) if n != 0.0 => DefaultValue::Fraction(n),
            _ => DefaultValue::Zero,
        },
        (_, Value::Number(n)) => match n.as_i64() {
            Some(n) if n != 0 => DefaultValue::Integer(n),
            _ => DefaultValue::Zero,
        },
        _ => DefaultValue::Zero,
    })
}

/// A fraction; the reader keeps those with many digits as text.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::String(text) => text.parse().ok(),
        value => value.as_f64(),
    }
}

/// The text of a number other than zero.
fn number_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    (number(value) != Some(0.0)).then_some(text)
}

/// What a response that lacks a required member is read as; `None` where the member is not required.
pub fn correction(model: &Model, member: &Member) -> Option<Correction> {
    if !member.traits.required {
        return None;
    }
    let target = &model[member.target];
    if target.traits.streaming {
        return None;
    }
    Some(match &target.kind {
        Kind::Enum(_) => Correction::UnknownEnum,
        Kind::Union(_) => Correction::UnknownUnion,
        Kind::Structure(_) => Correction::Structure,
        _ => Correction::Zero,
    })
}
