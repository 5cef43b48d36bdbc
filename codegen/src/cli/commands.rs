//! The list of commands. To add one, write a file with `Arguments` and `run`, and add a line to [`Command`] and to
//! [`run`].

use super::exit::{Exit, CODES};
use super::terminal::{self, Terminal};
use super::{add, ast, completions, diff, explain, generate, inspect, man, renamed, scan, slim};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;

/// Generate light Rust clients for AWS and Smithy services from their models
#[derive(Debug, Parser)]
#[command(name = "tinsmith", version, after_help = CODES, disable_help_subcommand = true)]
pub struct Tinsmith {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    terminal: terminal::Arguments,
}

/// A command with its arguments.
#[derive(Debug, Subcommand)]
enum Command {
    /// Generate the clients in tinsmith.toml, or the one described by options
    Generate(Box<generate::Arguments>),
    /// Show what changed between two clients, and what callers have to change
    Diff(diff::Arguments),
    /// Add a client, or operations to an existing one, to tinsmith.toml, and generate it
    Add(add::Arguments),
    /// Show the operations of a service, and how much a client with some of them saves
    Inspect(inspect::Arguments),
    /// Print a model as one document in Smithy's JSON AST 2.0
    Ast(ast::Arguments),
    /// Explain the code of a warning or error, such as T0007
    Explain(explain::Arguments),
    /// Replace the published clients of a cargo workspace by light ones with only what it uses
    Slim(Box<slim::Arguments>),
    /// Show which operations of published clients a cargo workspace uses
    Scan(scan::Arguments),
    /// Print a completion script for a shell
    Completions(completions::Arguments),
    /// Print the manual in the format of `man`
    Man(man::Arguments),
    #[command(hide = true)]
    List(renamed::Arguments),
}

/// Parses the arguments, without the program's name. Error: invalid arguments, or a requested help text.
pub fn parse(arguments: Vec<OsString>) -> Result<Tinsmith, clap::Error> {
    terminal::apply_color(&arguments);
    let arguments = std::iter::once(OsString::from("tinsmith")).chain(arguments);
    let matches = Tinsmith::command().try_get_matches_from(arguments)?;
    Tinsmith::from_arg_matches(&matches)
}

/// Runs the command.
pub fn run(tinsmith: Tinsmith) -> Exit {
    let terminal = Terminal::new(&tinsmith.terminal);
    let (name, ended) = match tinsmith.command {
        Command::Generate(arguments) => ("generate", generate::run(*arguments, &terminal)),
        Command::Diff(arguments) => ("diff", diff::run(arguments, &terminal)),
        Command::Add(arguments) => ("add", add::run(&arguments, &terminal)),
        Command::Inspect(arguments) => ("inspect", inspect::run(arguments, &terminal)),
        Command::Ast(arguments) => ("ast", ast::run(&arguments, &terminal)),
        Command::Explain(arguments) => ("explain", explain::run(&arguments, &terminal)),
        Command::Slim(arguments) => ("slim", slim::run(&arguments, &terminal)),
        Command::Scan(arguments) => ("scan", scan::run(&arguments, &terminal)),
        Command::Completions(arguments) => (
            "completions",
            completions::run(Tinsmith::command(), &arguments, &terminal),
        ),
        Command::Man(arguments) => ("man", man::run(Tinsmith::command(), &arguments, &terminal)),
        Command::List(_) => ("inspect", renamed::list()),
    };
    ended.unwrap_or_else(|usage| {
        terminal.usage_error(&usage.0, name);
        Exit::Usage
    })
}
