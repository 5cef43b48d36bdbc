//! Generates successful responses of an operation, and malformed ones with the status of a success.

use super::http::{Content, Http};
use super::response::{Response, WEB_PAGE};
use super::tree::{extra, structure, Node, Tree};
use crate::plan::{Field, Operation, OperationTrait, Plan, Structure, Type, WireTrait};
use crate::testing::samples::{Samples, EVERYTHING, ODD, OUTPUTS};

/// Returns the name of the outermost element of an output: that of the payload structure, if there is one.
fn root<'a>(plan: &'a Plan, output: &'a Structure) -> &'a str {
    let is_payload = |field: &&Field| field.traits.contains(&WireTrait::Payload);
    let Some(payload) = output.fields.iter().find(is_payload) else {
        return &output.wire_name;
    };
    let target = match &payload.ty {
        Type::Named(named) => plan.structure(named),
        _ => None,
    };
    let of_target = target
        .map(|target| (&target.traits[..], &*target.wire_name))
        .unwrap_or_default();
    let named = payload
        .traits
        .iter()
        .chain(of_target.0)
        .find_map(|wire_trait| match wire_trait {
            WireTrait::Name(name) => Some(&**name),
            _ => None,
        });
    named.unwrap_or(of_target.1)
}

/// Returns all responses, with names.
pub fn responses(plan: &Plan, operation: &Operation) -> Vec<(String, Response)> {
    let content = if operation.traits.contains(&OperationTrait::UnwrappedOutput) {
        Content::Member
    } else {
        Content::Output(&operation.name)
    };
    let tree = |level| {
        structure(
            plan,
            &operation.output,
            &Samples { plan, level }.structure(&operation.output),
        )
    };
    let root = root(plan, &operation.output);
    let response = |tree, spelled_out| Http { plan, spelled_out }.response(&content, root, 200, tree);
    let levels = OUTPUTS.map(|level| (level.name.to_owned(), response(tree(level), false)));
    let mut responses = Vec::from(levels);
    responses.push(("spelled out".to_owned(), response(tree(ODD), true)));
    for (name, change) in CHANGES {
        let mut tree = tree(EVERYTHING);
        tree.change(change);
        responses.push(((*name).to_owned(), response(tree, false)));
    }
    let bare = BARE.iter();
    responses.extend(bare.map(|(name, body)| ((*name).to_owned(), Response::new(200, body))));
    responses
}

/// Bodies that belong to no protocol.
const BARE: &[(&str, &str)] = &[
    ("no body", ""),
    ("null", "null"),
    ("a web page", WEB_PAGE),
    ("something behind it", "{} {}"),
    ("a list", "[]"),
];

type Change = fn(&mut Tree);

const CHANGES: &[(&str, Change)] = &[
    ("nothing in it", |tree| keep(tree, |_| false)),
    ("every other member", |tree| keep(tree, |at| at % 2 == 0)),
    ("the other members", |tree| keep(tree, |at| at % 2 == 1)),
    ("every other member null", |tree| null(tree, |at| at % 2 == 0)),
    ("the other members null", |tree| null(tree, |at| at % 2 == 1)),
    ("null items", null_items),
    ("null entries", null_entries),
    ("unknown members", unknown_members),
    ("unknown variants", unknown_variants),
    ("null variants", null_variants),
];

fn keep(tree: &mut Tree, which: fn(usize) -> bool) {
    if let Tree::Structure(members) = tree {
        let mut at = 0..;
        members.retain(|_| at.next().is_some_and(which));
    }
}

fn null(tree: &mut Tree, which: fn(usize) -> bool) {
    if let Tree::Structure(members) = tree {
        let nulled = members.iter_mut().enumerate().filter(|(at, _)| which(*at));
        nulled.for_each(|(_, (_, nulled))| nulled.tree = Tree::Null);
    }
}

fn null_items(tree: &mut Tree) {
    if let Tree::List(items) = tree {
        // in front, so that the following items must be read, too
        items.insert(0, Node::from(Tree::Null));
    }
}

fn null_entries(tree: &mut Tree) {
    if let Tree::Map(entries) = tree {
        entries.insert(0, extra("null", Tree::Null));
    }
}

fn unknown_members(tree: &mut Tree) {
    if let Tree::Structure(members) = tree {
        let list = |tree: Tree| Tree::List(vec![tree.clone().into(), tree.into()]);
        let text = || Tree::Text("}]>,\"é".to_owned());
        let nested = vec![
            extra("list", list(text())),
            extra("nothing", Tree::Null),
            extra("lists", list(list(Tree::Double(0.5)))),
        ];
        members.insert(0, extra("unknownScalar", Tree::Integer(1)));
        members.insert(1, extra("unknownNested", Tree::Structure(nested)));
        members.push(extra("unknownText", text()));
    }
}

fn unknown_variants(tree: &mut Tree) {
    if let Tree::Union(members) = tree {
        *members = vec![extra("unknownVariant", Tree::List(vec![Tree::Integer(1).into()]))];
    }
}

fn null_variants(tree: &mut Tree) {
    if let Tree::Union(members) = tree {
        members.insert(0, extra("__type", Tree::Text("x".to_owned())));
        members.insert(0, extra("nullVariant", Tree::Null));
    }
}
