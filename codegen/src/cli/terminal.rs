//! What is told to the caller: results on standard output, all else on standard error.

use crate::diagnostics::Diagnostics;
use std::io::Write;

/// Options of every command that say how much is told.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Arguments {
    /// Tell only results, warnings and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Tell more of what is done
    #[arg(short, long, global = true)]
    verbose: bool,
}

/// The two outputs, and how much goes there.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    quiet: bool,
    verbose: bool,
}

impl Terminal {
    /// An output by the options.
    pub fn new(arguments: &Arguments) -> Self {
        Self {
            quiet: arguments.quiet,
            verbose: arguments.verbose,
        }
    }

    /// Whether only what is needed is told.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Writes a result to standard output; a reader that has seen enough and closes it is no error.
    pub fn result(&self, text: &str) {
        let _ = std::io::stdout().write_all(text.as_bytes());
    }

    /// Writes a line about what was done to standard output, unless the caller wants quiet.
    pub fn summary(&self, text: &str) {
        if !self.quiet {
            self.result(text);
        }
    }

    /// Tells findings.
    pub fn findings(&self, findings: &Diagnostics) {
        if !findings.is_empty() {
            eprintln!("{findings}");
        }
    }

    /// Tells something, unless the caller wants quiet.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            eprintln!("{text}");
        }
    }

    /// Tells something that only a caller who asks for more wants to know.
    pub fn detail(&self, text: &str) {
        if self.verbose {
            eprintln!("{text}");
        }
    }

    /// Tells what is wrong with the call of a command.
    pub fn wrong_usage(&self, message: &str, command: &str) {
        eprintln!("error: {message}\n\nFor more information, try 'tinsmith {command} --help'.");
    }
}
