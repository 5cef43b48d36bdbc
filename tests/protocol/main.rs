//! Protocol tests: every case of our own models, of Smithy's official suites that is for clients, and of botocore's, through
//! clients generated from them.
//!
//! Each suite is generated when this is built, with a test for each case; a case of the file that is no test fails too.

#[macro_use]
mod lists;
mod count;

/// The modules of generated suites, and a test of each that all its cases are there.
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
