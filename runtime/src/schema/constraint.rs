//! Constraints on values, stated as data by generated code. They are separate from the wire traits, so that values
//! without constraints are skipped quickly.

/// The constraints of a member, or of its items or keys.
pub type Constraints = &'static [Constraint];

/// A constraint that is checked before a value is sent; see [`validate()`](crate::validate::validate).
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// `required`: the value must be set.
    Required,
    /// `length`: the minimum number of characters, bytes, items or entries.
    MinLength(u64),
    /// `range`: the minimum of an integer.
    Min(i64),
    /// `range`: the minimum of a fraction.
    MinFraction(f64),
    /// Constraints of the items of a list or the values of a map.
    Items(Constraints),
    /// Constraints of the keys of a map.
    Keys(Constraints),
    /// The structure or union has members with constraints.
    Inside,
}

/// Returns the constraints of the items in `constraints` of a list or map.
#[cfg_attr(not(feature = "client"), allow(dead_code))]
pub fn items(constraints: Constraints) -> Constraints {
    let items = constraints.iter().find_map(|constraint| match constraint {
        Constraint::Items(items) => Some(*items),
        _ => None,
    });
    items.unwrap_or_default()
}

/// Returns the constraints of the keys in `constraints` of a map.
#[cfg_attr(not(feature = "client"), allow(dead_code))]
pub fn keys(constraints: Constraints) -> Constraints {
    let keys = constraints.iter().find_map(|constraint| match constraint {
        Constraint::Keys(keys) => Some(*keys),
        _ => None,
    });
    keys.unwrap_or_default()
}
