//! `tinsmith generate`

use super::args::{Clients, Generate};
use super::config::{self, Client};
use super::{check, panics, parallel, FINDINGS, USAGE};
use crate::diagnostics::{Diagnostics, Printable};
use crate::pipeline::Generated;
use crate::update;
use indicatif::{ProgressBar, ProgressStyle};
use std::process::ExitCode;
use std::time::Instant;

/// Generates the clients; goes on past one that fails.
pub fn run(options: &Generate) -> ExitCode {
    let read;
    let clients: Vec<&Client> = match &options.clients {
        Clients::Options(config) => config.clients.iter().collect(),
        Clients::File { path, only } => match config::read(path) {
            Ok(config) => {
                read = config;
                match chosen(&read.clients, only) {
                    Ok(clients) => clients,
                    Err(message) => {
                        eprintln!("error: {message}");
                        return ExitCode::from(USAGE);
                    }
                }
            }
            Err(findings) => {
                eprintln!("{findings}");
                return ExitCode::from(FINDINGS);
            }
        },
    };
    let started = Instant::now();
    let progress = progress(clients.len());
    let mut failed = Vec::new();
    parallel::each(
        &clients,
        |client| {
            report(client, || {
                if options.check {
                    compare(client)
                } else {
                    generate(client, options.force)
                }
            })
        },
        || progress.inc(1),
        |report| {
            progress.suspend(|| report.print());
            failed.extend(report.failed);
        },
    );
    progress.finish_and_clear();
    if clients.len() > 1 {
        let done = clients.len() - failed.len();
        eprintln!(
            "{done} of {} clients in {:.1} s",
            clients.len(),
            started.elapsed().as_secs_f64()
        );
        failed.iter().for_each(|folder| eprintln!("failed: {folder}"));
    }
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FINDINGS)
    }
}

/// A bar for many clients, where somebody watches.
fn progress(clients: usize) -> ProgressBar {
    if clients < 2 {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}").unwrap_or(ProgressStyle::default_bar());
    ProgressBar::new(clients as u64).with_style(style)
}

/// The output about a client.
struct Report {
    output: String,
    findings: String,
    /// The folder, where it failed or is stale.
    failed: Option<String>,
}

impl Report {
    fn print(&self) {
        super::print(&self.output);
        if !self.findings.is_empty() {
            eprintln!("{}", self.findings);
        }
    }
}

/// Does the work on a client and tells what came of it, a panic included.
fn report(client: &Client, work: impl FnOnce() -> Result<Outcome, Diagnostics>) -> Report {
    let started = Instant::now();
    let folder = Printable(&client.package.folder.to_string_lossy()).to_string();
    match panics::caught(&client.settings, work) {
        Ok(outcome) => Report {
            output: format!(
                "{}{folder}: {} ({} ms)\n",
                outcome.diff,
                outcome.summary,
                started.elapsed().as_millis()
            ),
            findings: outcome.warnings.to_string(),
            failed: outcome.stale.then_some(folder),
        },
        Err(findings) => Report {
            output: String::new(),
            findings: findings.to_string(),
            failed: Some(folder),
        },
    }
}

/// The clients that are asked for: by package or by the last part of the output folder; all where none is.
fn chosen<'a>(clients: &'a [Client], only: &[String]) -> Result<Vec<&'a Client>, String> {
    let is_called = |client: &Client, name: &str| {
        let package = client.package.name.as_deref() == Some(name);
        package
            || client
                .package
                .folder
                .file_name()
                .is_some_and(|folder| folder == name)
    };
    if let Some(unknown) = only
        .iter()
        .find(|name| !clients.iter().any(|client| is_called(client, name)))
    {
        return Err(format!("the settings name no client `{unknown}`"));
    }
    Ok(clients
        .iter()
        .filter(|client| only.is_empty() || only.iter().any(|name| is_called(client, name)))
        .collect())
}

/// The result of the work on a client.
struct Outcome {
    diff: String,
    summary: String,
    warnings: Diagnostics,
    stale: bool,
}

/// Writes the client.
fn generate(client: &Client, force: bool) -> Result<Outcome, Diagnostics> {
    let updated = update::package(&client.settings, &client.package, force)?;
    let changed = match updated.changed {
        0 => "nothing changed".to_owned(),
        1 => "1 file changed".to_owned(),
        changed => format!("{changed} files changed"),
    };
    let summary = match (&updated.generated, updated.earlier_warnings) {
        (Some(generated), _) => format!("{}; {changed}", size(generated)),
        (None, 0) => changed,
        (None, count) => format!("{changed}; it was generated with {count} warnings, which --check shows"),
    };
    let mut warnings = updated.generated.map(|it| it.warnings).unwrap_or_default();
    warnings.extend(updated.warnings);
    Ok(Outcome {
        diff: String::new(),
        summary,
        warnings,
        stale: false,
    })
}

/// Compares the client with what is on disk.
fn compare(client: &Client) -> Result<Outcome, Diagnostics> {
    let (generated, changes) = update::check(&client.settings, &client.package)?;
    let differ = match changes.len() {
        0 => "up to date".to_owned(),
        1 => "1 file differs".to_owned(),
        count => format!("{count} files differ"),
    };
    Ok(Outcome {
        diff: check::diff(&client.package.folder, &changes),
        summary: format!("{}; {differ}", size(&generated)),
        warnings: generated.warnings,
        stale: !changes.is_empty(),
    })
}

fn size(generated: &Generated) -> String {
    format!("{} operations, {} types", generated.operations, generated.types)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Package, Settings};

    #[test]
    fn a_panic_fails_one_client_and_is_told_as_a_bug() {
        let client = Client {
            settings: Settings {
                models: vec!["models/a.json".into()],
                ..Settings::default()
            },
            package: Package {
                folder: "clients/a".into(),
                ..Package::default()
            },
        };
        super::super::panics::keep_messages();
        let report = report(&client, || panic!("no such {}", "thing"));
        assert_eq!(report.failed.as_deref(), Some("clients/a"));
        for expected in [
            "error[T0031]: this is a bug in tinsmith: no such thing (",
            "generate.rs:",
            "--> models/a.json",
        ] {
            assert!(report.findings.contains(expected), "{}", report.findings);
        }
    }
}
