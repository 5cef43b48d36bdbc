//! Refuses the old names of commands, naming the new ones.

use super::usage::Usage;
use super::Exit;
use std::ffi::OsString;

/// The arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    _all: Vec<OsString>,
}

/// `tinsmith list`
pub fn list() -> Result<Exit, Usage> {
    Err(
        "`tinsmith list` has become `tinsmith inspect`: for the names of the operations alone, say \
         `tinsmith inspect --format names MODEL`"
            .into(),
    )
}
