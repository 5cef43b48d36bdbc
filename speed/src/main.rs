//! Measures how fast the generated clients read responses and write requests compared with the published ones: the same
//! bodies through both, alternating, in one process.

mod case;
mod clients;
mod reading;
mod side;
mod writing;

use case::Recipe;

/// About how long the bodies are, in bytes.
const SIZES: [(&str, usize); 3] = [("200 B", 200), ("50 KB", 50_000), ("1 MB", 1_000_000)];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rounds = arguments.next().map_or(Ok(15), |argument| argument.parse());
    let (Ok(rounds), only) = (rounds, arguments.next().unwrap_or_default()) else {
        eprintln!(
            "usage: tinsmith-speed [ROUNDS [CASES]], CASES being a part of a name such as `read restXml`"
        );
        std::process::exit(2);
    };
    println!("Microseconds of ours, and how many times as long the published client takes; the whole call in brackets.");
    println!("Growth: nanoseconds for a byte of the longest body over those of the middle one, ours / published.\n");
    print!("{:36}", "");
    SIZES.iter().for_each(|(size, _)| print!("{size:>28}"));
    println!("{:>16}", "growth");
    let mut slower = Vec::new();
    for recipe in [reading::recipes(), writing::recipes()].iter().flatten() {
        if recipe.name.contains(&only) {
            slower.extend(print(recipe, rounds));
        }
    }
    println!();
    if slower.is_empty() {
        println!("Nowhere slower than the published clients.")
    } else {
        println!("Slower than the published clients:\n{}", slower.join("\n"))
    }
}

/// Measures and prints a case in all sizes; says where it was slower.
fn print(recipe: &Recipe, rounds: usize) -> Vec<String> {
    let name = recipe.name;
    print!("{name:36}");
    let mut slower = Vec::new();
    let per_byte = SIZES.map(|(label, size)| {
        let case = (recipe.make)(size);
        if let Some(difference) = case.difference() {
            panic!("{name}: the clients do not do the same; {difference}");
        }
        let [alone, whole] = case.measure(rounds);
        let (us, whole_us) = (alone.ours / 1000.0, whole.ours / 1000.0);
        let cell = format!(
            "{us:.1} {:.2}x ({whole_us:.0} {:.2}x)",
            alone.ratio(),
            whole.ratio()
        );
        print!("{cell:>28}");
        for (what, times) in [("alone", alone), ("whole call", whole)] {
            if times.ratio() < 1.0 {
                slower.push(format!("{name}, {label}, {what}: {:.2}x", times.ratio()));
            }
        }
        let bytes = case.bytes as f64;
        (alone.ours / bytes, alone.official / bytes)
    });
    let [_, middle, long] = per_byte;
    println!(
        "{:>16}",
        format!("{:.2} / {:.2}", long.0 / middle.0, long.1 / middle.1)
    );
    slower
}
