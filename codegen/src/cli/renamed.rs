//! Commands under the names they had, refused with those they have.

use super::usage::Usage;
use super::Exit;
use std::ffi::OsString;

/// Whatever was given to the command.
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
