//! Sample values with the traits that a format needs to write them.

use crate::node;
use crate::plan::{Field, NamedKind, Plan, Structure, Type, WireTrait};
use crate::testing::times::Time;

/// A value with the traits of its member or target.
#[derive(Clone, Debug)]
pub struct Node {
    pub traits: Vec<WireTrait>,
    pub tree: Tree,
}

/// A member: its name on the wire, and its value.
pub type Member = (String, Node);

/// A value.
#[derive(Clone, Debug)]
pub enum Tree {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f32),
    Double(f64),
    Text(String),
    Blob(Vec<u8>),
    Time(Time),
    Document(node::Node),
    List(Vec<Node>),
    Map(Vec<Member>),
    Structure(Vec<Member>),
    Union(Vec<Member>),
}

impl Tree {
    /// Applies a change to all values, the innermost first.
    pub fn change(&mut self, change: &dyn Fn(&mut Tree)) {
        match self {
            Tree::List(items) => items.iter_mut().for_each(|item| item.tree.change(change)),
            Tree::Map(members) | Tree::Structure(members) | Tree::Union(members) => {
                members
                    .iter_mut()
                    .for_each(|(_, member)| member.tree.change(change));
            }
            _ => {}
        }
        change(self);
    }
}

impl From<Tree> for Node {
    fn from(tree: Tree) -> Self {
        let traits = Vec::new();
        Node { traits, tree }
    }
}

/// Creates a member that is not in the model.
pub fn extra(name: &str, tree: Tree) -> Member {
    (name.to_owned(), tree.into())
}

/// Converts a structure's sample to a tree.
pub fn structure(plan: &Plan, structure: &Structure, sample: &node::Node) -> Tree {
    let member = |field: &Field| {
        let tree = value(plan, &field.ty, sample.get(&field.member)?, &field.traits)?;
        let traits = field.traits.clone();
        Some((field.wire_name.clone(), Node { traits, tree }))
    };
    Tree::Structure(structure.fields.iter().filter_map(member).collect())
}

/// Converts a sample; `None` for numbers of arbitrary size, which the services at hand do not have.
fn value(plan: &Plan, ty: &Type, sample: &node::Node, traits: &[WireTrait]) -> Option<Tree> {
    let text = || sample.as_str().map(str::to_owned);
    let nested = |ty: &Type, sample: &node::Node| {
        let traits = item(traits).to_vec();
        value(plan, ty, sample, &traits).map(|tree| Node { traits, tree })
    };
    Some(match ty {
        Type::Boolean => Tree::Boolean(sample.as_bool()?),
        Type::Byte | Type::Short | Type::Integer | Type::Long => Tree::Integer(sample.as_i64()?),
        Type::Float => Tree::Float(fraction(sample)? as f32),
        Type::Double => Tree::Double(fraction(sample)?),
        Type::BigInteger | Type::BigDecimal | Type::EventStream { .. } | Type::Own(_) => return None,
        Type::String => Tree::Text(text()?),
        Type::Blob | Type::Stream => Tree::Blob(text()?.into_bytes()),
        Type::Timestamp => Tree::Time(Time::of(sample)?),
        Type::Document => Tree::Document(sample.clone()),
        Type::List(ty) => {
            let items = sample.as_array()?.iter();
            Tree::List(items.map(|item| nested(ty, item)).collect::<Option<_>>()?)
        }
        Type::Map(_, ty) => {
            let entries = sample.as_object()?.iter();
            let entries = entries.map(|entry| Some((entry.key.clone(), nested(ty, &entry.value)?)));
            Tree::Map(entries.collect::<Option<_>>()?)
        }
        Type::Optional(ty) | Type::Boxed(ty) => value(plan, ty, sample, traits)?,
        Type::Named(named) => match named.kind {
            NamedKind::Enum => Tree::Text(text()?),
            NamedKind::Structure => structure(plan, plan.structure(named)?, sample),
            NamedKind::Union => {
                let member = sample.as_object()?.iter().next()?;
                let variants = &plan.union(named)?.variants;
                let variant = variants.iter().find(|variant| variant.member == member.key)?;
                let traits = variant.traits.clone();
                let tree = match &variant.ty {
                    Some(ty) => value(plan, ty, &member.value, &traits)?,
                    None => Tree::Structure(Vec::new()),
                };
                Tree::Union(vec![(variant.wire_name.clone(), Node { traits, tree })])
            }
        },
    })
}

/// Returns the traits of the items of a list or the values of a map.
fn item(traits: &[WireTrait]) -> &[WireTrait] {
    let found = traits.iter().find_map(|wire_trait| match wire_trait {
        WireTrait::Item(traits) => Some(traits.as_slice()),
        _ => None,
    });
    found.unwrap_or_default()
}

fn fraction(sample: &node::Node) -> Option<f64> {
    sample.as_f64().or_else(|| sample.as_str()?.parse().ok())
}
