//! Checks an input before it is sent: a value seen as a [`View`] goes in, everything the model's constraints say is
//! missing or too small comes out, all at once.

#[cfg(test)]
mod tests;

use crate::codec::MAX_WRITE_DEPTH;
use crate::shape::{item, key, Shape, Trait, Traits};
use crate::value::{List, Map, Value, View};
use std::fmt;

/// Checks `input` against the traits of its members: `required`, and the minimum of `length` and `range`.
///
/// Structures, unions, lists and maps are looked into as deep as the value goes: as many levels as the types nest, or
/// for recursive types as many as the caller has built. Levels below [`MAX_WRITE_DEPTH`], which no writer accepts,
/// are not looked at. Documents are not looked into.
///
/// # Errors
///
/// All violations, in the order of the model.
pub fn validate(input: View<'_>) -> Result<(), ValidationError> {
    let mut walk = Walk {
        path: Vec::new(),
        depth: 0,
        violations: Vec::new(),
    };
    walk.value(input, &[]);
    if walk.violations.is_empty() {
        Ok(())
    } else {
        Err(ValidationError {
            violations: walk.violations,
        })
    }
}

/// What is wrong with an input.
///
/// Says where and which constraint, never what the value was: it may be a secret.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    violations: Vec<Violation>,
}

impl ValidationError {
    /// Every violation, in the order of the model. There is at least one.
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

/// One place of an input and what is wrong there.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    path: String,
    constraint: Constraint,
}

impl Violation {
    /// Where, by member names of the model, as in `Configuration.Subnets[0].Id`.
    ///
    /// An entry of a map is named by its number in the map's own order (`Tags{0}`), since its key may be a secret; the
    /// key itself is `Tags{0}.key`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Which constraint is violated.
    pub fn constraint(&self) -> Constraint {
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
pub enum Constraint {
    /// `required`
    Required,
    /// `length`: the minimum, and what is counted.
    MinLength(u64, Unit),
    /// `range`, its minimum, for whole numbers.
    Min(i64),
    /// `range`, its minimum, for fractions.
    MinFraction(f64),
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constraint::Required => f.write_str("is required"),
            Constraint::MinLength(minimum, unit) => {
                write!(f, "needs at least {minimum} {}", unit.name(*minimum))
            }
            Constraint::Min(minimum) => write!(f, "must be at least {minimum}"),
            Constraint::MinFraction(minimum) => write!(f, "must be at least {minimum}"),
        }
    }
}

/// What the `length` trait counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A step of the way into an input; it becomes text where something is wrong.
#[derive(Clone, Copy)]
enum Step {
    Member(&'static str),
    Item(usize),
    Entry(usize),
}

/// The way through an input so far.
struct Walk {
    /// Where the walk is.
    path: Vec<Step>,
    depth: usize,
    violations: Vec<Violation>,
}

impl Walk {
    fn value(&mut self, view: View<'_>, traits: Traits) {
        match view {
            View::Integer(value) => self.check(traits, |limit| match *limit {
                Trait::Min(minimum) if value < minimum => Some(Constraint::Min(minimum)),
                _ => None,
            }),
            View::Float(value) => self.fraction(value.into(), traits),
            View::Double(value) => self.fraction(value, traits),
            View::String(value) => self.string(value, traits),
            View::Blob(value) => self.length(traits, Unit::Bytes, || value.len()),
            View::List(list) => {
                self.length(traits, Unit::Items, || list.len());
                self.nested(|walk| walk.list(list, item(traits)));
            }
            View::Map(map) => {
                self.length(traits, Unit::Entries, || map.len());
                self.nested(|walk| walk.map(map, traits));
            }
            View::Structure(shape, members) => self.nested(|walk| {
                // nothing is refused
                let _ = members.members(&mut |members| {
                    walk.structure(shape, members);
                    Ok(())
                });
            }),
            View::Union(shape, index, value) => self.nested(|walk| walk.union(shape, index, value)),
            View::Unset
            | View::Boolean(_)
            | View::BigNumber(_)
            | View::Timestamp(_)
            | View::Document(_)
            | View::Unknown(_) => {}
        }
    }

    fn structure(&mut self, shape: &'static Shape, members: &[&dyn Value]) {
        for (member, value) in shape.members.iter().zip(members) {
            match value.view() {
                View::Unset if member.1.contains(&Trait::Required) => {
                    self.at(Step::Member(member.0), |walk| walk.violated(Constraint::Required));
                }
                view if has_nothing_to_check(&view, member.1) => {}
                view => self.at(Step::Member(member.0), |walk| walk.value(view, member.1)),
            }
        }
    }

    fn union(&mut self, shape: &'static Shape, index: usize, value: &dyn Value) {
        if let Some(member) = shape.members.get(index) {
            self.at(Step::Member(member.0), |walk| walk.value(value.view(), member.1));
        }
    }

    fn list(&mut self, list: &dyn List, traits: Traits) {
        for index in 0..list.len() {
            match list.at(index) {
                View::Unset => {}
                // items are all of one type
                view if has_nothing_to_check(&view, traits) => return,
                view => self.at(Step::Item(index), |walk| walk.value(view, traits)),
            }
        }
    }

    fn map(&mut self, map: &dyn Map, traits: Traits) {
        let (key_traits, value_traits) = (key(traits), item(traits));
        let mut index = 0;
        // nothing is refused
        let _ = map.entries(&mut |name, view| {
            let step = Step::Entry(index);
            if !key_traits.is_empty() {
                self.at(step, |walk| {
                    walk.at(Step::Member("key"), |walk| walk.string(name, key_traits));
                });
            }
            if !has_nothing_to_check(&view, value_traits) {
                self.at(step, |walk| walk.value(view, value_traits));
            }
            index += 1;
            Ok(())
        });
    }

    fn fraction(&mut self, value: f64, traits: Traits) {
        self.check(traits, |limit| match *limit {
            Trait::MinFraction(minimum) if value < minimum => Some(Constraint::MinFraction(minimum)),
            // A whole minimum of a fraction.
            Trait::Min(minimum) if value < minimum as f64 => Some(Constraint::Min(minimum)),
            _ => None,
        });
    }

    fn string(&mut self, value: &str, traits: Traits) {
        self.check(traits, |limit| match *limit {
            Trait::MinLength(minimum) if has_fewer_characters(value, minimum) => {
                Some(Constraint::MinLength(minimum, Unit::Characters))
            }
            _ => None,
        });
    }

    /// Checks a length, which is counted only where there is a limit.
    fn length(&mut self, traits: Traits, unit: Unit, length: impl Fn() -> usize) {
        self.check(traits, |limit| match *limit {
            Trait::MinLength(minimum) if (length() as u64) < minimum => {
                Some(Constraint::MinLength(minimum, unit))
            }
            _ => None,
        });
    }

    /// Notes the constraints that `violated` finds among `traits`.
    fn check(&mut self, traits: Traits, violated: impl Fn(&Trait) -> Option<Constraint>) {
        for constraint in traits.iter().filter_map(violated) {
            self.violated(constraint);
        }
    }

    #[cold]
    fn violated(&mut self, constraint: Constraint) {
        let path = text(&self.path);
        self.violations.push(Violation { path, constraint });
    }

    /// Walks on one step further.
    fn at(&mut self, step: Step, walk: impl FnOnce(&mut Self)) {
        self.path.push(step);
        walk(self);
        self.path.pop();
    }

    /// Walks on one level deeper, if a writer would.
    fn nested(&mut self, walk: impl FnOnce(&mut Self)) {
        if self.depth < MAX_WRITE_DEPTH {
            self.depth += 1;
            walk(self);
            self.depth -= 1;
        }
    }
}

/// Whether a value can be passed by: nothing is said of it, and there is nothing inside.
fn has_nothing_to_check(view: &View<'_>, traits: Traits) -> bool {
    match view {
        View::Structure(shape, _) | View::Union(shape, ..) => shape.traits.contains(&Trait::Unconstrained),
        View::List(_) | View::Map(_) => false,
        _ => traits.is_empty(),
    }
}

/// Whether `text` has fewer than `minimum` characters; looks at no more of it than that takes.
fn has_fewer_characters(text: &str, minimum: u64) -> bool {
    // a character has four bytes at most
    (text.len() as u64).div_ceil(4) < minimum && (text.chars().count() as u64) < minimum
}

fn text(path: &[Step]) -> String {
    path.iter().fold(String::new(), |text, step| match step {
        Step::Member(name) if text.is_empty() => (*name).to_owned(),
        Step::Member(name) => format!("{text}.{name}"),
        Step::Item(index) => format!("{text}[{index}]"),
        Step::Entry(index) => format!("{text}{{{index}}}"),
    })
}
