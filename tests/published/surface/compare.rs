//! Checks that the public interface of a published crate is also that of ours.

use super::api_items::ApiItem;
use super::solve::unnameable;
use super::ty::{Env, Ty};
use std::collections::BTreeMap;
use std::fmt;

/// An item of a published crate that ours lacks.
pub struct Missing<'a> {
    /// The item, as text.
    pub item: String,
    /// Our items at the same path.
    ours: Vec<&'a ApiItem>,
}

/// The maximum number of our items shown for a missing one.
const SHOWN: usize = 3;

impl fmt::Display for Missing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.item)?;
        let mut texts: Vec<_> = self.ours.iter().map(ToString::to_string).collect();
        texts.dedup();
        for text in texts.iter().take(SHOWN) {
            write!(f, "\n    ours: {text}")?;
        }
        match texts.len().checked_sub(SHOWN + 1) {
            Some(more) => write!(f, "\n    and {} more", more + 1),
            None => Ok(()),
        }
    }
}

/// Returns their items to which none of ours is equivalent.
pub fn missing<'a>(theirs: &[ApiItem], ours: &'a [ApiItem]) -> Vec<Missing<'a>> {
    let mut by_key: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for item in ours {
        by_key.entry(item.key.as_str()).or_default().push(item);
    }
    let of_key = |item: &ApiItem| by_key.get(item.key.as_str()).cloned().unwrap_or_default();
    let without = theirs.iter().map(|their| (their, of_key(their)));
    let without = without.filter(|(item, ours)| !ours.iter().any(|our| covers(our, item)));
    let missing = |(item, ours): (&ApiItem, _)| Missing {
        item: item.to_string(),
        ours,
    };
    without.map(missing).collect()
}

/// Returns `true` if our item is equivalent to theirs: it is the same or more general, and requires nothing of the
/// caller that theirs does not require.
fn covers(ours: &ApiItem, theirs: &ApiItem) -> bool {
    let mut env = Env::new();
    if !is_as_general(&ours.shape, &theirs.shape, &mut env) {
        return false;
    }
    let asked = ours
        .requires
        .iter()
        .map(|(subject, bound)| (subject.with(&env), bound.with(&env)));
    let mut of_params = asked.filter(|(subject, _)| matches!(subject, Ty::Param(_)));
    of_params.all(|param| theirs.requires.contains(&param))
}

fn is_as_general(ours: &Ty, theirs: &Ty, env: &mut Env) -> bool {
    match (ours, theirs) {
        // nobody can write down what it is
        (_, theirs) if *theirs == unnameable() => true,
        (Ty::Param(name), theirs) => env.entry(name.clone()).or_insert_with(|| theirs.clone()) == theirs,
        (Ty::Named(a, of_a), Ty::Named(b, of_b)) => {
            let mut pairs = of_a.iter().zip(of_b);
            a == b && of_a.len() == of_b.len() && pairs.all(|(a, b)| is_as_general(a, b, env))
        }
        _ => ours == theirs,
    }
}
