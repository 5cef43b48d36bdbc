//! Checks the names and versions of packages against the rules of cargo.

use super::keywords::is_keyword;
use crate::diagnostics::{codes, Diagnostic};

/// The maximum length of a package name; file systems allow 255.
const MAX: usize = 200;

/// Crates that are always present; a package of that name would hide them.
const OF_RUST: &[&str] = &["alloc", "core", "proc_macro", "std", "test"];

/// Names of folders that cargo creates when it builds.
const OF_CARGO: &[&str] = &["build", "deps", "examples", "incremental"];

/// Device names of Windows, which cannot be file names, with any extension.
const OF_WINDOWS: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Checks the name of a package: cargo accepts it for a new package, and it cannot be a path.
pub fn check_package_name(name: &str) -> Result<(), Box<Diagnostic>> {
    match problem(name) {
        None => Ok(()),
        Some(wrong) => {
            let shown: String = name.escape_debug().take(80).collect();
            let message = format!("`{shown}` cannot be the name of a package: {wrong}");
            let hint = format!(
                "use letters, digits, `-` and `_`, begin with a letter, and use at most {MAX} characters: `my-{}`",
                plain(name)
            );
            Err(Box::new(
                Diagnostic::error(codes::UNSAFE_NAME, message).hint(hint),
            ))
        }
    }
}

/// Warns about the name of a package that cargo accepts, but whose crate rustc warns about.
pub fn unusual_package_name(name: &str) -> Option<Diagnostic> {
    let words = name.split(['-', '_']).filter(|word| !word.is_empty());
    let usual = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    let is_doubled = name.trim_matches('_').replace('-', "_").contains("__");
    if !is_doubled && !name.contains(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let message = format!("rustc warns about crates called `{name}`: words in small letters are usual, with one `-` or `_` between them");
    let finding = Diagnostic::warning(codes::UNSAFE_NAME, message);
    Some(finding.hint(format!("call the package `{usual}`")))
}

/// Checks the name of a source file, without extension: it cannot be a path, and is a valid file name on any system.
pub fn check_file_name(name: &str) -> Result<(), Box<Diagnostic>> {
    let is_reserved = OF_WINDOWS.contains(&name.to_ascii_lowercase().as_str());
    if !name.is_empty() && name.chars().all(fits) && name.len() <= MAX && !is_reserved {
        return Ok(());
    }
    let shown: String = name.escape_debug().take(80).collect();
    let message = format!("`{shown}` cannot be the name of a file");
    let hint = format!("use letters, digits, `-` and `_`, at most {MAX} characters, without the extension");
    Err(Box::new(
        Diagnostic::error(codes::UNSAFE_NAME, message).hint(hint),
    ))
}

/// The default package name of a service: that of its module, unless a package cannot be called so.
pub fn package_name(service_module: &str) -> String {
    let name = super::keywords::short(service_module.to_owned());
    match problem(&name) {
        None => name,
        Some(_) if name.is_empty() => "client".to_owned(),
        Some(_) => format!("client-{name}"),
    }
}

/// Returns the problem with a name, if there is one.
fn problem(name: &str) -> Option<&'static str> {
    let small = name.to_ascii_lowercase();
    let crate_name = small.replace('-', "_");
    let has_letter = name.contains(|c: char| c.is_ascii_alphanumeric());
    if name.is_empty() {
        Some("it is empty")
    } else if !name.chars().all(fits) {
        Some("only ASCII letters and digits, `-` and `_` are allowed")
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') || !has_letter {
        Some("it does not begin with a letter")
    } else if name.len() > MAX {
        Some("it is too long")
    } else if is_keyword(name) || is_keyword(&crate_name) {
        Some("it is a Rust keyword")
    } else if OF_RUST.contains(&crate_name.as_str()) {
        Some("a crate of Rust's standard library has this name")
    } else if OF_CARGO.contains(&small.as_str()) {
        Some("cargo uses a folder with this name for builds")
    } else if OF_WINDOWS.contains(&small.as_str()) {
        Some("Windows reserves it")
    } else if crate_name == "tinsmith_runtime" {
        Some("its dependency has this name")
    } else {
        None
    }
}

fn fits(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

fn plain(name: &str) -> String {
    let kept: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(20)
        .collect();
    if kept.is_empty() {
        "client".to_owned()
    } else {
        kept.to_ascii_lowercase()
    }
}

/// Checks the version of a package against semantic versioning.
pub fn check_version(version: &str) -> Result<(), Box<Diagnostic>> {
    match semver::Version::parse(version) {
        Ok(_) => Ok(()),
        Err(wrong) => {
            let shown: String = version.escape_debug().take(80).collect();
            let message = format!("`{shown}` is not a valid package version: {wrong}");
            Err(Box::new(
                Diagnostic::error(codes::SETTINGS, message)
                    .hint("versions are like `1.2.3` or `1.2.3-beta.1`"),
            ))
        }
    }
}

/// Returns true if a version of Rust, of two or three numbers, is older than another.
#[cfg(feature = "cli")]
pub fn is_older_rust(version: &str, than: &str) -> bool {
    let numbers = |text: &str| -> Vec<u64> { text.split('.').map_while(|part| part.parse().ok()).collect() };
    numbers(version) < numbers(than)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_rustc_warns_about_are_reported() {
        for (name, usual) in [
            ("Upper", "upper"),
            ("aB-c", "ab-c"),
            ("a--b", "a-b"),
            ("a-_b", "a-b"),
            ("a__b", "a-b"),
        ] {
            let hint = unusual_package_name(name).and_then(|finding| finding.hint);
            assert_eq!(hint, Some(format!("call the package `{usual}`")), "{name}");
        }
        for name in ["a", "a-b", "a_b", "_a", "__a", "a1", "a-"] {
            assert!(unusual_package_name(name).is_none(), "{name}");
        }
    }

    #[test]
    fn names_are_checked_by_the_rules_of_cargo() {
        for name in [
            "",
            "fn",
            "self",
            "Self",
            "crate",
            "gen",
            "async",
            "std",
            "core",
            "alloc",
            "proc_macro",
            "proc-macro",
            "test",
            "build",
            "deps",
            "examples",
            "incremental",
            "con",
            "NUL",
            "com1",
            "1a",
            "-a",
            "_",
            "__",
            "é",
            "a b",
            "a/b",
            "../a",
            "a\"b",
            "a.b",
            "tinsmith-runtime",
            "tinsmith_runtime",
            &"a".repeat(300),
        ] {
            assert!(check_package_name(name).is_err(), "{name}");
            let default = package_name(&name.replace(|c: char| !c.is_ascii_alphanumeric(), ""));
            assert!(check_package_name(&default).is_ok(), "{name}: {default}");
        }
        for name in [
            "aws-sdk-x",
            "a--b",
            "_a",
            "fn-a",
            "types",
            "r",
            "sqs",
            "console",
            "com10",
        ] {
            assert!(check_package_name(name).is_ok(), "{name}");
        }
        assert_eq!(package_name("sqs"), "sqs");
        assert_eq!(package_name("test"), "client-test");
    }

    #[test]
    fn versions_that_cargo_refuses_are_refused() {
        for version in [
            "",
            "1",
            "1.2",
            "1.2.3-",
            "1.2.3+",
            "01.2.3",
            "1.2.3-01",
            "1.2.3.4",
            "v1.2.3",
            "1.2.3 ",
            "1.2.x",
            "1.2.3-a..b",
            "1.2.3-é",
            "99999999999999999999.0.0",
            "*",
            "^1.2.3",
            "1.2.3\n",
        ] {
            assert!(check_version(version).is_err(), "{version}");
        }
        for version in ["1.2.3", "0.0.0", "1.2.3-beta.1", "1.2.3+5", "1.2.3-0a.b-c+01"] {
            assert!(check_version(version).is_ok(), "{version}");
        }
    }
}
