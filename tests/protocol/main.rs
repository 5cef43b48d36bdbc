//! Protocol tests: every case of Smithy's official suites that is for clients, and every one of botocore's, through
//! clients generated from them.
//!
//! Each suite is generated when this is built, with a function for each case. A suite whose cases are not all there
//! fails, as does a case that fails. An argument runs only the cases whose ids contain it.

use std::process::ExitCode;

#[macro_use]
mod lists;

#[cfg(botocore)]
mod botocore_suites;
#[cfg(any(conformance, botocore))]
mod run;
#[cfg(conformance)]
mod smithy_suites;

fn main() -> ExitCode {
    let filter = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
        .unwrap_or_default();
    #[cfg(conformance)]
    let smithy = smithy_suites::run(&filter);
    #[cfg(not(conformance))]
    let smithy = missing("TINSMITH_SHARED");
    #[cfg(botocore)]
    let botocore = botocore_suites::run(&filter);
    #[cfg(not(botocore))]
    let botocore = missing("TINSMITH_BOTOCORE");
    let _ = &filter;
    match smithy && botocore {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// Says that a suite was not run.
#[cfg(not(all(conformance, botocore)))]
fn missing(variable: &str) -> bool {
    tinsmith_tests::materials::folder(variable).is_none()
}
