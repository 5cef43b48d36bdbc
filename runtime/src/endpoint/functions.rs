//! The functions that endpoint rules can call.

use super::partition::{self, Partition};
use super::rules::{Expr, Function};
use super::value::Value;
use super::{arn, host, url};
use crate::codec::percent::percent_encode;
use std::borrow::Cow;

/// Calls a function; `None` if it has no value, as for arguments of the wrong type.
pub(super) fn call<'a>(
    function: Function,
    arguments: &'a [Expr],
    value: &dyn Fn(&'a Expr) -> Option<Value<'a>>,
    partitions: &'a [Partition],
) -> Option<Value<'a>> {
    let argument = |index: usize| arguments.get(index).and_then(value);
    let text = |index: usize| match argument(index)? {
        Value::Str(text) => Some(text),
        _ => None,
    };
    let flag = |index: usize| argument(index)?.as_bool();
    match function {
        Function::IsSet => Some(Value::Bool(argument(0).is_some())),
        // an unset value counts as `false`
        Function::Not => Some(Value::Bool(!flag(0).unwrap_or(false))),
        Function::BooleanEquals => Some(Value::Bool(flag(0)? == flag(1)?)),
        Function::StringEquals => Some(Value::Bool(text(0)? == text(1)?)),
        Function::Substring => match (argument(1)?, argument(2)?) {
            (Value::Int(start), Value::Int(stop)) => substring(&text(0)?, start, stop, flag(3)?),
            _ => None,
        },
        Function::UriEncode => Some(Value::Str(uri_encode(&text(0)?).into())),
        Function::ParseUrl => url::parse(&text(0)?),
        Function::IsValidHostLabel => Some(Value::Bool(host::is_valid_label(&text(0)?, flag(1)?))),
        Function::Coalesce => arguments.iter().find_map(value),
        Function::Ite => argument(if flag(0)? { 1 } else { 2 }),
        Function::Split => match argument(2)? {
            Value::Int(limit) => split(&text(0)?, &text(1)?, limit),
            _ => None,
        },
        Function::Partition => partition::find(&text(0)?, partitions).map(Value::Partition),
        Function::ParseArn => arn::parse(&text(0)?),
        Function::IsVirtualHostableS3Bucket => {
            Some(Value::Bool(host::is_virtual_hostable(&text(0)?, flag(1)?)))
        }
    }
}

/// Returns the characters from `start` to before `stop`, counted from the end if `reverse`; `None` for text that is not
/// ASCII.
fn substring<'a>(text: &str, start: i64, stop: i64, reverse: bool) -> Option<Value<'a>> {
    let (start, stop) = (usize::try_from(start).ok()?, usize::try_from(stop).ok()?);
    if start >= stop || text.len() < stop || !text.is_ascii() {
        return None;
    }
    let part = if reverse {
        &text[text.len() - stop..text.len() - start]
    } else {
        &text[start..stop]
    };
    Some(Value::Str(Cow::Owned(part.to_owned())))
}

/// Percent-encodes all characters except the unreserved ones of RFC 3986.
fn uri_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    percent_encode(&mut encoded, text);
    encoded
}

/// Splits text at a delimiter into at most `limit` parts, or all of them if `limit` is 0.
fn split<'a>(text: &str, delimiter: &str, limit: i64) -> Option<Value<'a>> {
    if delimiter.is_empty() {
        return None;
    }
    let part = |part: &str| Value::Str(Cow::Owned(part.to_owned()));
    Some(Value::List(match usize::try_from(limit).ok()? {
        0 => text.split(delimiter).map(part).collect(),
        limit => text.splitn(limit, delimiter).map(part).collect(),
    }))
}
