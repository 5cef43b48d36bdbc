//! Checks default values (<https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait>): each must be a valid
//! default of its type.

use super::report::Report;
use crate::diagnostics::{codes, Diagnostic};
use crate::model::{timestamp, Kind, Member, Model, ShapeRef, Simple, TimestampFormat, Traits};
use crate::node::Node;

/// Checks the defaults of a shape and of its members.
pub fn check(model: &Model, shape: ShapeRef, report: &mut Report<'_>) {
    let found = &model[shape];
    let needed = |default: &Node| {
        if default.is_null() {
            Some((
                codes::MALFORMED,
                "a value of the shape; null is allowed for members only",
            ))
        } else {
            needed(&found.kind, &found.traits, &found.traits, default)
        }
    };
    if let Some(default) = &found.traits.default {
        report_default(needed(default), default, None, report);
    }
    match &found.kind {
        Kind::Structure(members) => {
            for member in members {
                if let Some(default) = member.traits.default.as_ref().filter(|value| !value.is_null()) {
                    let target = &model[member.target];
                    let needed = self::needed(&target.kind, &member.traits, &target.traits, default);
                    report_default(needed, default, Some(&member.name), report);
                }
            }
        }
        Kind::Union(members) => members.iter().for_each(|member| not_here(member, report)),
        Kind::List { member } => not_here(member, report),
        Kind::Map { key, value } => {
            not_here(key, report);
            not_here(value, report);
        }
        _ => {}
    }
}

/// Refuses defaults of members of shapes other than structures.
fn not_here(member: &Member, report: &mut Report<'_>) {
    if let Some(default) = &member.traits.default {
        let message = "the trait `smithy.api#default` is not allowed here";
        let finding = Diagnostic::error(codes::MALFORMED, message);
        let hint = "only members of structures have defaults; remove it";
        report.part(finding.hint(hint), default.at, Some(&member.name));
    }
}

/// The code of a finding, and a description of the valid defaults.
type Requirement = (&'static str, &'static str);

fn report_default(
    needed: Option<Requirement>,
    default: &Node,
    member: Option<&str>,
    report: &mut Report<'_>,
) {
    if let Some((code, needed)) = needed {
        let message = "the trait `smithy.api#default` has an invalid value";
        let finding = Diagnostic::error(code, message);
        report.part(finding.hint(format!("it must be {needed}")), default.at, member);
    }
}

/// Returns a description of the valid defaults if the value is not one of them.
fn needed(kind: &Kind, traits: &Traits, of_target: &Traits, value: &Node) -> Option<Requirement> {
    let whole = |bits: u32| {
        let limit = 1_i64 << (bits - 1);
        value
            .as_i64()
            .is_some_and(|number| (-limit..limit).contains(&number))
    };
    let (fits, needed) = match kind {
        Kind::Simple(Simple::Document) => (
            is_simple_document(value),
            "true, false, a string, a number, `[]` or `{}`",
        ),
        Kind::Simple(Simple::Boolean) => (value.as_bool().is_some(), "true or false"),
        Kind::Simple(Simple::String) => (value.as_str().is_some(), "a string"),
        Kind::Simple(Simple::Blob) => (
            value.as_str().is_some_and(is_base64),
            "a base64 string, padded with `=`",
        ),
        Kind::Enum(values) => {
            let is_known = |text: &str| values.iter().any(|value| value.value == text);
            (
                value.as_str().is_some_and(is_known),
                "one of the values of the enum",
            )
        }
        Kind::IntEnum(values) => {
            let is_known = |number: i64| values.iter().any(|value| i64::from(value.value) == number);
            (
                value.as_i64().is_some_and(is_known),
                "one of the values of the intEnum",
            )
        }
        Kind::Simple(Simple::Byte) => (whole(8), "an 8-bit integer"),
        Kind::Simple(Simple::Short) => (whole(16), "a 16-bit integer"),
        Kind::Simple(Simple::Integer) => (whole(32), "a 32-bit integer"),
        Kind::Simple(Simple::Long) => (value.as_i64().is_some(), "a 64-bit integer"),
        Kind::Simple(Simple::BigInteger) => (
            value
                .as_number()
                .is_some_and(|text| !text.contains(['.', 'e', 'E'])),
            "a whole number",
        ),
        Kind::Simple(Simple::BigDecimal) => (value.as_number().is_some(), "a number"),
        Kind::Simple(Simple::Float) => (
            is_named_fraction(value) || value.as_f64().is_some_and(|number| (number as f32).is_finite()),
            "a number that fits into 32 bits, or \"NaN\", \"Infinity\" or \"-Infinity\"",
        ),
        Kind::Simple(Simple::Double) => (
            is_named_fraction(value) || value.as_f64().is_some(),
            "a number that fits into 64 bits, or \"NaN\", \"Infinity\" or \"-Infinity\"",
        ),
        Kind::Simple(Simple::Timestamp) => {
            timestamp(traits.timestamp_format.or(of_target.timestamp_format), value)
        }
        Kind::List { .. } => (value.as_array().is_some_and(<[Node]>::is_empty), "`[]`"),
        Kind::Map { .. } => (value.as_object().is_some_and(|object| object.is_empty()), "`{}`"),
        _ => (
            false,
            "omitted, or null on a member: shapes of this type have no default",
        ),
    };
    // Smithy itself only warns of texts that are not base64
    let code = match kind {
        Kind::Simple(Simple::Blob) if value.as_str().is_some() => codes::UNSUPPORTED,
        _ => codes::MALFORMED,
    };
    let bounded = || out_of_bounds(kind, traits, of_target, value).map(|needed| (codes::MALFORMED, needed));
    if fits {
        bounded()
    } else {
        Some((code, needed))
    }
}

/// Returns a description of the valid defaults if the value contradicts the traits `length` or `range`; those of the
/// member take precedence over those of the target. The default 0 is valid in any range: models of version 1.0 have it
/// wherever a member targets a number without `box`.
fn out_of_bounds(kind: &Kind, traits: &Traits, of_target: &Traits, value: &Node) -> Option<&'static str> {
    let length = match kind {
        Kind::Simple(Simple::String) => value.as_str().map(|text| text.chars().count()),
        Kind::Simple(Simple::Blob) => value
            .as_str()
            .map(|text| text.trim_end_matches('=').len() * 3 / 4),
        Kind::List { .. } | Kind::Map { .. } => Some(0),
        _ => None,
    };
    let bounds = traits.length.or(of_target.length);
    if let (Some(length), Some((min, max))) = (length.and_then(|length| u64::try_from(length).ok()), bounds) {
        if min.is_some_and(|min| length < min) || max.is_some_and(|max| length > max) {
            return Some("of a length that its trait `length` allows");
        }
    }
    let (min, max) = traits.range.as_ref().or(of_target.range.as_ref())?.limits();
    let number = value.as_f64().filter(|number| *number != 0.0)?;
    let is_outside = min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max);
    is_outside.then_some("in the range that its trait `range` states")
}

fn is_simple_document(value: &Node) -> bool {
    match (value.as_array(), value.as_object()) {
        (Some(items), _) => items.is_empty(),
        (_, Some(entries)) => entries.is_empty(),
        _ => value.as_number().is_none() || value.as_f64().is_some(),
    }
}

/// Returns `true` for the numbers that JSON cannot express.
fn is_named_fraction(value: &Node) -> bool {
    matches!(value.as_str(), Some("NaN" | "Infinity" | "-Infinity"))
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    text.len().is_multiple_of(4) && text.len() - digits.len() <= 2 && digits.bytes().all(is_digit)
}

fn timestamp(format: Option<TimestampFormat>, value: &Node) -> (bool, &'static str) {
    // the years 0 to 9999, the range of the other formats
    const SECONDS: std::ops::RangeInclusive<f64> = -62_167_219_200.0..=253_402_300_799.0;
    let is_number = value.as_f64().is_some_and(|number| SECONDS.contains(&number));
    let is_date_time = || value.as_str().and_then(timestamp::from_date_time).is_some();
    let is_http_date = || value.as_str().and_then(timestamp::from_http_date).is_some();
    match format {
        None => (
            is_number || is_date_time(),
            "seconds since 1970, or a time like \"1985-04-12T23:20:50Z\"",
        ),
        Some(TimestampFormat::EpochSeconds) => (
            is_number,
            "seconds since 1970, according to its `timestampFormat`",
        ),
        Some(TimestampFormat::DateTime) => (
            is_date_time(),
            "a time like \"1985-04-12T23:20:50Z\", according to its `timestampFormat`",
        ),
        Some(TimestampFormat::HttpDate) => (
            is_http_date(),
            "a time like \"Tue, 29 Apr 2014 18:30:38 GMT\", according to its `timestampFormat`",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::NodeKind;
    use crate::source::Location;

    fn fits(simple: Simple, value: NodeKind) -> bool {
        let traits = Traits::default();
        let node = Node::new(value, Location::UNKNOWN);
        needed(&Kind::Simple(simple), &traits, &traits, &node).is_none()
    }

    #[test]
    fn numbers_fit_into_their_types() {
        let number = |simple, text: &str| fits(simple, NodeKind::Number(text.into()));
        assert!(number(Simple::Byte, "-128") && !number(Simple::Byte, "128"));
        assert!(number(Simple::Long, "9223372036854775807") && !number(Simple::Long, "9223372036854775808"));
        assert!(!number(Simple::Integer, "1.0"));
        assert!(number(Simple::Float, "3e38") && !number(Simple::Float, "4e38"));
        assert!(number(Simple::Double, "4e38") && !number(Simple::Double, "1e309"));
        assert!(number(Simple::BigInteger, &"9".repeat(400)) && !number(Simple::BigInteger, "1e5"));
        assert!(number(Simple::BigDecimal, "1e400"));
        assert!(number(Simple::Timestamp, "1.5") && !number(Simple::Timestamp, "1e300"));
        assert!(number(Simple::Document, "1") && !number(Simple::String, "1"));
    }

    #[test]
    fn texts_have_to_fit_their_types() {
        let text = |simple, text: &str| fits(simple, NodeKind::String(text.to_owned()));
        for base64 in ["", "YQ==", "YWI=", "YWJj"] {
            assert!(text(Simple::Blob, base64), "{base64}");
        }
        for wrong in ["a", "YQ", "Y===", "Y Q=", "YQ==YQ==", "Y-Q="] {
            assert!(!text(Simple::Blob, wrong), "{wrong}");
        }
        assert!(text(Simple::Float, "NaN") && !text(Simple::Float, "nan") && !text(Simple::Double, "1"));
        assert!(!text(Simple::BigInteger, "1") && !text(Simple::BigDecimal, "NaN"));
        assert!(text(Simple::Timestamp, "1985-04-12T23:20:50Z") && !text(Simple::Timestamp, "yesterday"));
    }

    #[test]
    fn documents_are_simple_and_lists_empty() {
        let items = || vec![Node::new(NodeKind::Null, Location::UNKNOWN)];
        assert!(fits(Simple::Document, NodeKind::Array(Vec::new())));
        assert!(!fits(Simple::Document, NodeKind::Array(items())));
    }
}
