//! Protocol tests: every case for clients in our own models, Smithy's official suites and botocore's suites, with
//! clients generated from them.
//!
//! The build script generates each suite, with a test for each case; a case of a file without a test is a failure as
//! well.

#[macro_use]
mod lists;
mod count;

/// The modules of generated suites, with a test that each is complete.
macro_rules! suites {
    ($($module:ident: $file:literal;)*) => {
        $(
            mod $module {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".rs"));
            }
        )*

        mod every_case_is_a_test {
            $(
                #[test]
                fn $module() {
                    crate::count::check(super::$module::protocol_tests::CASES, &super::wanted($file));
                }
            )*
        }
    };
}

#[cfg(botocore)]
mod botocore_suites;
mod own_suites;
#[cfg(conformance)]
mod smithy_suites;

#[cfg(not(conformance))]
tinsmith_materials::missing!(
    suites_of_smithy,
    "set TINSMITH_SHARED to the folder that holds Smithy's suites in conformance/"
);
#[cfg(not(botocore))]
tinsmith_materials::missing!(suites_of_botocore, "set TINSMITH_BOTOCORE");
