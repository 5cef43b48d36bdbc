//! Checks an input before it is sent: takes a value as a [`View`] and gives all violations of the model's constraints
//! at once.

#[cfg(test)]
mod tests;

use crate::schema::constraint::{items, keys, Constraint, Constraints};
use crate::schema::limits::MAX_WRITE_DEPTH;
use crate::schema::shape::Shape;
use crate::schema::value::{List, Map, Value, View};
use crate::schema::write_error::WriteError;
use std::fmt;

/// Checks `input` against the constraints of its members: `required`, and the minimum of `length` and `range`.
///
/// Structures, unions, lists and maps are checked at every level down to `MAX_WRITE_DEPTH`, which is as deep as writers
/// go. Documents are not checked.
///
/// # Errors
///
/// All violations, in the order of the model.
#[doc(hidden)]
pub fn validate(input: View<'_>) -> Result<(), ValidationError> {
    let mut walk = Walk {
        path: Vec::new(),
        violations: Vec::new(),
    };
    walk.inside(input, &[]);
    if walk.violations.is_empty() {
        Ok(())
    } else {
        Err(ValidationError {
            violations: walk.violations,
        })
    }
}

/// Refuses an invalid input if `checks` is set, for the protocols that do not check while they write.
///
/// # Errors
///
/// An error without details, which [`validate`] supplies.
#[cfg_attr(not(any(feature = "json", feature = "xml")), allow(dead_code))]
pub(crate) fn check(input: View<'_>, checks: bool) -> Result<(), WriteError> {
    if checks && validate(input).is_err() {
        Err(WriteError::invalid())
    } else {
        Ok(())
    }
}

/// The violations in an input.
///
/// Names the members and the constraints, never the values, which may be secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    violations: Vec<Violation>,
}

impl ValidationError {
    /// Returns every violation, in the order of the model. There is at least one.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the input is not valid:")?;
        self.violations
            .iter()
            .try_for_each(|violation| write!(f, "\n- {violation}"))
    }
}

impl std::error::Error for ValidationError {}

/// A violated constraint, and the path of the value.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    path: String,
    constraint: ViolatedConstraint,
}

impl Violation {
    /// Returns the path of the value, with the member names of the model, as in `Configuration.Subnets[0].Id`.
    ///
    /// An entry of a map is identified by its position in the map's order (`Tags{0}`), since its key may be a secret;
    /// the key itself is `Tags{0}.key`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the violated constraint.
    pub fn constraint(&self) -> ViolatedConstraint {
        self.constraint
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.constraint)
    }
}

/// A constraint of the model.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ViolatedConstraint {
    /// `required`
    Required,
    /// `length`: the minimum, and its unit.
    MinLength(u64, Unit),
    /// `range`: the minimum of an integer.
    Min(i64),
    /// `range`: the minimum of a fraction.
    MinFraction(f64),
}

impl fmt::Display for ViolatedConstraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ViolatedConstraint::Required => f.write_str("is required"),
            ViolatedConstraint::MinLength(minimum, unit) => {
                write!(f, "needs at least {minimum} {}", unit.name(*minimum))
            }
            ViolatedConstraint::Min(minimum) => write!(f, "must be at least {minimum}"),
            ViolatedConstraint::MinFraction(minimum) => write!(f, "must be at least {minimum}"),
        }
    }
}

/// The unit of the `length` trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode scalar values of a string.
    Characters,
    /// Bytes of a blob.
    Bytes,
    /// Items of a list.
    Items,
    /// Entries of a map.
    Entries,
}

impl Unit {
    fn name(self, count: u64) -> &'static str {
        match (self, count) {
            (Unit::Characters, 1) => "character",
            (Unit::Characters, _) => "characters",
            (Unit::Bytes, 1) => "byte",
            (Unit::Bytes, _) => "bytes",
            (Unit::Items, 1) => "item",
            (Unit::Items, _) => "items",
            (Unit::Entries, 1) => "entry",
            (Unit::Entries, _) => "entries",
        }
    }
}

/// A step of a path into an input; it is turned into text only for violations.
#[derive(Clone, Copy)]
enum Step {
    Member(&'static str),
    Item(usize),
    Entry(usize),
}

/// Walks through an input.
struct Walk {
    /// The steps to the structure, union, list or map at hand.
    path: Vec<Step>,
    violations: Vec<Violation>,
}

impl Walk {
    /// Checks a value and everything in it.
    fn value(&mut self, step: Step, view: View<'_>, constraints: Constraints) {
        for constraint in constraints
            .iter()
            .filter_map(|constraint| violation(&view, constraint))
        {
            self.violated(step, constraint);
        }
        if let View::Structure(..) | View::Union(..) | View::List(_) | View::Map(_) = view {
            self.deeper(step, view, constraints);
        }
    }

    /// Checks the contents of a value, as deep as writers go.
    fn deeper(&mut self, step: Step, view: View<'_>, constraints: Constraints) {
        if self.path.len() + 1 < MAX_WRITE_DEPTH {
            self.path.push(step);
            self.inside(view, constraints);
            self.path.pop();
        }
    }

    fn inside(&mut self, view: View<'_>, constraints: Constraints) {
        match view {
            View::Structure(structure) => {
                // the writer reports values that cannot be represented on the wire
                let _ = structure.members(&mut |shape: &Shape, members: &[&dyn Value]| {
                    let both = shape.members.iter().zip(members);
                    for (member, value) in both.filter(|(member, _)| is_constrained(member.constraints)) {
                        self.value(Step::Member(member.name), value.view(), member.constraints);
                    }
                    Ok(())
                });
            }
            View::Union(shape, index, value) => {
                if let Some(member) = shape
                    .members
                    .get(index)
                    .filter(|member| is_constrained(member.constraints))
                {
                    // the writer reports values that cannot be represented on the wire
                    let _ = value.visit(&mut |value| {
                        self.value(Step::Member(member.name), value.view(), member.constraints);
                        Ok(())
                    });
                }
            }
            View::List(list) => self.list(list, items(constraints)),
            View::Map(map) => self.map(map, constraints),
            _ => {}
        }
    }

    fn list(&mut self, list: &dyn List, constraints: Constraints) {
        let mut is_checked = false;
        for index in 0..list.len() {
            let view = list.at(index);
            // all items have the same type
            match view {
                View::Unset => continue,
                _ if !is_checked && has_nothing_to_check(&view, constraints) => return,
                _ => is_checked = true,
            }
            self.value(Step::Item(index), view, constraints);
        }
    }

    fn map(&mut self, map: &dyn Map, constraints: Constraints) {
        let (of_keys, of_values) = (keys(constraints), items(constraints));
        let (mut index, mut is_skipped) = (0, None);
        // the callback never fails
        let _ = map.entries(&mut |name, view| {
            let step = Step::Entry(index);
            if is_constrained(of_keys) {
                self.path.push(step);
                self.value(Step::Member("key"), View::String(name), of_keys);
                self.path.pop();
            }
            // all values have the same type
            if !matches!(view, View::Unset)
                && !*is_skipped.get_or_insert_with(|| has_nothing_to_check(&view, of_values))
            {
                self.value(step, view, of_values);
            }
            index += 1;
            Ok(())
        });
    }

    #[cold]
    fn violated(&mut self, step: Step, constraint: ViolatedConstraint) {
        let path = text(self.path.iter().chain([&step]));
        self.violations.push(Violation { path, constraint });
    }
}

/// Refuses a value that violates its own constraints if `checks` is set; its contents are not checked.
///
/// # Errors
///
/// An error without details, which [`validate`] supplies.
#[cfg_attr(not(any(feature = "cbor", feature = "json")), allow(dead_code))]
#[inline(always)]
pub(crate) fn check_value(view: &View<'_>, constraints: Constraints, checks: bool) -> Result<(), WriteError> {
    if checks && is_constrained(constraints) && !holds(view, constraints) {
        Err(WriteError::invalid())
    } else {
        Ok(())
    }
}

/// Returns `true` if a value satisfies all of its own constraints.
#[inline(never)]
fn holds(view: &View<'_>, constraints: Constraints) -> bool {
    constraints.iter().all(|constraint| is_met(view, constraint))
}

/// Returns `true` if a value satisfies a constraint. The most frequent case is handled without another call.
#[inline(always)]
fn is_met(view: &View<'_>, expected: &Constraint) -> bool {
    match (expected, view) {
        (Constraint::Required, view) => !matches!(view, View::Unset),
        (Constraint::MinLength(minimum), View::String(text)) => !has_fewer_characters(text, *minimum),
        (constraint, view) => is_enough(view, constraint),
    }
}

/// Returns `true` if a size or number is not below the minimum.
#[inline(never)]
fn is_enough(view: &View<'_>, constraint: &Constraint) -> bool {
    match (constraint, view) {
        (Constraint::MinLength(minimum), View::Blob(bytes)) => bytes.len() as u64 >= *minimum,
        (Constraint::MinLength(minimum), View::List(list)) => list.len() as u64 >= *minimum,
        (Constraint::MinLength(minimum), View::Map(map)) => map.len() as u64 >= *minimum,
        (Constraint::Min(minimum), View::Integer(value)) => value >= minimum,
        // the minimum of a fraction may be stated as an integer
        (Constraint::Min(minimum), view) => !is_below(view, *minimum as f64),
        (Constraint::MinFraction(minimum), view) => !is_below(view, *minimum),
        _ => true,
    }
}

/// Returns the constraint that a value violates, if it does.
fn violation(view: &View<'_>, constraint: &Constraint) -> Option<ViolatedConstraint> {
    if is_met(view, constraint) {
        return None;
    }
    match *constraint {
        Constraint::Required => Some(ViolatedConstraint::Required),
        Constraint::MinLength(minimum) => Some(ViolatedConstraint::MinLength(
            minimum,
            match view {
                View::Blob(_) => Unit::Bytes,
                View::List(_) => Unit::Items,
                View::Map(_) => Unit::Entries,
                _ => Unit::Characters,
            },
        )),
        Constraint::Min(minimum) => Some(ViolatedConstraint::Min(minimum)),
        Constraint::MinFraction(minimum) => Some(ViolatedConstraint::MinFraction(minimum)),
        _ => None,
    }
}

/// Returns `true` if a fraction is below `minimum`; `NaN` is not.
fn is_below(view: &View<'_>, minimum: f64) -> bool {
    match view {
        View::Float(value) => f64::from(*value) < minimum,
        View::Double(value) => *value < minimum,
        _ => false,
    }
}

/// Returns `true` if these constraints require a look at the value.
#[inline]
fn is_constrained(constraints: Constraints) -> bool {
    !constraints.is_empty()
}

/// Returns `true` if a value can be skipped: it has no constraints and no contents.
fn has_nothing_to_check(view: &View<'_>, constraints: Constraints) -> bool {
    let is_free = |shape: &Shape| {
        !shape
            .members
            .iter()
            .any(|member| is_constrained(member.constraints))
    };
    match view {
        View::Structure(structure) => structure.shape().is_ok_and(is_free),
        View::Union(shape, ..) => is_free(shape),
        View::List(_) | View::Map(_) => false,
        _ => !is_constrained(constraints),
    }
}

/// Returns `true` if `text` has fewer than `minimum` characters; reads no more of it than necessary.
fn has_fewer_characters(text: &str, minimum: u64) -> bool {
    // a character has at most four bytes
    (text.len() as u64).div_ceil(4) < minimum && (text.chars().count() as u64) < minimum
}

fn text<'a>(path: impl Iterator<Item = &'a Step>) -> String {
    path.fold(String::new(), |text, step| match step {
        Step::Member(name) if text.is_empty() => (*name).to_owned(),
        Step::Member(name) => format!("{text}.{name}"),
        Step::Item(index) => format!("{text}[{index}]"),
        Step::Entry(index) => format!("{text}{{{index}}}"),
    })
}
