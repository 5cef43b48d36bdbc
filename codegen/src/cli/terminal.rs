//! Prints messages: results on standard output, everything else on standard error, as text or JSON.

use super::render;
use crate::diagnostics::Diagnostics;
use crate::node::Node;
use clap::ValueEnum;
use std::ffi::OsString;
use std::io::Write;

/// Options of every command for the amount of output and its colours.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Arguments {
    /// Print only results, warnings and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print more details
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Use of colours; `auto` respects NO_COLOR, CLICOLOR and CLICOLOR_FORCE
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    color: Colour,
}

/// The condition for colours.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Colour {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colour {
    /// Sets the condition for everything that is printed from now on.
    fn apply(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// Applies the option `--color` of arguments that are not parsed yet: clap prints help and errors while it parses them.
pub fn apply_color(arguments: &[OsString]) {
    let mut texts = arguments.iter().filter_map(|argument| argument.to_str());
    let value = texts.clone().find_map(|text| text.strip_prefix("--color="));
    let value = value.or_else(|| texts.find(|text| *text == "--color").and_then(|_| texts.next()));
    if let Some(color) = value.and_then(|value| Colour::from_str(value, false).ok()) {
        color.apply();
    }
}

/// The format of results and findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: a JSON object per line
    Json,
}

/// The two outputs, with the amount of output and its format.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    quiet: bool,
    verbose: bool,
    format: Format,
}

impl Terminal {
    /// Creates an output from the options.
    pub fn new(arguments: &Arguments) -> Self {
        arguments.color.apply();
        Self {
            quiet: arguments.quiet,
            verbose: arguments.verbose,
            format: Format::Text,
        }
    }

    /// Sets the format.
    pub fn in_format(self, format: Format) -> Self {
        Self { format, ..self }
    }

    /// Returns `true` if `--quiet` is given.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Returns `true` if `--verbose` is given.
    pub fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Returns `true` if results and findings are JSON.
    pub fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Prints a result to standard output. It is not an error if the reader closes it early.
    pub fn result(&self, text: &str) {
        let _ = std::io::stdout().write_all(text.as_bytes());
    }

    /// Prints a result to standard output, as JSON on one line.
    pub fn json(&self, value: &Node) {
        self.result(&format!("{}\n", render::ascii(value)));
    }

    /// Prints a summary line to standard output, unless `--quiet` is given.
    pub fn summary(&self, text: &str) {
        if !self.quiet {
            self.result(&format!("{text}\n"));
        }
    }

    /// Prints findings, and how to read more about them.
    pub fn findings(&self, findings: &Diagnostics) {
        let mut text = String::new();
        for finding in findings.iter() {
            text.push_str(&match self.format {
                Format::Text => format!("{}\n\n", render::text(finding)),
                Format::Json => format!("{}\n", render::json(finding)),
            });
        }
        let _ = anstream::stderr().write_all(text.as_bytes());
    }

    /// Prints a note, unless `--quiet` or JSON is requested.
    pub fn note(&self, text: &str) {
        if !self.quiet && !self.is_json() {
            self.print(text);
        }
    }

    /// Prints a detail, if `--verbose` is given.
    pub fn detail(&self, text: &str) {
        if self.verbose && !self.is_json() {
            self.print(text);
        }
    }

    /// Prints the reason for a failure after a command has done its work.
    pub fn failure(&self, message: &str) {
        self.print(&format!("error: {message}"));
    }

    /// Prints an error about the arguments of a command.
    pub fn usage_error(&self, message: &str, command: &str) {
        let more = format!("For more information, try 'tinsmith {command} --help'.");
        self.print(&format!("error: {message}\n\n{more}"));
    }

    fn print(&self, text: &str) {
        let _ = writeln!(anstream::stderr(), "{text}");
    }
}
