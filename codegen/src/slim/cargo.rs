//! Calls cargo in a workspace.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The way to call cargo.
#[derive(Clone, Debug, Default)]
pub struct Cargo {
    /// The `Cargo.toml`, or its folder.
    pub folder: PathBuf,
    /// True to run offline.
    pub offline: bool,
    /// True to fail if `Cargo.lock` would change.
    pub locked: bool,
}

impl Cargo {
    /// Returns the root folder of the workspace.
    ///
    /// Errors: that cargo cannot be run, or what it says.
    pub fn root(&self) -> Result<PathBuf, Diagnostics> {
        let output = self.run(&["locate-project", "--workspace", "--message-format", "plain"])?;
        let path = PathBuf::from(String::from_utf8_lossy(&output).trim());
        Ok(path.parent().map(Path::to_owned).unwrap_or_default())
    }

    /// Runs cargo and returns its output.
    ///
    /// Errors: that cargo cannot be run, or what it says.
    pub fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, Diagnostics> {
        let manifest = self.manifest()?;
        let manifest = &std::path::absolute(&manifest).unwrap_or(manifest);
        let folder = manifest.parent().unwrap_or(Path::new("."));
        let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(program);
        command.args(arguments).arg("--manifest-path").arg(manifest);
        // settings of cargo and the toolchain are those of the workspace
        command.current_dir(folder);
        if self.offline {
            command.arg("--offline");
        }
        if self.locked {
            command.arg("--locked");
        }
        let output = command.output().map_err(|error| {
            let finding = Diagnostic::error(codes::CARGO, format!("cargo cannot be run: {error}"));
            finding.hint("install cargo, or set the environment variable CARGO to its path")
        })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let error = CargoError::read(&String::from_utf8_lossy(&output.stderr));
        let command = arguments.first().copied().unwrap_or_default();
        let message = format!("`cargo {command}` failed: {}", error.message);
        let mut finding = Diagnostic::error(codes::CARGO, message).file(manifest);
        if let Some((file, line)) = error.place {
            finding = finding.file(&folder.join(file)).line(line);
        }
        finding.hint = error.help;
        Err(finding.into())
    }

    /// Returns the `Cargo.toml` of the folder, or the file itself.
    fn manifest(&self) -> Result<PathBuf, Diagnostics> {
        let manifest = if self.folder.is_file() {
            self.folder.clone()
        } else {
            self.folder.join("Cargo.toml")
        };
        if manifest.is_file() {
            return Ok(manifest);
        }
        let finding = Diagnostic::error(codes::CARGO, "there is no Cargo.toml");
        Err(finding
            .file(&manifest)
            .hint("give the folder of a package or workspace")
            .into())
    }
}

/// An error that cargo reported.
#[derive(Debug, Default, PartialEq)]
struct CargoError {
    message: String,
    help: Option<String>,
    /// The file and line.
    place: Option<(PathBuf, u32)>,
}

impl CargoError {
    /// Reads what cargo printed: its progress, and an error on one or several lines.
    fn read(text: &str) -> Self {
        let mut found = Self::default();
        let start = text.lines().position(|line| line.starts_with("error"));
        let mut is_cause = false;
        for line in text.lines().skip(start.unwrap_or_default()) {
            let line = line.trim();
            let is_excerpt =
                line.starts_with('|') || line.split_once(" |").is_some_and(|(number, _)| is_number(number));
            if line.is_empty() || is_excerpt {
                continue;
            }
            if line == "Caused by:" {
                is_cause = true;
            } else if let Some(help) = line.strip_prefix("help: ") {
                found.help = Some(help.to_owned());
            } else if let Some(place) = line.strip_prefix("--> ").and_then(place) {
                found.place = Some(place);
            } else {
                let line = line.strip_prefix("error: ").unwrap_or(line);
                if !found.message.is_empty() {
                    let end = found.message.trim_end_matches(['.', ':']).len();
                    found.message.truncate(end);
                    found.message.push_str(if is_cause { ": " } else { "; " });
                }
                found.message.push_str(line);
                is_cause = false;
            }
        }
        found
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads `Cargo.toml:1:6`.
fn place(text: &str) -> Option<(PathBuf, u32)> {
    let (rest, _) = text.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((PathBuf::from(file), line.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_cargo_are_reported_on_one_line() {
        for (text, message, help) in [
            (
                "    Updating crates.io index\nerror: cannot create the lock file /a/Cargo.lock because --locked was passed\n\
                 help: to generate the lock file, remove the --locked flag.\n",
                "cannot create the lock file /a/Cargo.lock because --locked was passed",
                Some("to generate the lock file, remove the --locked flag."),
            ),
            (
                "error: no matching package named `b` found\nlocation searched: crates.io index\n\
                 required by package `a v0.1.0 (/a)`\n",
                "no matching package named `b` found; location searched: crates.io index; required by package \
                 `a v0.1.0 (/a)`",
                None,
            ),
            (
                "error: failed to load manifest for workspace member `/a/b`\n\nCaused by:\n  \
                 failed to read `/a/b/Cargo.toml`\n\nCaused by:\n  No such file or directory (os error 2)\n",
                "failed to load manifest for workspace member `/a/b`: failed to read `/a/b/Cargo.toml`: No such file \
                 or directory (os error 2)",
                None,
            ),
            ("", "", None),
        ] {
            let error = CargoError::read(text);
            assert_eq!((error.message.as_str(), error.help.as_deref()), (message, help));
        }
    }

    #[test]
    fn the_place_of_an_error_is_read() {
        let text =
            "error: unclosed table, expected `]`\n --> b/Cargo.toml:12:6\n  |\n12 | [pack\n  |      ^\n";
        let error = CargoError::read(text);
        assert_eq!(error.message, "unclosed table, expected `]`");
        assert_eq!(error.place, Some((PathBuf::from("b/Cargo.toml"), 12)));
    }
}
