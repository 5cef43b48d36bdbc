//! `tinsmith generate`

use super::args::{From, Generate};
use super::config::{self, Client};
use super::{check, parallel, FINDINGS, USAGE};
use crate::diagnostics::Diagnostics;
use crate::pipeline::{self, Generated};
use crate::write::Folder;
use indicatif::{ProgressBar, ProgressStyle};
use std::process::ExitCode;
use std::time::Instant;

/// Generates the clients; goes on past one that fails.
pub fn run(options: &Generate) -> ExitCode {
    let read;
    let clients: Vec<&Client> = match &options.from {
        From::Options(config) => config.clients.iter().collect(),
        From::File { path, only } => match config::read(path) {
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
        |client| report(client, options),
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
    match failed.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(FINDINGS),
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

/// What is told of a client.
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

fn report(client: &Client, options: &Generate) -> Report {
    let started = Instant::now();
    let folder = client.package.folder.display().to_string();
    match generate(client, options) {
        Ok(outcome) => {
            let (operations, types) = (outcome.generated.operations, outcome.generated.types);
            let ms = started.elapsed().as_millis();
            Report {
                output: format!(
                    "{}{folder}: {operations} operations, {types} types; {} ({ms} ms)\n",
                    outcome.diff, outcome.summary
                ),
                findings: outcome.generated.warnings.to_string(),
                failed: outcome.stale.then_some(folder),
            }
        }
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

struct Outcome {
    generated: Generated,
    diff: String,
    summary: String,
    stale: bool,
}

fn generate(client: &Client, options: &Generate) -> Result<Outcome, Diagnostics> {
    let generated = pipeline::package(&client.settings, &client.package)?;
    let folder = Folder::new(&client.package.folder, &generated.files)?;
    if options.check {
        let changes = folder.changes()?;
        let stale = !changes.is_empty();
        let summary = match stale {
            true => format!("{} files differ", changes.len()),
            false => "up to date".to_owned(),
        };
        return Ok(Outcome {
            generated,
            diff: check::diff(&client.package.folder, &changes),
            summary,
            stale,
        });
    }
    let summary = match folder.write(options.force)? {
        0 => "nothing changed".to_owned(),
        1 => "1 file changed".to_owned(),
        changed => format!("{changed} files changed"),
    };
    Ok(Outcome {
        generated,
        diff: String::new(),
        summary,
        stale: false,
    })
}
