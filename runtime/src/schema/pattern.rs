//! Patterns with labels, as in URIs and host prefixes: `/{bucket}/{key+}`.

use super::shape::{Member, Shape};
use super::value::Value;

/// Appends a pattern with its labels replaced by members.
///
/// `fill` appends the value of a label. It gets the name of the label, `true` if the name is followed by `+`, and the
/// member with that name and its value, if there is one.
///
/// # Errors
///
/// Those of `fill`, and `open` if a label is not closed.
pub(crate) fn fill_labels<E>(
    output: &mut String,
    pattern: &str,
    shape: &Shape,
    members: &[&dyn Value],
    open: impl Fn() -> E,
    mut fill: impl FnMut(&mut String, Label<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        output.push_str(before);
        let (label, after) = after.split_once('}').ok_or_else(&open)?;
        let (name, is_greedy) = match label.strip_suffix('+') {
            Some(name) => (name, true),
            None => (label, false),
        };
        let at = shape.members.iter().position(|member| member.name == name);
        let member = at.and_then(|at| Some((shape.members.get(at)?, *members.get(at)?)));
        fill(
            output,
            Label {
                name,
                is_greedy,
                member,
            },
        )?;
        rest = after;
    }
    output.push_str(rest);
    Ok(())
}

/// A label of a pattern.
#[cfg_attr(not(any(feature = "json", feature = "xml")), allow(dead_code))] // only URIs tell them apart
pub(crate) struct Label<'a> {
    /// The name of its member.
    pub name: &'a str,
    /// True for `{name+}`, whose value may be several segments of a path.
    pub is_greedy: bool,
    /// The member and its value; `None` if there is no such member.
    pub member: Option<(&'a Member, &'a dyn Value)>,
}
