//! What generated code states about the values that are accepted, as data. It is apart from how they are written, so that
//! what has no constraints is passed by at once.

/// The constraints of a member, or of the items or keys in it.
pub type Constraints = &'static [Constraint];

/// A constraint that is checked before a value is sent; see [`validate()`](crate::validate::validate).
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// `required`: refused when unset.
    Required,
    /// `length`, its minimum: characters, bytes, items or entries.
    MinLength(u64),
    /// `range`, its minimum, for whole numbers.
    Min(i64),
    /// `range`, its minimum, for fractions.
    MinFraction(f64),
    /// Constraints of the items of a list or the values of a map.
    Items(Constraints),
    /// Constraints of the keys of a map.
    Keys(Constraints),
    /// Members of a structure or union inside of the value have constraints, where nothing else says so.
    Inside,
}

/// Constraints of the items of a list or map whose own constraints are `constraints`.
pub fn items(constraints: Constraints) -> Constraints {
    let items = constraints.iter().find_map(|constraint| match constraint {
        Constraint::Items(items) => Some(*items),
        _ => None,
    });
    items.unwrap_or_default()
}

/// Constraints of the keys of a map whose own constraints are `constraints`.
pub fn keys(constraints: Constraints) -> Constraints {
    let keys = constraints.iter().find_map(|constraint| match constraint {
        Constraint::Keys(keys) => Some(*keys),
        _ => None,
    });
    keys.unwrap_or_default()
}
