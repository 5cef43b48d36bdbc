//! Messages to the caller: results on standard output, all else on standard error; as text or as JSON.

use super::render;
use crate::diagnostics::Diagnostics;
use serde_json::Value;
use std::io::Write;

/// Options of every command that say how much is told, and in which colours.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Arguments {
    /// Tell only results, warnings and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Tell more of what is done
    #[arg(short, long, global = true)]
    verbose: bool,
    /// When to use colours; NO_COLOR, CLICOLOR and CLICOLOR_FORCE count for `auto`
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    color: Colour,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Colour {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The form of results and findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: a JSON object on each line
    Json,
}

/// The two outputs, how much goes there, and in which form.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    quiet: bool,
    verbose: bool,
    format: Format,
}

impl Terminal {
    /// An output by the options.
    pub fn new(arguments: &Arguments) -> Self {
        match arguments.color {
            Colour::Auto => anstream::ColorChoice::Auto,
            Colour::Always => anstream::ColorChoice::Always,
            Colour::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        Self {
            quiet: arguments.quiet,
            verbose: arguments.verbose,
            format: Format::Text,
        }
    }

    /// The same in this form.
    pub fn in_format(self, format: Format) -> Self {
        Self { format, ..self }
    }

    /// Returns `true` if only what is needed is told.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Returns `true` if nothing may be left out of what is told.
    pub fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Returns `true` if results and findings are JSON.
    pub fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Writes a result to standard output; a reader that has seen enough and closes it is no error.
    pub fn result(&self, text: &str) {
        let _ = std::io::stdout().write_all(text.as_bytes());
    }

    /// Writes a result to standard output, as JSON on one line.
    pub fn json(&self, value: &Value) {
        self.result(&format!("{}\n", render::ascii(value)));
    }

    /// Writes a line about what was done to standard output, unless the caller wants quiet.
    pub fn summary(&self, text: &str) {
        if !self.quiet {
            self.result(&format!("{text}\n"));
        }
    }

    /// Tells findings, and where more is to be read about them.
    pub fn findings(&self, findings: &Diagnostics) {
        let mut told = String::new();
        for finding in findings.iter() {
            told.push_str(&match self.format {
                Format::Text => format!("{}\n\n", render::text(finding)),
                Format::Json => format!("{}\n", render::json(finding)),
            });
        }
        let _ = anstream::stderr().write_all(told.as_bytes());
    }

    /// Tells something, unless the caller wants quiet or JSON.
    pub fn note(&self, text: &str) {
        if !self.quiet && !self.is_json() {
            self.tell(text);
        }
    }

    /// Tells something that only a caller who asks for more wants to know.
    pub fn detail(&self, text: &str) {
        if self.verbose && !self.is_json() {
            self.tell(text);
        }
    }

    /// Tells why a command fails that did what it was asked for.
    pub fn failure(&self, message: &str) {
        self.tell(&format!("error: {message}"));
    }

    /// Tells what is wrong with the call of a command.
    pub fn wrong_usage(&self, message: &str, command: &str) {
        let more = format!("For more information, try 'tinsmith {command} --help'.");
        self.tell(&format!("error: {message}\n\n{more}"));
    }

    fn tell(&self, text: &str) {
        let _ = writeln!(anstream::stderr(), "{text}");
    }
}
