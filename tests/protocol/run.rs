//! Runs suites and tells what came of them.

use std::collections::BTreeMap;
use tinsmith_runtime::protocol_test::{Case, Kind};

/// How many cases of each kind there are.
pub type Counts = BTreeMap<Kind, usize>;

/// The modules of generated suites, and `SUITES`: name, file, cases.
macro_rules! suites {
    ($($module:ident: $file:literal;)*) => {
        $(
            mod $module {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".rs"));
            }
        )*

        const SUITES: &[(&str, &str, &[tinsmith_runtime::protocol_test::Case])] = &[
            $((stringify!($module), $file, $module::protocol_tests::CASES),)*
        ];
    };
}
pub(crate) use suites;

/// Runs the cases whose ids contain `filter`, prints what failed and a count for each suite; `wanted` counts the cases a
/// file holds. Returns whether all there are passed.
pub fn run(suites: &[(&str, &str, &[Case])], filter: &str, wanted: fn(&str, &str) -> Counts) -> bool {
    let (mut summary, mut failed) = (String::new(), false);
    for (name, file, cases) in suites {
        let mut passed = Counts::new();
        for case in cases.iter().filter(|case| case.id.contains(filter)) {
            let outcome =
                std::panic::catch_unwind(case.run).unwrap_or_else(|_| Err("it panicked".to_owned()));
            match outcome {
                Ok(()) => *passed.entry(case.kind).or_default() += 1,
                Err(why) => println!("{name}: {} ({:?}) failed: {why}\n", case.id, case.kind),
            }
        }
        let wanted = wanted(file, filter);
        let count = |counts: &Counts, kind| counts.get(&kind).copied().unwrap_or_default();
        let kinds = [Kind::Request, Kind::Response, Kind::EventStream];
        failed |= kinds
            .iter()
            .any(|kind| count(&passed, *kind) != count(&wanted, *kind));
        let told = kinds.map(|kind| format!("{:>4} of {:>4}", count(&passed, kind), count(&wanted, kind)));
        summary.push_str(&format!(
            "{name:<42} {} requests, {} responses, {} event streams\n",
            told[0], told[1], told[2]
        ));
    }
    println!("{summary}");
    !failed
}

/// A file of a suite.
pub fn json(variable: &str, path: &str) -> serde_json::Value {
    let folder = std::env::var(variable).expect("it was there when this was built");
    let text = std::fs::read(format!("{folder}/{path}")).expect("the suite");
    serde_json::from_slice(&text).expect("JSON")
}
