//! A change between two clients, as reports show it.

use super::step::Step;

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The version step it requires.
    pub step: Step,
    /// The kind of item, such as `operation` or `field`.
    pub noun: &'static str,
    /// The kind of change.
    pub kind: ChangeKind,
    /// The item or part, as callers write it.
    pub subject: String,
    /// The type or module that it belongs to.
    pub owner: String,
    /// The property that changed, if an item has several; changes of the same property are grouped.
    pub topic: &'static str,
    /// The change in words.
    pub words: String,
    /// The old type, signature or value.
    pub old: Option<String>,
    /// The new type, signature or value.
    pub new: Option<String>,
}

/// The kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It was removed.
    Removed,
    /// It changed.
    Changed,
    /// It became deprecated.
    Deprecated,
    /// Requests or responses changed.
    Wire,
    /// Its documentation changed.
    Documented,
}

impl ChangeKind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Deprecated => "deprecated",
            Self::Wire => "wire",
            Self::Documented => "documentation",
        }
    }
}
