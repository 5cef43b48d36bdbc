//! The version step that a change requires, by cargo's rules (<https://doc.rust-lang.org/cargo/reference/semver.html>).

use semver::Version;

/// A version step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing changed.
    #[default]
    None,
    /// Only documentation, requests or responses changed.
    Patch,
    /// Something was added.
    Minor,
    /// Some callers have to change.
    Major,
}

impl Step {
    /// All steps, smallest first.
    pub const ALL: [Self; 4] = [Self::None, Self::Patch, Self::Minor, Self::Major];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// Returns the step with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Returns the version after this one; `None` if the text is not a version.
    ///
    /// Before 1.0.0, the first number that is not 0 counts as the major one, and the last one as all smaller steps.
    pub fn after(self, version: &str) -> Option<String> {
        let Version {
            major, minor, patch, ..
        } = Version::parse(version).ok()?;
        let next = match (self, major, minor) {
            (Self::None, ..) => return Some(version.to_owned()),
            (Self::Major, 0, 0) | (Self::Minor | Self::Patch, 0, _) | (Self::Patch, ..) => {
                (major, minor, patch.checked_add(1)?)
            }
            (Self::Major, 0, _) | (Self::Minor, ..) => (major, minor.checked_add(1)?, 0),
            (Self::Major, ..) => (major.checked_add(1)?, 0, 0),
        };
        Some(format!("{}.{}.{}", next.0, next.1, next.2))
    }

    /// Returns `true` if the step between two versions is at least this one; `None` if one is not a version.
    pub fn is_made(self, old: &str, new: &str) -> Option<bool> {
        let needed = Version::parse(&self.after(old)?).ok()?;
        Some(Version::parse(new).ok()? >= needed)
    }
}

#[cfg(test)]
mod tests {
    use super::Step::{Major, Minor, None, Patch};

    #[test]
    fn versions_before_1_0_0_step_as_cargo_has_it() {
        for (step, old, expected) in [
            (None, "1.2.3", "1.2.3"),
            (Patch, "1.2.3", "1.2.4"),
            (Minor, "1.2.3", "1.3.0"),
            (Major, "1.2.3", "2.0.0"),
            (Patch, "0.2.3", "0.2.4"),
            (Minor, "0.2.3", "0.2.4"),
            (Major, "0.2.3", "0.3.0"),
            (Major, "0.0.3", "0.0.4"),
        ] {
            assert_eq!(step.after(old).as_deref(), Some(expected), "{step:?} of {old}");
        }
        assert_eq!(Major.after("one"), Option::None);
        assert_eq!(Major.is_made("0.1.0", "0.1.9"), Some(false));
        assert_eq!(Major.is_made("0.1.0", "0.2.0"), Some(true));
    }
}
