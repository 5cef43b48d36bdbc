//! Writes packages as a whole: their files are prepared aside, put in place in one short step, and recorded together
//! with their inputs. Only recorded files are replaced or removed; a file that was changed by hand, or that tinsmith
//! did not write, is reported and kept.

mod folder;
mod hash;
mod lock;
mod owner;
mod package_files;
mod record;
#[cfg(feature = "cli")]
mod remove;
mod single;
#[cfg(feature = "cli")]
mod sources;
mod stage;

#[cfg(feature = "cli")]
pub use folder::Change;
pub use folder::{repair, unchanged_since, Effect, Folder};
pub use hash::of_text;
pub use record::{on_one_line, ModelFile, Origin, Record};
#[cfg(feature = "cli")]
pub use remove::{is_package, remove};
pub use single::write_if_changed;
#[cfg(feature = "cli")]
pub use sources::Package;
