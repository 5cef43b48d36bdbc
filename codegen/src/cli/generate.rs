//! `tinsmith generate`

use super::args::{From, Generate};
use super::config::{self, Client};
use super::{check, FINDINGS, USAGE};
use crate::diagnostics::Diagnostics;
use crate::pipeline::{self, Generated};
use crate::write::Folder;
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
    let mut failed = 0;
    for client in &clients {
        let started = Instant::now();
        match generate(client, options) {
            Ok(Outcome {
                generated,
                summary,
                stale,
            }) => {
                if !generated.warnings.is_empty() {
                    eprintln!("{}", generated.warnings);
                }
                let (operations, types) = (generated.operations, generated.types);
                let folder = client.package.folder.display();
                let ms = started.elapsed().as_millis();
                println!("{folder}: {operations} operations, {types} types; {summary} ({ms} ms)");
                failed += usize::from(stale);
            }
            Err(findings) => {
                eprintln!("{findings}");
                failed += 1;
            }
        }
    }
    if failed > 0 && clients.len() > 1 {
        eprintln!("{failed} of {} clients failed", clients.len());
    }
    match failed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::from(FINDINGS),
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
    summary: String,
    stale: bool,
}

fn generate(client: &Client, options: &Generate) -> Result<Outcome, Diagnostics> {
    let generated = pipeline::package(&client.settings, &client.package)?;
    let folder = Folder::new(&client.package.folder, &generated.files)?;
    if options.check {
        let changes = folder.changes()?;
        check::print(&client.package.folder, &changes);
        let stale = !changes.is_empty();
        let summary = match stale {
            true => format!("{} files differ", changes.len()),
            false => "up to date".to_owned(),
        };
        return Ok(Outcome {
            generated,
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
        summary,
        stale: false,
    })
}
