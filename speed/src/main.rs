//! Measures how fast the generated clients read responses and write requests compared with the published ones: the same
//! bodies through both, alternating, in one process.
//!
//! `scripts/speed` runs it, and makes a table of the lines of JSON that it writes.

mod baseline;
mod call;
mod case;
mod clients;
mod reading;
mod side;
mod writing;

use case::Recipe;
use std::process::ExitCode;

/// The approximate sizes of bodies, in bytes.
const SIZES: [(&str, usize); 3] = [("200 B", 200), ("50 KB", 50_000), ("1 MB", 1_000_000)];

const USAGE: &str = "usage: tinsmith-speed times ROUNDS CASES   CASES is a part of a name such as `read restXml`
       tinsmith-speed calls ROUNDS         the call around a small request
       tinsmith-speed case CASE SIZE SIDE TIMES   one side of a case: 0 is ours, 1 the published client, 2 the baseline
       tinsmith-speed call WHAT TIMES      one kind of call; both for callgrind";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match *arguments {
        ["times", rounds, cases] => rounds.parse().ok().map(|rounds| times(rounds, cases)),
        ["calls", rounds] => rounds.parse().ok().map(call::times),
        ["case", case, size, side, times] => one(case, size, side, times),
        ["call", what, times] => times.parse().ok().and_then(|times| call::run(what, times)),
        [call::SERVE] => {
            call::serve();
            Some(())
        }
        _ => None,
    };
    if done.is_some() {
        return ExitCode::SUCCESS;
    }
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

/// Measures all cases with a part of a name.
fn times(rounds: usize, cases: &str) {
    for recipe in [reading::recipes(), writing::recipes()].iter().flatten() {
        if recipe.name.contains(cases) {
            print(recipe, rounds);
        }
    }
}

/// Reads or writes one side of a case.
fn one(case: &str, size: &str, side: &str, times: &str) -> Option<()> {
    let recipes = [reading::recipes(), writing::recipes()];
    let recipe = recipes.iter().flatten().find(|recipe| recipe.name == case)?;
    let case = (recipe.make)(size.parse().ok()?);
    let sides = case.sides();
    sides.get(side.parse::<usize>().ok()?)?(times.parse().ok()?);
    Some(())
}

/// Measures a case in all sizes.
fn print(recipe: &Recipe, rounds: usize) {
    let name = recipe.name;
    for (label, size) in SIZES {
        let case = (recipe.make)(size);
        if let Some(difference) = case.difference() {
            panic!("{name}: the sides do not do the same; {difference}");
        }
        let times = case.measure(rounds);
        println!(
            r#"{{"case":"{name}","size":"{label}","bytes":{},"alone":{:.0?},"whole":{:.0?}}}"#,
            case.bytes, times.alone, times.whole
        );
    }
}
