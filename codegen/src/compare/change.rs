//! A change between two clients, as it is told.

use super::step::Step;

/// A change, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The step it needs.
    pub step: Step,
    /// The kind of thing it is about, such as `operation` or `field`.
    pub noun: &'static str,
    /// The way it changed.
    pub way: Way,
    /// The item or part, as callers write it.
    pub subject: String,
    /// The type or module that it belongs to.
    pub owner: String,
    /// The property that changed, where several can; changes of one property are told together.
    pub topic: &'static str,
    /// The change in words.
    pub words: String,
    /// The old type, signature or value.
    pub old: Option<String>,
    /// The new type, signature or value.
    pub new: Option<String>,
}

/// The way in which something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It is another.
    Changed,
    /// It is deprecated now.
    Deprecated,
    /// Requests or responses are other ones.
    Wire,
    /// Its documentation is another.
    Documented,
}

impl Way {
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
