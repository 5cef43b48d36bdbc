//! What a 1.0 model means in the terms of 2.0.

use crate::model::{Kind, Member, Model, Simple};
use serde_json::Value;

/// Gives a structure's member of 1.0 the default that its type implied there: a number or boolean that is not boxed is
/// zero or false where unset.
pub fn default_of_version_1(model: &Model, member: &mut Member) {
    let target = &model[member.target];
    if member.traits.boxed || target.traits.boxed || member.traits.default.is_some() {
        return;
    }
    member.traits.default = match target.kind {
        Kind::Simple(Simple::Boolean) => Some(Value::Bool(false)),
        Kind::Simple(
            Simple::Byte | Simple::Short | Simple::Integer | Simple::Long | Simple::Float | Simple::Double,
        ) => Some(Value::from(0)),
        _ => None,
    };
}
