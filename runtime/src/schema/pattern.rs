//! Patterns with labels, as URIs and host prefixes have them: `/{bucket}/{key+}`.

use super::shape::{Member, Shape};
use super::value::Value;

/// Appends a pattern in which each label stands for a member.
///
/// `fill` appends the value of a label, given the text between its braces, without a final `+`; `true` where that is
/// there; and the member of that name with its value, if there is one.
///
/// # Errors
///
/// Those of `fill`, and `open` where a label has no end.
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
    /// The member and its value; `None` where there is no such member.
    pub member: Option<(&'a Member, &'a dyn Value)>,
}
