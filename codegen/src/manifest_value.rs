//! Values of a package's manifest, and checks for those that a program adds.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::emit::{toml_string, OwnManifest};
use crate::names;

/// A value in the manifest of a package, converted from a string, a boolean or a list of strings; other values come
/// from [TOML](Self::toml).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestValue {
    toml: String,
}

impl ManifestValue {
    /// Creates a value from TOML on one line, such as `{ version = "1", features = ["derive"] }`.
    pub fn toml(text: impl Into<String>) -> Self {
        Self { toml: text.into() }
    }

    pub(crate) fn into_toml(self) -> String {
        self.toml
    }
}

impl From<&str> for ManifestValue {
    fn from(text: &str) -> Self {
        Self::toml(toml_string(text))
    }
}

impl From<String> for ManifestValue {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<bool> for ManifestValue {
    fn from(value: bool) -> Self {
        Self::toml(value.to_string())
    }
}

impl<T: AsRef<str>, const N: usize> From<[T; N]> for ManifestValue {
    fn from(items: [T; N]) -> Self {
        let items = items.map(|item| toml_string(item.as_ref()));
        Self::toml(format!("[{}]", items.join(", ")))
    }
}

impl<T: AsRef<str>> From<Vec<T>> for ManifestValue {
    fn from(items: Vec<T>) -> Self {
        let items: Vec<_> = items.iter().map(|item| toml_string(item.as_ref())).collect();
        Self::toml(format!("[{}]", items.join(", ")))
    }
}

/// Refuses keys, dependencies and features that the package sets itself, or that would make the manifest invalid.
pub(crate) fn check(manifest: &OwnManifest) -> Result<(), Diagnostics> {
    let mut findings = Diagnostics::default();
    let mut refuse = |message: String, hint: &str| {
        findings.push(Diagnostic::error(codes::SETTINGS, message).hint(hint));
    };
    for key in manifest.package.keys() {
        match key.as_str() {
            "name" => refuse(
                "`package` sets the name of the package, not `package_key`".to_owned(),
                "use `package`",
            ),
            "version" => refuse(
                "`version` sets the version of the package, not `package_key`".to_owned(),
                "use `version`",
            ),
            key if !is_key(key) => refuse(
                format!("`{}` is not a key of a manifest", key.escape_debug()),
                "use a key of cargo's [package], such as `license`",
            ),
            _ => {}
        }
    }
    for (name, _) in manifest.dependencies.iter().chain(&manifest.dev_dependencies) {
        if name == "tinsmith-runtime" {
            refuse(
                "the package already depends on tinsmith-runtime".to_owned(),
                "`runtime_path` sets its source; its features follow from the model",
            );
        } else if let Err(finding) = names::check_package_name(name) {
            refuse(finding.message, "name a package, as in Cargo.toml");
        }
    }
    for name in manifest.features.keys().filter(|name| !is_key(name)) {
        refuse(
            format!("`{}` cannot be the name of a feature", name.escape_debug()),
            "use letters, digits, `-` and `_`",
        );
    }
    let tables = [
        &manifest.package,
        &manifest.dependencies,
        &manifest.dev_dependencies,
    ];
    for (key, value) in tables.into_iter().flatten() {
        if value.trim().is_empty() || value.contains(['\n', '\r']) {
            refuse(
                format!("the value of `{}` must be on one line", key.escape_debug()),
                "write tables inline: `{ version = \"1\" }`",
            );
        }
    }
    findings.ok(()).map(|((), _)| ())
}

/// Returns `true` for a bare key of TOML.
fn is_key(key: &str) -> bool {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    !key.is_empty() && key.chars().all(is_bare)
}
