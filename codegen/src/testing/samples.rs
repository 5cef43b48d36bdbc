//! Sample values for the members of a plan, in the JSON of protocol tests.

use super::times::TIMES;
use crate::json::object;
use crate::node::Node;
use crate::plan::{Field, NamedKind, Plan, Structure, Type, WireTrait};
use crate::source::Location;

/// The choice of sample values.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// Its name.
    pub name: &'static str,
    /// True to set required members only.
    only_required: bool,
    boolean: bool,
    byte: i8,
    short: i16,
    integer: i32,
    long: i64,
    float: Fraction,
    double: Fraction,
    text: &'static str,
    bytes: &'static str,
    /// The index in [`TIMES`].
    time: usize,
    /// The index of an enum's value; an unknown value if there are fewer.
    enum_value: usize,
    /// The index of a union's member; the last if there are fewer.
    variant: usize,
    /// The length of lists. Maps have one entry at most, since their order is random.
    items: usize,
}

/// A number with a fraction, or the name of one that JSON cannot express.
#[derive(Clone, Copy, Debug)]
enum Fraction {
    Number(f64),
    Named(&'static str),
}

/// Required members only.
pub const REQUIRED: Level = Level {
    name: "Required",
    only_required: true,
    ..EVERYTHING
};

/// All members, with plain values.
pub const EVERYTHING: Level = Level {
    name: "Everything",
    only_required: false,
    boolean: true,
    byte: 7,
    short: 300,
    integer: 70_000,
    long: 5_000_000_000,
    float: Fraction::Number(1.5),
    double: Fraction::Number(2.25),
    text: "some text",
    bytes: "bytes",
    time: 0,
    enum_value: 0,
    variant: 0,
    items: 1,
};

/// All members, with edge cases.
pub const ODD: Level = Level {
    name: "Odd",
    only_required: false,
    boolean: false,
    byte: i8::MIN,
    short: i16::MIN,
    integer: i32::MAX,
    long: i64::MIN,
    float: Fraction::Number(-0.1),
    double: Fraction::Number(1.0e21),
    text: "a/b?c=d&e+f %25~*'é\"<>\\ \u{1F600}",
    bytes: "\u{0}\u{7f}é",
    time: 1,
    enum_value: usize::MAX,
    variant: usize::MAX,
    items: 2,
};

/// All members, with edge cases at the other end.
const HIGHEST: Level = Level {
    name: "Highest",
    byte: i8::MAX,
    short: i16::MAX,
    integer: i32::MIN,
    long: i64::MAX,
    float: Fraction::Number(f32::MAX as f64),
    double: Fraction::Number(f64::MAX),
    text: "\t\r\n\u{80}\u{d7ff}\u{e000}\u{fffd}\u{10ffff} ]]> ",
    bytes: "\u{10ffff}\u{ff}\u{0}",
    time: 2,
    enum_value: 1,
    variant: 1,
    items: 3,
    ..ODD
};

/// All members, as empty as possible.
const EMPTY: Level = Level {
    name: "Empty",
    byte: 0,
    short: 0,
    integer: 0,
    long: 0,
    float: Fraction::Number(0.0),
    double: Fraction::Number(5e-324),
    text: "",
    bytes: "",
    time: 3,
    enum_value: 2,
    variant: 2,
    items: 0,
    ..ODD
};

/// Special numbers, such as `NaN`.
const NAMED: Level = Level {
    name: "NaN",
    float: Fraction::Named("NaN"),
    double: Fraction::Named("NaN"),
    time: 4,
    variant: 3,
    ..EVERYTHING
};

const INFINITE: Level = Level {
    name: "Infinity",
    float: Fraction::Named("Infinity"),
    double: Fraction::Named("-Infinity"),
    time: 5,
    variant: 4,
    ..EVERYTHING
};

const LATE: Level = Level {
    name: "Late",
    time: 6,
    variant: 5,
    ..EVERYTHING
};

/// The levels for inputs.
pub const INPUTS: [Level; 3] = [REQUIRED, EVERYTHING, ODD];
/// The levels for outputs.
pub const OUTPUTS: [Level; 8] = [REQUIRED, EVERYTHING, ODD, HIGHEST, EMPTY, NAMED, INFINITE, LATE];

/// An unknown value of an enum.
const UNKNOWN: &str = "a value nobody knows";

/// The depth to which optional structures are filled.
const DEPTH: usize = 4;

/// Creates sample values.
pub struct Samples<'a> {
    /// The plan with the types.
    pub plan: &'a Plan,
    /// The choice of values.
    pub level: Level,
}

impl Samples<'_> {
    /// Creates a sample of a structure.
    pub fn structure(&self, structure: &Structure) -> Node {
        self.members(structure, 0)
    }

    fn members(&self, structure: &Structure, depth: usize) -> Node {
        let mut params = Vec::new();
        for field in &structure.fields {
            let is_wanted = !self.level.only_required && depth < DEPTH;
            if !(field.required || field.must_be_set() || is_wanted)
                || matches!(field.ty, Type::EventStream { .. })
            {
                continue;
            }
            if let Some(value) = self.member(field, depth) {
                params.push((field.member.as_str(), value));
            }
        }
        object(params)
    }

    fn member(&self, field: &Field, depth: usize) -> Option<Node> {
        let is_in_head = field.traits.iter().any(|wire_trait| {
            matches!(
                wire_trait,
                WireTrait::Header(_) | WireTrait::PrefixHeaders(_) | WireTrait::MediaType(_)
            )
        });
        // headers contain visible ASCII only
        self.value(&field.ty, depth, is_in_head)
    }

    fn value(&self, ty: &Type, depth: usize, plain: bool) -> Option<Node> {
        let (plan, level) = (self.plan, &self.level);
        Some(match ty {
            Type::Boolean => level.boolean.into(),
            Type::Byte => level.byte.into(),
            Type::Short => level.short.into(),
            Type::Integer => level.integer.into(),
            Type::Long => level.long.into(),
            Type::Float => level.float.json(),
            Type::Double => level.double.json(),
            Type::BigInteger => "123456789012345678901234567890".into(),
            Type::BigDecimal => "1.5".into(),
            Type::String if plain => "plain-value".into(),
            Type::String => level.text.into(),
            Type::Blob | Type::Stream => level.bytes.into(),
            Type::Timestamp => TIMES[level.time].json(),
            Type::Document => object! { "key": vec![Node::from(1_i64), "x".into(), None::<bool>.into()] },
            Type::List(item) => match self.value(item, depth, plain) {
                Some(item) => vec![item; level.items].into(),
                None => Vec::<Node>::new().into(),
            },
            Type::Map(..) if level.items == 0 => Node::empty_object(Location::UNKNOWN),
            Type::Map(key, item) => {
                let key = self.value(key, depth, plain)?;
                object([(key.as_str()?, self.value(item, depth, plain)?)])
            }
            Type::Optional(inner) | Type::Boxed(inner) => self.value(inner, depth, plain)?,
            Type::EventStream { .. } | Type::Own(_) => return None,
            Type::Named(named) => match named.kind {
                NamedKind::Enum => {
                    let definition = plan
                        .enums
                        .iter()
                        .find(|definition| definition.name == named.name)?;
                    let known = definition
                        .values
                        .get(level.enum_value)
                        .map(|value| value.value.as_str());
                    known.unwrap_or(UNKNOWN).into()
                }
                NamedKind::Structure => {
                    let structure = plan.structure(named)?;
                    if depth > 12 {
                        return None;
                    }
                    self.members(structure, depth + 1)
                }
                NamedKind::Union => {
                    let union = plan.union(named)?;
                    let mut variants = union
                        .variants
                        .iter()
                        .filter(|variant| depth < DEPTH || !is_nested(&variant.ty));
                    let last = variants.clone().next_back();
                    let variant = variants.nth(level.variant).or(last)?;
                    let inner = match &variant.ty {
                        Some(ty) => self.value(ty, depth + 1, plain)?,
                        None => Node::empty_object(Location::UNKNOWN),
                    };
                    object([(variant.member.as_str(), inner)])
                }
            },
        })
    }
}

fn object<'a>(members: impl IntoIterator<Item = (&'a str, Node)>) -> Node {
    Node::object(members, Location::UNKNOWN)
}

impl Fraction {
    fn json(self) -> Node {
        match self {
            Fraction::Number(number) => number.into(),
            Fraction::Named(name) => name.into(),
        }
    }
}

/// Returns `true` if a type may be recursive.
fn is_nested(ty: &Option<Type>) -> bool {
    !matches!(
        ty,
        None | Some(Type::Boolean | Type::Integer | Type::Long | Type::String | Type::Blob | Type::Double)
    )
}
