//! The exit codes of commands.

use std::process::ExitCode;

/// The result of a command, which scripts see as its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    // in order of precedence, if several occur
    /// All is well.
    Done,
    /// A check failed: output is stale, or a version step is denied.
    Stale,
    /// A model, the settings or the output folder is wrong.
    Broken,
    /// The command was called wrongly.
    Usage,
}

/// The codes, for help.
pub const CODES: &str = "\
Exit codes:
  0  all is well
  1  a model, the settings or the output folder is wrong; nothing was written for the clients that are named
  2  the command was called wrongly
  3  `--check` found clients that are not up to date, or `diff --deny` changes that are not allowed";

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Broken => 1,
            Exit::Usage => 2,
            Exit::Stale => 3,
        })
    }
}
