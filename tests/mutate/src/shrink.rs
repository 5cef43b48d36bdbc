//! Minimises the model of a fault: removes everything that can be removed while the fault remains.

use crate::run::{Case, Outcome};
use serde_json::Value;
use std::path::Path;
use std::time::{Duration, Instant};

/// The time limit for one model.
const LIMIT: Duration = Duration::from_secs(30);

/// The smallest case found with a fault of this kind.
pub fn shrink(case: &Case, kind: &str, folder: &Path) -> Case {
    let started = Instant::now();
    let is_same = |case: &Case| {
        started.elapsed() < LIMIT && matches!(case.run(folder), Outcome::Fault(found, _) if found == kind)
    };
    let mut best = case.clone();
    for simpler in [
        Case {
            name: None,
            ..best.clone()
        },
        Case {
            version: None,
            name: None,
            ..best.clone()
        },
    ] {
        if is_same(&simpler) {
            best = simpler;
        }
    }
    let mut again = true;
    while again && started.elapsed() < LIMIT {
        again = false;
        for tree in 0..best.subject.input.trees().len() {
            let mut at = 0;
            // a step takes away the node with this number, in the order of a walk from the top
            loop {
                let mut next = best.clone();
                let mut left = at;
                let Some(removed) = next
                    .subject
                    .input
                    .trees()
                    .get_mut(tree)
                    .map(|tree| remove(tree, &mut left))
                else {
                    break;
                };
                if !removed {
                    break;
                }
                if is_same(&next) {
                    best = next;
                    again = true;
                } else {
                    at += 1;
                }
                if started.elapsed() >= LIMIT {
                    return best;
                }
            }
        }
    }
    best
}

/// Removes the node with this number; returns `false` if there are not as many. Long texts are halved first.
fn remove(tree: &mut Value, left: &mut usize) -> bool {
    match tree {
        Value::Object(members) => {
            if *left < members.len() {
                let name = members.keys().nth(*left).cloned();
                name.and_then(|name| members.shift_remove(&name));
                return true;
            }
            *left -= members.len();
            members.values_mut().any(|member| remove(member, left))
        }
        Value::Array(items) => {
            if *left < items.len() {
                items.remove(*left);
                return true;
            }
            *left -= items.len();
            items.iter_mut().any(|item| remove(item, left))
        }
        Value::String(text) if text.chars().count() > 16 => {
            if *left > 1 {
                *left -= 2;
                return false;
            }
            let half = text.chars().count() / 2;
            *text = match *left {
                0 => text.chars().take(half).collect(),
                _ => text.chars().skip(half).collect(),
            };
            true
        }
        _ => false,
    }
}
