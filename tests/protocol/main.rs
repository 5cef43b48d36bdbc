//! Smithy's protocol tests: every case of the official suites that is for clients, through clients generated from them.
//!
//! Each suite is generated when this is built, with a function for each case. A suite whose cases are not all there
//! fails, as does a case that fails. An argument runs only the cases whose ids contain it.

#[cfg(not(conformance))]
fn main() {
    assert_eq!(tinsmith_tests::materials::folder("TINSMITH_SHARED"), None);
}

#[cfg(conformance)]
mod suites;

#[cfg(conformance)]
fn main() -> std::process::ExitCode {
    suites::run(
        std::env::args()
            .skip(1)
            .find(|argument| !argument.starts_with('-')),
    )
}
