//! Values of unset members: the `default` of the model, and client error correction.

use crate::model::{timestamp, Kind, Member, Model, Simple, TimestampFormat};
use crate::node::{Node, NodeKind};

/// A default value.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// `Default::default()`
    TypeDefault,
    /// `true`
    True,
    /// A whole number.
    Integer(i64),
    /// A fraction.
    Fraction(f64),
    /// A string.
    String(String),
    /// A value of a string enum.
    Enum(String),
    /// A number of any size.
    BigNumber(String),
    /// Bytes, in base64.
    Blob(String),
    /// Seconds since 1970.
    Timestamp(f64),
    /// A timestamp in the `date-time` format.
    DateTime(String),
    /// A document.
    Document(Node),
}

/// The value of a required member that a response lacks (client error correction).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The default of the type: empty, 0, false, 1970.
    TypeDefault,
    /// The unknown value of an enum.
    UnknownEnum,
    /// The unknown variant of a union.
    UnknownUnion,
    /// The structure with its own corrections.
    Structure,
}

/// Returns the default of a member; `None` if it has none or its default is null.
pub fn default_value(model: &Model, member: &Member) -> Option<DefaultValue> {
    let target = &model[member.target];
    let value = member
        .traits
        .default
        .as_ref()
        .or(target.traits.default.as_ref())?;
    let format = member.traits.timestamp_format.or(target.traits.timestamp_format);
    Some(match (&target.kind, &value.kind) {
        (_, NodeKind::Null) => return None,
        (Kind::Simple(Simple::Document), _) => DefaultValue::Document(value.clone()),
        (Kind::Simple(Simple::Timestamp), NodeKind::String(text)) => match format {
            Some(TimestampFormat::HttpDate) => DefaultValue::Timestamp(timestamp::from_http_date(text)?),
            _ => DefaultValue::DateTime(text.clone()),
        },
        (Kind::Simple(Simple::Timestamp), _) => DefaultValue::Timestamp(value.as_f64()?),
        (Kind::Enum(_), NodeKind::String(value)) => DefaultValue::Enum(value.clone()),
        (Kind::Simple(Simple::Blob), NodeKind::String(base64)) if !base64.is_empty() => {
            DefaultValue::Blob(base64.clone())
        }
        (Kind::Simple(Simple::String), NodeKind::String(text)) if !text.is_empty() => {
            DefaultValue::String(text.clone())
        }
        (_, NodeKind::Bool(true)) => DefaultValue::True,
        (Kind::Simple(Simple::BigInteger | Simple::BigDecimal), NodeKind::Number(text))
            if value.as_f64() != Some(0.0) =>
        {
            DefaultValue::BigNumber(text.to_string())
        }
        (Kind::Simple(Simple::Float | Simple::Double), kind) => match fraction(kind) {
            // -0.0 equals 0.0, but is written with its sign
            Some(n) if n != 0.0 || n.is_sign_negative() => DefaultValue::Fraction(n),
            _ => DefaultValue::TypeDefault,
        },
        (_, NodeKind::Number(_)) => match value.as_i64() {
            Some(n) if n != 0 => DefaultValue::Integer(n),
            _ => DefaultValue::TypeDefault,
        },
        _ => DefaultValue::TypeDefault,
    })
}

/// Parses a fraction, or one of the strings that JSON uses for special numbers: `"NaN"`, `"Infinity"`, `"-Infinity"`.
fn fraction(kind: &NodeKind) -> Option<f64> {
    match kind {
        NodeKind::Number(text) => text.parse().ok(),
        NodeKind::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Returns the correction of a member; `None` if it is not required.
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
        _ => Correction::TypeDefault,
    })
}
