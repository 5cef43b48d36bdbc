//! Converts models of 1.0 to the semantics of 2.0.

use crate::model::{Kind, Member, Model, Simple};
use crate::node::{Node, NodeKind};

/// Adds the implicit default to a structure's member of 1.0: an unboxed number or boolean is zero or false if unset.
pub fn default_of_version_1(model: &Model, member: &mut Member) {
    let target = &model[member.target];
    if member.traits.boxed || target.traits.boxed || member.traits.default.is_some() {
        return;
    }
    member.traits.default = match target.kind {
        Kind::Simple(Simple::Boolean) => Some(Node::new(NodeKind::Bool(false), member.at)),
        Kind::Simple(
            Simple::Byte | Simple::Short | Simple::Integer | Simple::Long | Simple::Float | Simple::Double,
        ) => Some(Node::integer(0, member.at)),
        _ => None,
    };
}
