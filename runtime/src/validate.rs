//! Checks an input before it is sent: a value seen as a [`View`] goes in, everything the model's constraints say is
//! missing or too small comes out, all at once.

#[cfg(test)]
mod tests;

use crate::codec::MAX_WRITE_DEPTH;
use crate::shape::{item, key, Shape, Trait, Traits};
use crate::value::{List, Map, View};
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
    /// The steps to the structure, union, list or map the walk is in.
    path: Vec<Step>,
    violations: Vec<Violation>,
}

impl Walk {
    /// Checks a value, and what is inside of it.
    fn value(&mut self, step: Step, view: View<'_>, traits: Traits) {
        match view {
            View::Unset if traits.iter().any(|it| matches!(it, Trait::Required)) => {
                self.violated(step, Constraint::Required);
            }
            View::Integer(value) => self.check(step, traits, |limit| match *limit {
                Trait::Min(minimum) if value < minimum => Some(Constraint::Min(minimum)),
                _ => None,
            }),
            View::Float(value) => self.fraction(step, value.into(), traits),
            View::Double(value) => self.fraction(step, value, traits),
            View::String(text) => self.length(step, traits, Unit::Characters, |minimum| {
                has_fewer_characters(text, minimum)
            }),
            View::Blob(bytes) => {
                self.length(step, traits, Unit::Bytes, |minimum| {
                    (bytes.len() as u64) < minimum
                });
            }
            View::List(list) => {
                self.length(step, traits, Unit::Items, |minimum| (list.len() as u64) < minimum);
                self.deeper(step, view, traits);
            }
            View::Map(map) => {
                self.length(step, traits, Unit::Entries, |minimum| {
                    (map.len() as u64) < minimum
                });
                self.deeper(step, view, traits);
            }
            View::Structure(shape, _) | View::Union(shape, ..) if !is_unconstrained(shape) => {
                self.deeper(step, view, traits);
            }
            _ => {}
        }
    }

    fn fraction(&mut self, step: Step, value: f64, traits: Traits) {
        self.check(step, traits, |limit| match *limit {
            Trait::MinFraction(minimum) if value < minimum => Some(Constraint::MinFraction(minimum)),
            // a whole minimum of a fraction
            Trait::Min(minimum) if value < minimum as f64 => Some(Constraint::Min(minimum)),
            _ => None,
        });
    }

    fn length(&mut self, step: Step, traits: Traits, unit: Unit, is_below: impl Fn(u64) -> bool) {
        self.check(step, traits, |limit| match *limit {
            Trait::MinLength(minimum) if is_below(minimum) => Some(Constraint::MinLength(minimum, unit)),
            _ => None,
        });
    }

    /// Notes the constraints that `violated` finds among `traits`.
    #[inline]
    fn check(&mut self, step: Step, traits: Traits, violated: impl Fn(&Trait) -> Option<Constraint>) {
        for constraint in traits.iter().filter_map(violated) {
            self.violated(step, constraint);
        }
    }

    /// Walks into a value, no deeper than a writer would.
    fn deeper(&mut self, step: Step, view: View<'_>, traits: Traits) {
        if self.path.len() + 1 < MAX_WRITE_DEPTH {
            self.path.push(step);
            self.inside(view, traits);
            self.path.pop();
        }
    }

    fn inside(&mut self, view: View<'_>, traits: Traits) {
        match view {
            View::Structure(shape, value) => {
                // nothing is refused
                let _ = value.members(&mut |members| {
                    let both = shape.members.iter().zip(members);
                    for (member, value) in both.filter(|(member, _)| is_constrained(member.1)) {
                        self.value(Step::Member(member.0), value.view(), member.1);
                    }
                    Ok(())
                });
            }
            View::Union(shape, index, value) => {
                if let Some(member) = shape.members.get(index) {
                    self.value(Step::Member(member.0), value.view(), member.1);
                }
            }
            View::List(list) => self.list(list, item(traits)),
            View::Map(map) => self.map(map, traits),
            _ => {}
        }
    }

    fn list(&mut self, list: &dyn List, traits: Traits) {
        for index in 0..list.len() {
            match list.at(index) {
                View::Unset => {}
                // items are all of one type
                view if has_nothing_to_check(&view, traits) => return,
                view => self.value(Step::Item(index), view, traits),
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
                self.path.push(step);
                self.value(Step::Member("key"), View::String(name), key_traits);
                self.path.pop();
            }
            if !matches!(view, View::Unset) {
                self.value(step, view, value_traits);
            }
            index += 1;
            Ok(())
        });
    }

    #[cold]
    fn violated(&mut self, step: Step, constraint: Constraint) {
        let path = text(self.path.iter().chain([&step]));
        self.violations.push(Violation { path, constraint });
    }
}

/// Whether there is something to check of a member with these traits.
fn is_constrained(traits: Traits) -> bool {
    let is_constraint = |it: &Trait| {
        matches!(
            it,
            Trait::Required
                | Trait::MinLength(_)
                | Trait::Min(_)
                | Trait::MinFraction(_)
                | Trait::ConstrainedInside
        )
    };
    traits.iter().any(is_constraint)
}

/// Whether there is nothing to check of any member.
fn is_unconstrained(shape: &Shape) -> bool {
    !shape.members.iter().any(|member| is_constrained(member.1))
}

/// Whether a value can be passed by: nothing is said of it, and there is nothing inside.
fn has_nothing_to_check(view: &View<'_>, traits: Traits) -> bool {
    match view {
        View::Structure(shape, _) | View::Union(shape, ..) => is_unconstrained(shape),
        View::List(_) | View::Map(_) => false,
        _ => traits.is_empty(),
    }
}

/// Whether `text` has fewer than `minimum` characters; looks at no more of it than that takes.
fn has_fewer_characters(text: &str, minimum: u64) -> bool {
    // a character has four bytes at most
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
