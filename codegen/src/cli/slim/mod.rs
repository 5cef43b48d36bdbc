//! `tinsmith slim`: replaces the published clients of a workspace by generated ones with only what is used of them.

mod settings;

use super::generate::tls;
use super::terminal::Terminal;
use super::usage::Usage;
use super::{panics, Exit};
use crate::diagnostics::Diagnostics;
use crate::paths;
use crate::settings::{Settings, Tls};
use crate::slim::{self, Cargo, Options, Slim};
use similar::TextDiff;
use std::path::PathBuf;

/// The message that a workspace has nothing to slim.
pub const NO_CLIENT: &str = "there is no published client in this build";

/// Options of commands that call cargo.
#[derive(Clone, Debug, clap::Args)]
pub struct CargoArguments {
    /// Run cargo without network access
    #[arg(long)]
    offline: bool,
    /// Fail if cargo would have to change Cargo.lock
    #[arg(long)]
    locked: bool,
}

impl CargoArguments {
    /// Returns how to call cargo in a folder.
    pub fn cargo(&self, folder: PathBuf) -> Cargo {
        Cargo {
            folder,
            offline: self.offline,
            locked: self.locked,
        }
    }
}

/// Arguments of `tinsmith slim`.
#[derive(Debug, clap::Args)]
#[command(after_help = settings::AFTER_HELP)]
pub struct Arguments {
    /// The folder of a package or workspace
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    /// A folder of models, in which the model of each client is found by its name; may be repeated
    ///
    /// The environment variable TINSMITH_MODELS_FROM may name more folders, separated as in PATH.
    #[arg(long, value_name = "FOLDER")]
    models_from: Vec<PathBuf>,
    /// The settings file [default: tinsmith.toml in the workspace's folder, if it exists]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of the replacements, inside the workspace [default: tinsmith]
    #[arg(long, value_name = "FOLDER")]
    output: Option<String>,
    /// Take tinsmith-runtime from this folder, or `registry` [default: the checkout that tinsmith was built in,
    /// otherwise the registry]
    #[arg(long, value_name = "FOLDER")]
    runtime_path: Option<PathBuf>,
    /// The TLS that replacements have on by default [default: aws-lc, as the published clients]
    #[arg(long, value_name = "NAME", value_parser = tls())]
    tls: Option<Tls>,
    /// Give each replacement all operations of its service
    #[arg(long)]
    whole: bool,
    #[command(flatten)]
    cargo: CargoArguments,

    /// Write nothing; show what would be written
    #[arg(long, conflicts_with_all = ["check", "undo", "force"])]
    dry_run: bool,
    /// Write nothing; exit with 3 if something would be written
    #[arg(long, conflicts_with_all = ["undo", "force"])]
    check: bool,
    /// Remove the replacements from the workspace
    #[arg(long, conflicts_with_all = ["models_from", "runtime_path", "tls", "whole"])]
    undo: bool,
    /// Replace or remove files that were changed by hand
    #[arg(long)]
    force: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let ended = panics::caught(&Settings::default(), || {
        let options = options(arguments)?;
        if arguments.undo {
            undo(arguments, &options, terminal)
        } else {
            slimmed(arguments, &options, terminal)
        }
    });
    Ok(ended.unwrap_or_else(|findings| {
        terminal.findings(&findings);
        Exit::Broken
    }))
}

fn options(arguments: &Arguments) -> Result<Options, Diagnostics> {
    let cargo = arguments.cargo.cargo(arguments.folder.clone());
    let read = settings::read(arguments.config.as_deref(), &cargo)?;
    let variable = std::env::var_os("TINSMITH_MODELS_FROM").unwrap_or_default();
    let of_variable = || std::env::split_paths(&variable).filter(|path| !path.as_os_str().is_empty());
    // the option takes precedence, then the file, then the variable
    let mut models_from = arguments.models_from.clone();
    if models_from.is_empty() {
        models_from = read.models_from;
    }
    if models_from.is_empty() {
        models_from = of_variable().collect();
    }
    let output = arguments.output.clone().or(read.output);
    Ok(Options {
        cargo,
        models_from,
        output: settings::output(output)?,
        runtime_path: crate::settings::runtime(
            arguments.runtime_path.clone().or(read.runtime_path).as_deref(),
        ),
        tls: arguments.tls.or(read.tls),
        whole: arguments.whole,
        additions: read.additions,
    })
}

fn undo(arguments: &Arguments, options: &Options, terminal: &Terminal) -> Result<Exit, Diagnostics> {
    let (changed, findings) = slim::undo(&options.cargo, &options.output, arguments.force)?;
    for path in &changed {
        terminal.summary(&format!("{}: restored or removed", paths::shown(path)));
    }
    if changed.is_empty() {
        terminal.summary("there are no replacements in this workspace");
    }
    terminal.findings(&findings);
    Ok(Exit::Done)
}

fn slimmed(arguments: &Arguments, options: &Options, terminal: &Terminal) -> Result<Exit, Diagnostics> {
    let (slim, findings) = slim::prepare(options)?;
    terminal.findings(&findings);
    if slim.replacements.is_empty() {
        terminal.summary(NO_CLIENT);
    } else {
        terminal.result(&slim::table(&slim.replacements));
    }
    if arguments.check || arguments.dry_run {
        show(&slim, terminal);
        let is_stale = arguments.check && !slim.is_current();
        return Ok(if is_stale { Exit::Stale } else { Exit::Done });
    }
    let warnings = slim.write(arguments.force)?;
    terminal.findings(&warnings);
    let summary = if slim.is_current() {
        "nothing changed".to_owned()
    } else {
        format!(
            "the replacements are in {}; `tinsmith slim --undo` removes them",
            options.output
        )
    };
    terminal.summary(&summary);
    Ok(Exit::Done)
}

/// Shows what would be written.
fn show(slim: &Slim, terminal: &Terminal) {
    for replacement in slim
        .replacements
        .iter()
        .filter(|replacement| !replacement.changes.is_empty())
    {
        let folder = paths::shown(&replacement.package.folder);
        let files = replacement.changes.len();
        terminal.summary(&format!("{folder}: {files} files would change"));
    }
    for folder in &slim.obsolete {
        terminal.summary(&format!("{}: would be removed", paths::shown(folder)));
    }
    if let Some(manifest) = slim.manifest() {
        let name = paths::shown(&manifest.path);
        let diff = TextDiff::from_lines(manifest.old.as_str(), manifest.new.as_str());
        terminal.summary(diff.unified_diff().header(&name, &name).to_string().trim_end());
    }
    if slim.is_current() {
        terminal.summary("up to date");
    }
}
