//! `tinsmith generate`: writes clients, or compares them with the files on disk.

mod arguments;
mod check;
mod many;
pub mod outputs;
mod report;

pub use arguments::{tls, Arguments};

use super::config::{self, Client};
use super::terminal::Terminal;
use super::usage::Usage;
use super::{panics, settings_path, Exit};
use crate::diagnostics::Diagnostics;
use crate::settings::{checkout_runtime, Settings, REGISTRY};
use crate::suggest::closest;
use crate::{parallel, paths, timings, update};
use arguments::Clients;
use indicatif::{ProgressBar, ProgressStyle};
use report::{Report, State};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Generates the clients; if one fails, the others are generated nevertheless.
pub fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    if arguments.old_version.as_deref() == Some("") {
        terminal.result(concat!("tinsmith ", env!("CARGO_PKG_VERSION"), "\n"));
        return Ok(Exit::Done);
    }
    let terminal = &terminal.in_format(arguments.format);
    let shows_timings = arguments.timings;
    let action = if arguments.check {
        Action::Check
    } else {
        Action::Write {
            force: arguments.force,
        }
    };
    let read;
    let clients: Vec<&Client> = match arguments.clients()? {
        Clients::Options(config) => {
            read = *config;
            read.clients.iter().collect()
        }
        Clients::File {
            config,
            only,
            models_from,
        } => match settings_path::of(config).and_then(|path| config::read(&path, models_from)) {
            Ok(config) => {
                read = config;
                chosen(&read.clients, &only)?
            }
            Err(findings) => {
                terminal.findings(&findings);
                return Ok(Exit::Broken);
            }
        },
    };
    let exit = work(&clients, action, terminal);
    if shows_timings {
        let stages = timings::all();
        let times = stages.map(|(name, spent)| format!("{name} {:.2} s", spent.as_secs_f64()));
        terminal.note(&format!("all threads: {}", times.join(", ")));
    }
    Ok(exit)
}

/// Writes these clients.
pub fn write(clients: &[&Client], terminal: &Terminal) -> Exit {
    work(clients, Action::Write { force: false }, terminal)
}

/// The work on each client.
#[derive(Clone, Copy)]
enum Action {
    /// Compare it with the files on disk.
    Check,
    /// Write it; `force` also replaces files that were changed by hand.
    Write { force: bool },
}

/// Writes the clients or compares them with the files on disk, and reports the results.
fn work(clients: &[&Client], action: Action, terminal: &Terminal) -> Exit {
    let started = Instant::now();
    let progress = progress(clients.len(), terminal);
    let (mut failed, mut exit, mut is_written) = (Vec::new(), Exit::Done, false);
    parallel::each(
        clients,
        |client| {
            report(client, || match action {
                Action::Check => compare(client),
                Action::Write { force } => generate(client, force),
            })
        },
        || progress.inc(1),
        |report| {
            progress.suspend(|| report.print(terminal));
            is_written |= report.state == State::Written;
            exit = exit.max(report.exit());
            if report.exit() != Exit::Done {
                failed.push(report.folder);
            }
        },
    );
    progress.finish_and_clear();
    if is_written {
        print_runtime(clients, terminal);
    }
    if clients.len() > 1 {
        let done = clients.len() - failed.len();
        terminal.note(&format!(
            "{done} of {} clients in {:.1} s",
            clients.len(),
            started.elapsed().as_secs_f64()
        ));
        failed
            .iter()
            .for_each(|folder| terminal.note(&format!("failed: {folder}")));
    }
    exit
}

/// Notes that clients use the runtime of a checkout by default.
fn print_runtime(clients: &[&Client], terminal: &Terminal) {
    let Some(checkout) = checkout_runtime() else {
        return;
    };
    let takes_it = |client: &&Client| client.package.runtime_path.as_deref() == Some(checkout.as_path());
    if clients.iter().any(takes_it) {
        terminal.note(&format!(
            "tinsmith-runtime is taken from {}, the checkout that this tinsmith was built in; for the published one, say \
             --runtime-path {REGISTRY}, or runtime = \"{REGISTRY}\" in the settings",
            checkout.display()
        ));
    }
}

/// Returns a progress bar for many clients; it is hidden if nobody sees it.
fn progress(clients: usize, terminal: &Terminal) -> ProgressBar {
    if clients < 2 || terminal.is_quiet() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}").unwrap_or(ProgressStyle::default_bar());
    ProgressBar::new(clients as u64).with_style(style)
}

/// Runs the work on a client; a panic becomes a finding.
fn report(client: &Client, work: impl FnOnce() -> Result<Report, Diagnostics>) -> Report {
    let started = Instant::now();
    let report = panics::caught(&client.settings, work).unwrap_or_else(|findings| Report {
        findings,
        ..Report::new(&client.package.folder, State::Failed)
    });
    report.since(started)
}

/// Returns the chosen clients, by package, output folder, or the last part of this folder; all if none are chosen.
pub fn chosen<'a>(clients: &'a [Client], only: &[String]) -> Result<Vec<&'a Client>, Usage> {
    let is_called = |client: &Client, name: &str| {
        let package = client.package.name.as_deref() == Some(name);
        let folder = &client.package.folder;
        package
            || folder.file_name().is_some_and(|last| last == name)
            || paths::normal(folder) == paths::normal(Path::new(name))
    };
    if let Some(unknown) = only
        .iter()
        .find(|name| !clients.iter().any(|client| is_called(client, name)))
    {
        let names = clients.iter().filter_map(|client| match &client.package.name {
            Some(name) => Some(name.as_str()),
            None => client.package.folder.file_name()?.to_str(),
        });
        let hint = match closest(unknown, names.clone()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("it has {}", names.collect::<Vec<_>>().join(", ")),
        };
        return Err(format!("the settings have no client `{unknown}`: {hint}").into());
    }
    Ok(clients
        .iter()
        .filter(|client| only.is_empty() || only.iter().any(|name| is_called(client, name)))
        .collect())
}

/// Replaces names of models in the settings by their paths, and returns these paths.
fn located(client: &Client) -> Result<(Settings, Vec<PathBuf>), Diagnostics> {
    let located = client.settings.located()?;
    let found = located.models.iter().skip(client.settings.models.len());
    let found = found.cloned().collect();
    Ok((located, found))
}

/// Writes the client.
fn generate(client: &Client, force: bool) -> Result<Report, Diagnostics> {
    let (settings, found) = located(client)?;
    let updated = update::package(&settings, &client.package, force)?;
    // a run that wrote only its record changed no file
    let state = if updated.files.is_empty() {
        State::Unchanged
    } else {
        State::Written
    };
    let mut report = Report::new(&client.package.folder, state);
    report.files = updated.files;
    report.found = found;
    report.earlier_warnings = updated.earlier_warnings;
    if let Some(generated) = updated.generated {
        report.size = Some((generated.operations, generated.types));
        report.findings = generated.warnings;
    }
    report.findings.extend(updated.warnings);
    report.comparison = updated.comparison;
    Ok(report)
}

/// Compares the client with the files on disk.
fn compare(client: &Client) -> Result<Report, Diagnostics> {
    let (settings, found) = located(client)?;
    let update::Checked {
        generated,
        changes,
        comparison,
    } = update::check(&settings, &client.package)?;
    let state = if changes.is_empty() {
        State::Current
    } else {
        State::Stale
    };
    let files = changes.iter();
    Ok(Report {
        found,
        size: Some((generated.operations, generated.types)),
        files: files
            .map(|change| (change.path.clone(), change.effect()))
            .collect(),
        diff: check::diff(&client.package.folder, &changes),
        comparison,
        findings: generated.warnings,
        ..Report::new(&client.package.folder, state)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Package;

    #[test]
    fn a_panic_fails_one_client_and_is_reported_as_a_bug() {
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
        panics::keep_messages();
        let report = report(&client, || panic!("no such {}", "thing"));
        assert_eq!((&*report.folder, report.exit()), ("clients/a", Exit::Broken));
        let text = report.findings.to_string();
        for expected in [
            "error[T0031]: this is a bug in tinsmith: no such thing (",
            "generate/mod.rs:",
            "--> models/a.json",
        ] {
            assert!(text.contains(expected), "{text}");
        }
    }
}
