//! `mutate COUNT [FIRST]` runs this number of damaged models, starting at this seed. `mutate --seed SEED` repeats one
//! and minimises it; `mutate --census` prints the contents of undamaged clients.
//!
//! The work is done in a separate process, as a stack overflow ends it. Faults are written to the folder in
//! `TINSMITH_MUTATE`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use tinsmith_mutate::inspect::Census;
use tinsmith_mutate::run::{keep_panics, Case, Outcome};
use tinsmith_mutate::shrink::shrink;
use tinsmith_mutate::subject::Subjects;

/// The time limit for one model, in a build with debug assertions on a busy machine.
const LIMIT: Duration = Duration::from_secs(20);

/// The exit code of a worker that waits for a model for too long.
const HANGS: i32 = 3;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|argument| argument.parse().ok());
    let subjects = Subjects::find(&root());
    match arguments.first().map(String::as_str) {
        Some("--census") => census(&subjects),
        Some("--seed") => number(1).map_or_else(usage, |seed| repeat(seed, &subjects)),
        Some("--worker") => match (number(1), number(2)) {
            (Some(from), Some(to)) => work(from, to, &subjects),
            _ => usage(),
        },
        _ => match number(0) {
            Some(count) => supervise(count, number(1).unwrap_or(0), &subjects),
            None => usage(),
        },
    }
}

fn usage() -> ExitCode {
    eprintln!("mutate COUNT [FIRST] | --seed SEED | --census");
    ExitCode::from(2)
}

fn exit_code(is_fine: bool) -> ExitCode {
    if is_fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder for reports of faults.
fn folder() -> PathBuf {
    let folder = std::env::var_os("TINSMITH_MUTATE").map(PathBuf::from);
    folder.unwrap_or_else(|| std::env::temp_dir().join("tinsmith-mutate"))
}

/// Prints the items in the clients of undamaged models.
fn census(subjects: &Subjects) -> ExitCode {
    let scratch = tempfile::tempdir().expect("a folder");
    let mut all = Census::default();
    let own = subjects.own().iter().cloned();
    for subject in own.chain(subjects.others().take(200)) {
        let case = Case {
            subject,
            name: None,
            version: None,
        };
        match tinsmith_mutate::run::census(&case, scratch.path()) {
            Ok(census) => all.add(census),
            Err(why) => println!("{}: {why}", case.subject.origin),
        }
    }
    for (name, found) in [
        ("MACROS", &all.macros),
        ("ATTRIBUTES", &all.attributes),
        ("STD", &all.std),
        ("ITEMS", &all.items),
        ("MODULES", &all.modules),
    ] {
        println!("pub const {name}: &[&str] = &{found:#?};");
    }
    ExitCode::SUCCESS
}

/// Runs one seed, and minimises its model if it has a fault.
fn repeat(seed: u64, subjects: &Subjects) -> ExitCode {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(case) = Case::of_seed(seed, subjects) else {
        return ExitCode::SUCCESS;
    };
    keep_panics();
    match case.run(scratch.path()) {
        Outcome::Client(_) => println!("a client"),
        Outcome::Refused => println!("refused"),
        Outcome::Fault(kind, what) => {
            report(seed, &kind, &what, &shrink(&case, &kind, scratch.path()));
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Reports a fault, and writes the model.
fn report(seed: u64, kind: &str, what: &str, case: &Case) {
    let folder = folder().join(seed.to_string());
    let left = std::fs::create_dir_all(&folder).and_then(|()| case.subject.input.write(&folder));
    let left = left.map_or_else(|error| error.to_string(), |path| path.display().to_string());
    let what: String = what.chars().take(2_000).collect();
    println!("seed {seed}: {kind}\n{what}\n{}{left}\n", case.description());
}

/// The current seed of each thread, which survives a process whose stack overflows.
fn progress() -> PathBuf {
    folder().join("progress")
}

/// Runs all seeds in separate processes, until none is left.
fn supervise(count: u64, first: u64, subjects: &Subjects) -> ExitCode {
    let _ = std::fs::create_dir_all(folder());
    let (mut from, to, mut failed) = (first, first.saturating_add(count), false);
    while from < to {
        let _ = std::fs::remove_file(progress());
        let worker = |from: u64, to: u64| {
            let program = std::env::current_exe().expect("this program");
            let mut command = Command::new(program);
            command.args(["--worker", &from.to_string(), &to.to_string()]);
            command.status().expect("it runs again")
        };
        let status = worker(from, to);
        if status.success() || status.code() == Some(1) {
            failed |= !status.success();
            break;
        }
        failed = true;
        let text = std::fs::read_to_string(progress()).unwrap_or_default();
        let mut seeds: Vec<u64> = text
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect();
        seeds.sort_unstable();
        let kind = match status.code() {
            Some(HANGS) => "it does not end",
            _ => "the process was ended",
        };
        println!("{kind} ({status}) at one of the seeds {seeds:?}");
        for seed in &seeds {
            let status = worker(*seed, *seed + 1);
            if let Some(case) = Case::of_seed(*seed, subjects).filter(|_| !status.success()) {
                report(*seed, kind, &status.to_string(), &case);
            }
        }
        let Some(last) = seeds.last() else { break };
        from = last + 1;
    }
    exit_code(!failed)
}

/// Faults by kind: how many there are, and the first.
type Faults = BTreeMap<String, (u64, u64, String)>;

/// Runs seeds on all cores.
fn work(from: u64, to: u64, subjects: &Subjects) -> ExitCode {
    keep_panics();
    let jobs = std::thread::available_parallelism().map_or(1, |count| count.get());
    let (next, clients, refused) = (AtomicU64::new(from), AtomicU64::new(0), AtomicU64::new(0));
    let done = AtomicBool::new(false);
    let at: Vec<Mutex<Option<(u64, Instant)>>> = (0..jobs).map(|_| Mutex::new(None)).collect();
    let faults = Mutex::new(Faults::new());
    let started = Instant::now();
    std::thread::scope(|scope| {
        let threads: Vec<_> = at
            .iter()
            .map(|mine| {
                let (at, next, faults, clients, refused) = (&at, &next, &faults, &clients, &refused);
                scope.spawn(move || {
                    let scratch = tempfile::tempdir().expect("a folder");
                    loop {
                        let seed = next.fetch_add(1, Ordering::Relaxed);
                        if seed >= to {
                            break;
                        }
                        let case = match made(seed, subjects) {
                            Ok(Some(case)) => case,
                            Ok(None) => continue,
                            Err(why) => {
                                let mut faults = faults.lock().expect("it is whole");
                                faults
                                    .entry("the damage itself panics".to_owned())
                                    .or_insert((0, seed, why))
                                    .0 += 1;
                                continue;
                            }
                        };
                        *mine.lock().expect("it is whole") = Some((seed, Instant::now()));
                        note(at);
                        match case.run(scratch.path()) {
                            Outcome::Client(_) => drop(clients.fetch_add(1, Ordering::Relaxed)),
                            Outcome::Refused => drop(refused.fetch_add(1, Ordering::Relaxed)),
                            Outcome::Fault(kind, what) => {
                                let mut faults = faults.lock().expect("it is whole");
                                let first = faults.entry(kind).or_insert((0, seed, what));
                                first.0 += 1;
                            }
                        }
                        *mine.lock().expect("it is whole") = None;
                    }
                })
            })
            .collect();
        scope.spawn(|| watch(&at, &done));
        for thread in threads {
            let _ = thread.join();
        }
        done.store(true, Ordering::Relaxed);
    });
    let faults = faults.into_inner().expect("it is whole");
    println!(
        "{} models in {:.0} s: {} clients, {} refused, {} faults",
        to - from,
        started.elapsed().as_secs_f64(),
        clients.into_inner(),
        refused.into_inner(),
        faults.values().map(|fault| fault.0).sum::<u64>()
    );
    let scratch = tempfile::tempdir().expect("a folder");
    for (kind, (count, seed, what)) in &faults {
        println!("{count} times, {kind}, seed {seed}:");
        if let Ok(Some(case)) = made(*seed, subjects) {
            report(*seed, kind, what, &shrink(&case, kind, scratch.path()));
        }
    }
    exit_code(faults.is_empty())
}

/// Returns the case of a seed; an error if creating it panics, with the location.
fn made(seed: u64, subjects: &Subjects) -> Result<Option<Case>, String> {
    std::panic::catch_unwind(|| Case::of_seed(seed, subjects)).map_err(|_| tinsmith_mutate::run::last_panic())
}

/// Records the current seeds of all threads.
fn note(at: &[Mutex<Option<(u64, Instant)>>]) {
    let seeds = at.iter().filter_map(|at| *at.lock().expect("it is whole"));
    let text: String = seeds.map(|(seed, _)| format!("{seed}\n")).collect();
    let _ = std::fs::write(progress(), text);
}

/// Ends the process when a model takes too long.
fn watch(at: &[Mutex<Option<(u64, Instant)>>], done: &AtomicBool) {
    while !done.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(100));
        let is_late = |state: &Mutex<Option<(u64, Instant)>>| {
            state
                .lock()
                .expect("it is whole")
                .is_some_and(|(_, since)| since.elapsed() > LIMIT)
        };
        if at.iter().any(is_late) {
            std::process::exit(HANGS);
        }
    }
}
