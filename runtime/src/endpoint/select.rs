//! Finds the values in an input that are endpoint parameters: `contextParam` and the paths of `operationContextParams`.

use crate::schema::operation::PathStep;
use crate::schema::value::View;

/// Calls `found` with each value that a path leads to, in order; unset values are left out.
pub(crate) fn select<'a>(view: View<'a>, path: &[PathStep], found: &mut dyn FnMut(View<'_>)) {
    let Some((step, rest)) = path.split_first() else {
        return match view {
            View::Unset => {}
            view => found(view),
        };
    };
    match (step, view) {
        (PathStep::Field(name), View::Structure(structure)) => {
            // the writer reports values that cannot be represented on the wire
            let _ = structure.with_members(|shape, members| {
                let at = shape.members.iter().position(|member| member.name == *name);
                if let Some(value) = at.and_then(|at| members.get(at)) {
                    select(value.view(), rest, found);
                }
            });
        }
        (PathStep::Each, View::List(list)) => {
            (0..list.len()).for_each(|at| select(list.at(at), rest, found));
        }
        (PathStep::Keys, View::Map(map)) => {
            // the callback never fails
            let _ = map.entries(&mut |key, _| {
                select(View::String(key), rest, found);
                Ok(())
            });
        }
        (PathStep::All(paths), View::Structure(_)) => {
            for path in *paths {
                select(view, path, found);
            }
        }
        _ => {}
    }
}
