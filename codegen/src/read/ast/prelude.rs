//! The shapes of the prelude, which every model has: `smithy.api#String` and so on.

use crate::model::{Kind, Shape, ShapeId, Simple, Traits};
use crate::source::Location;

/// Name, type, and true for the primitive types of 1.0, whose default is zero.
const SIMPLE: &[(&str, Simple, bool)] = &[
    ("Blob", Simple::Blob, false),
    ("Boolean", Simple::Boolean, false),
    ("String", Simple::String, false),
    ("Byte", Simple::Byte, false),
    ("Short", Simple::Short, false),
    ("Integer", Simple::Integer, false),
    ("Long", Simple::Long, false),
    ("Float", Simple::Float, false),
    ("Double", Simple::Double, false),
    ("BigInteger", Simple::BigInteger, false),
    ("BigDecimal", Simple::BigDecimal, false),
    ("Timestamp", Simple::Timestamp, false),
    ("Document", Simple::Document, false),
    ("PrimitiveBoolean", Simple::Boolean, true),
    ("PrimitiveByte", Simple::Byte, true),
    ("PrimitiveShort", Simple::Short, true),
    ("PrimitiveInteger", Simple::Integer, true),
    ("PrimitiveLong", Simple::Long, true),
    ("PrimitiveFloat", Simple::Float, true),
    ("PrimitiveDouble", Simple::Double, true),
];

/// The namespace of the prelude.
pub const NAMESPACE: &str = "smithy.api";

/// All shapes of the prelude.
pub fn shapes() -> impl Iterator<Item = Shape> {
    let simple = SIMPLE.iter().map(|(name, simple, primitive)| {
        let boxed = !primitive;
        shape(
            name,
            Kind::Simple(*simple),
            Traits {
                boxed,
                ..Traits::default()
            },
        )
    });
    simple.chain([shape("Unit", Kind::Structure(Vec::new()), Traits::default())])
}

fn shape(name: &str, kind: Kind, traits: Traits) -> Shape {
    let id = ShapeId {
        namespace: NAMESPACE.to_owned(),
        name: name.to_owned(),
    };
    Shape {
        id,
        kind,
        traits,
        at: Location::UNKNOWN,
    }
}
