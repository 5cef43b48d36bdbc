//! Finds models by the names of their services: `sqs`, or `sqs@2012-11-05` for a version, in folders of models.

use super::catalogue::{self, Entry};
use super::installed;
use crate::diagnostics::{codes, Diagnostic};
use crate::suggest::closest;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The environment variable that names folders of models, separated as in `PATH`.
pub const VARIABLE: &str = "TINSMITH_MODELS_FROM";

/// The name of a service, and the requested version.
#[derive(Debug, PartialEq, Eq)]
struct Name<'a> {
    service: &'a str,
    version: Option<&'a str>,
}

impl<'a> Name<'a> {
    /// Parses a name: letters, digits, and `-`, `_`, `.` inside, without a file extension.
    fn of(text: &'a str) -> Option<Self> {
        let (service, version) = match text.split_once('@') {
            Some((service, version)) => (service, Some(version)),
            None => (text, None),
        };
        let is_word = |text: &str| {
            let is_inner = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
            text.bytes().all(is_inner) && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        };
        let is_name =
            is_word(service) && version.is_none_or(is_word) && !super::folder::is_model(Path::new(text));
        is_name.then_some(Self { service, version })
    }
}

/// Returns `true` if a text is the name of a model instead of a path: it has the form of a name, and no file or folder
/// is called so, except for a package that tinsmith wrote.
pub fn is_name(text: &Path, base: &Path) -> bool {
    let path = base.join(text);
    let is_package = || path.join("tinsmith.lock").is_file();
    text.to_str().and_then(Name::of).is_some() && (!path.exists() || (path.is_dir() && is_package()))
}

/// The folders to search: the given ones, otherwise those of the environment, otherwise an installed botocore.
#[derive(Clone, Debug)]
pub struct Folders {
    folders: Vec<PathBuf>,
    /// The setting that named the folders, for messages.
    origin: Origin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Given,
    Environment,
    Installed,
}

impl Folders {
    /// Returns the folders to search, given these.
    pub fn new(given: &[PathBuf]) -> Self {
        if !given.is_empty() {
            return Self {
                folders: given.to_vec(),
                origin: Origin::Given,
            };
        }
        let named = std::env::var_os(VARIABLE).unwrap_or_default();
        let named: Vec<_> = std::env::split_paths(&named)
            .filter(|path| !path.as_os_str().is_empty())
            .collect();
        if named.is_empty() {
            Self {
                folders: installed::botocore(),
                origin: Origin::Installed,
            }
        } else {
            Self {
                folders: named,
                origin: Origin::Environment,
            }
        }
    }

    /// Returns the path of the model with this name.
    ///
    /// Errors: no folder to search, or one that cannot be read; no model with this name, or no such version; similar
    /// names are suggested.
    pub fn find(&self, name: &str) -> Result<PathBuf, Box<Diagnostic>> {
        let unknown = |message: String| Diagnostic::error(codes::UNKNOWN_MODEL, message);
        let Some(Name { service, version }) = Name::of(name) else {
            let finding = unknown(format!("`{name}` is not a valid name of a model"));
            return Err(Box::new(finding.hint("names are like `sqs` or `sqs@2012-11-05`")));
        };
        if self.folders.is_empty() {
            let finding = unknown(format!(
                "`{name}` is not a path, and no folder of models is given in which to find a model with that name"
            ));
            return Err(Box::new(finding.hint(format!(
                "name a folder with --models-from, {VARIABLE}, or the key `models-from`, such as a checkout of \
                 https://github.com/aws/api-models-aws; or install botocore; or name the file of the model"
            ))));
        }
        let mut all = Vec::new();
        for folder in &self.folders {
            let found = catalogue::entries(folder).map_err(|error| {
                let finding = unknown(format!("the folder of models cannot be read: {error}"));
                Box::new(finding.file(folder))
            })?;
            all.push((folder, found));
        }
        for (_, entries) in &all {
            let exact: Vec<_> = entries.iter().filter(|entry| is_called(entry, service)).collect();
            let found = if exact.is_empty() {
                entries
                    .iter()
                    .filter(|entry| is_nearly_called(entry, service))
                    .collect()
            } else {
                exact
            };
            if !found.is_empty() {
                return chosen(&found, service, version);
            }
        }
        let names: BTreeSet<_> = all
            .iter()
            .flat_map(|(_, entries)| entries)
            .map(|entry| entry.name.to_string_lossy().into_owned())
            .collect();
        let hint = match near(service, &names).as_slice() {
            [] => format!("there are {} models, none with a similar name", names.len()),
            [one] => format!("did you mean `{one}`?"),
            several => format!("did you mean one of `{}`?", several.join("`, `")),
        };
        let folders: Vec<_> = self
            .folders
            .iter()
            .map(|folder| folder.display().to_string())
            .collect();
        let origin = match self.origin {
            Origin::Given => "",
            Origin::Environment => ", which TINSMITH_MODELS_FROM names",
            Origin::Installed => ", botocore's data",
        };
        let message = format!("the model `{service}` is not in {}{origin}", folders.join(", "));
        Err(Box::new(unknown(message).hint(hint)))
    }
}

/// Returns the requested version, or the newest one.
fn chosen(entries: &[&Entry], service: &str, version: Option<&str>) -> Result<PathBuf, Box<Diagnostic>> {
    let mut versions: Vec<_> = entries
        .iter()
        .flat_map(|entry| {
            let date = dated(&entry.name.to_string_lossy()).map(|(_, date)| date.to_owned());
            let versions = entry.versions.iter();
            versions.map(move |version| (version.name.clone().or(date.clone()), version.path.clone()))
        })
        .collect();
    // a file without a date is the newest
    versions.sort_by_key(|(version, _)| (version.is_none(), version.clone()));
    let Some(wanted) = version else {
        return versions.pop().map(|(_, path)| path).ok_or_else(|| {
            let message = format!("the model `{service}` has no version");
            Box::new(Diagnostic::error(codes::UNKNOWN_MODEL, message))
        });
    };
    let found = versions
        .iter()
        .find(|(version, _)| version.as_deref() == Some(wanted));
    found.map(|(_, path)| path.clone()).ok_or_else(|| {
        let all: Vec<_> = versions.into_iter().filter_map(|(version, _)| version).collect();
        let hint = if all.is_empty() {
            "it has no versions; give its name alone".to_owned()
        } else {
            format!("there are {}", all.join(", "))
        };
        let message = format!("the model `{service}` has no version `{wanted}`");
        Box::new(Diagnostic::error(codes::UNKNOWN_MODEL, message).hint(hint))
    })
}

/// Splits a name from the date at its end, as in `sqs-2012-11-05`.
fn dated(name: &str) -> Option<(&str, &str)> {
    const DATE: usize = "2012-11-05".len();
    let (rest, date) = name.split_at_checked(name.len().checked_sub(DATE)?)?;
    let is_date = date.bytes().enumerate().all(|(at, b)| {
        if at == 4 || at == 7 {
            b == b'-'
        } else {
            b.is_ascii_digit()
        }
    });
    let rest = rest.strip_suffix('-')?;
    is_date.then_some((rest, date))
}

fn is_called(entry: &Entry, service: &str) -> bool {
    let name = entry.name.to_string_lossy();
    name == service || dated(&name).is_some_and(|(name, _)| name == service)
}

/// Returns `true` if two names differ only in case and separators, as those of packages and folders do.
fn is_nearly_called(entry: &Entry, service: &str) -> bool {
    let plain = |name: &str| {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        letters.map(|c| c.to_ascii_lowercase()).collect::<String>()
    };
    let name = entry.name.to_string_lossy();
    let name = dated(&name).map_or(&*name, |(name, _)| name);
    plain(name) == plain(service)
}

/// Returns similar names: one that differs in a few letters, and those that contain it.
fn near(service: &str, names: &BTreeSet<String>) -> Vec<String> {
    const MOST: usize = 5;
    let mut near: Vec<_> = closest(service, names.iter().map(String::as_str))
        .map(str::to_owned)
        .into_iter()
        .collect();
    let holds = |name: &&String| service.len() > 2 && name.contains(service) && !near.contains(name);
    let holding: Vec<_> = names.iter().filter(holds).cloned().collect();
    near.extend(holding);
    near.truncate(MOST);
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinguished_from_paths() {
        let name = |text| Name::of(text).map(|name| (name.service, name.version));
        assert_eq!(name("sqs"), Some(("sqs", None)));
        assert_eq!(name("sqs@2012-11-05"), Some(("sqs", Some("2012-11-05"))));
        assert_eq!(name("runtime.lex.v2"), Some(("runtime.lex.v2", None)));
        for path in [
            "sqs.json",
            "./sqs",
            "a/sqs",
            "a\\sqs",
            "sqs.smithy.gz",
            "",
            ".",
            "..",
            "sqs@",
            "@1",
            "a.jar",
        ] {
            assert_eq!(name(path), None, "{path}");
        }
        let scratch = tempfile::tempdir().expect("a folder");
        let is_name = |text: &str| super::is_name(Path::new(text), scratch.path());
        assert!(is_name("sqs"));
        std::fs::create_dir(scratch.path().join("sqs")).expect("a folder");
        assert!(!is_name("sqs"), "a folder is there");
        std::fs::write(scratch.path().join("sqs/tinsmith.lock"), "").expect("a file");
        assert!(is_name("sqs"), "it is the client");
    }

    #[test]
    fn dates_at_the_end_are_versions() {
        assert_eq!(dated("sqs-2012-11-05"), Some(("sqs", "2012-11-05")));
        for name in [
            "sqs",
            "2012-11-05",
            "sqs-2012-11-5",
            "sqs2012-11-05",
            "é2012-11-05",
            "äöüäöüäöü",
        ] {
            assert_eq!(dated(name), None, "{name}");
        }
    }
}
