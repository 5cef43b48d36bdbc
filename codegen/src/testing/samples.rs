//! Values for the members of a plan, in the form protocol tests write them.

use crate::plan::{Field, NamedKind, Plan, Structure, Type, WireTrait};
use serde_json::{json, Map, Value};

/// How values are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Only what is required.
    Required,
    /// Everything, in plain values.
    Everything,
    /// Everything, in values at the edges.
    Odd,
}

/// How deep structures are filled beyond what they require.
const DEPTH: usize = 4;

/// Chooses values.
pub struct Samples<'a> {
    /// Where types are looked up.
    pub plan: &'a Plan,
    /// Which values.
    pub level: Level,
}

impl Samples<'_> {
    /// Parameters for a structure.
    pub fn structure(&self, it: &Structure) -> Value {
        self.members(it, 0)
    }

    fn members(&self, it: &Structure, depth: usize) -> Value {
        let level = self.level;
        let mut params = Map::new();
        for field in &it.fields {
            let is_wanted = level != Level::Required && depth < DEPTH;
            if !(field.required || field.must_be_set() || is_wanted)
                || matches!(field.ty, Type::EventStream { .. })
            {
                continue;
            }
            if let Some(value) = self.member(field, depth) {
                params.insert(field.member.clone(), value);
            }
        }
        Value::Object(params)
    }

    fn member(&self, field: &Field, depth: usize) -> Option<Value> {
        let is_in_head = field.traits.iter().any(|it| {
            matches!(
                it,
                WireTrait::Header(_) | WireTrait::PrefixHeaders(_) | WireTrait::MediaType(_)
            )
        });
        // headers hold visible ASCII only
        self.value(&field.ty, depth, is_in_head)
    }

    fn value(&self, ty: &Type, depth: usize, plain: bool) -> Option<Value> {
        let (plan, is_odd) = (self.plan, self.level == Level::Odd);
        Some(match ty {
            Type::Boolean => json!(!is_odd),
            Type::Byte => json!(if is_odd { i64::from(i8::MIN) } else { 7 }),
            Type::Short => json!(if is_odd { i64::from(i16::MIN) } else { 300 }),
            Type::Integer => json!(if is_odd { i64::from(i32::MAX) } else { 70_000 }),
            Type::Long => json!(if is_odd { i64::MIN } else { 5_000_000_000_i64 }),
            Type::Float => json!(if is_odd { -0.1 } else { 1.5 }),
            Type::Double => json!(if is_odd { 1.0e21 } else { 2.25 }),
            Type::BigInteger => json!("123456789012345678901234567890"),
            Type::BigDecimal => json!("1.5"),
            Type::String if is_odd && !plain => json!("a/b?c=d&e+f %25~*'é\"<>\\ \u{1F600}"),
            Type::String => json!(if plain { "plain-value" } else { "some text" }),
            Type::Blob | Type::Stream => json!(if is_odd { "\u{0}\u{7f}é" } else { "bytes" }),
            Type::Timestamp if is_odd => json!(-1.5),
            Type::Timestamp => json!(1_700_000_000),
            Type::Document => json!({ "key": [1, "x", null] }),
            Type::List(item) => match self.value(item, depth, plain) {
                Some(item) if is_odd => json!([item.clone(), item]),
                Some(item) => json!([item]),
                None => json!([]),
            },
            // one entry: their order is that of a hash
            Type::Map(key, item) => {
                let key = self.value(key, depth, plain)?;
                json!({ key.as_str()?: self.value(item, depth, plain)? })
            }
            Type::Optional(inner) | Type::Boxed(inner) => self.value(inner, depth, plain)?,
            Type::EventStream { .. } => return None,
            Type::Named(named) => match named.kind {
                NamedKind::Enum => {
                    let it = plan.enums.iter().find(|it| it.name == named.name)?;
                    let known = it.values.first().map(|it| it.value.as_str());
                    json!(if is_odd {
                        "a value nobody knows"
                    } else {
                        known.unwrap_or("value")
                    })
                }
                NamedKind::Structure => {
                    let it = plan.structure(named)?;
                    if depth > 12 {
                        return None;
                    }
                    self.members(it, depth + 1)
                }
                NamedKind::Union => {
                    let it = plan.union(named)?;
                    let variants = || {
                        it.variants
                            .iter()
                            .filter(|it| depth < DEPTH || !is_nested(&it.ty))
                    };
                    let variant = if is_odd {
                        variants().next_back()
                    } else {
                        variants().next()
                    }?;
                    let inner = match &variant.ty {
                        Some(ty) => self.value(ty, depth + 1, plain)?,
                        None => json!({}),
                    };
                    json!({ variant.member.clone(): inner })
                }
            },
        })
    }
}

/// Whether a type may hold what it stands in.
fn is_nested(ty: &Option<Type>) -> bool {
    !matches!(
        ty,
        None | Some(Type::Boolean | Type::Integer | Type::Long | Type::String | Type::Blob | Type::Double)
    )
}
