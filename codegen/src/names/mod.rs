//! Rust names: words, case, keywords, one scope for each namespace. Collisions are resolved here and nowhere else.
//!
//! The input is names of the model; the output is the names of the official crates, as strings; a raw identifier starts
//! with `r#`. The rules are those of smithy-rs, the official generator.

mod config;
mod ident;
mod items;
mod keywords;
mod package;
pub mod scope;
mod words;

pub use config::CONFIG_METHODS;
pub use ident::{ident, without_raw};
pub use items::{
    enum_variants, error_predicate, field, getter, method, module_of_type, operation_module, operation_part,
    operation_type, service_module, set_setter, stream_error, test_function, type_name, union_as, union_is,
    union_variant, waiter_method, waiter_module,
};
pub use keywords::{is_keyword, KEYWORDS};
#[cfg(feature = "cli")]
pub use package::is_older_rust;
pub use package::{check_file_name, check_package_name, check_version, package_name, unusual_package_name};
