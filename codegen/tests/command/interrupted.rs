//! Tests of runs that are killed, fail half way, or run at the same time.

use super::folder::{Run, Scratch};
use super::models::service;
use std::process::Stdio;
use std::time::{Duration, Instant};

const GENERATE: &[&str] = &["generate", "--model", "model.json", "--output", "out"];
const CHECK: &[&str] = &["generate", "--model", "model.json", "--output", "out", "--check"];
const STAGE: &str = "out/.tinsmith-new";

/// A pseudo-random generator with a fixed seed (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// Kills runs that turn a package of this many files into another one. After each, the package must be complete or
/// reported as incomplete by `--check`, and the next run must complete it, with nothing left over.
fn kill(kills: usize, files: usize) {
    let scratch = Scratch::empty();
    // many files change; a tenth of them comes and goes
    let models = [
        service(0..files, "One text."),
        service(files / 10..files + files / 10, "Another."),
    ];
    let packages = models.each_ref().map(|model| {
        scratch.write("model.json", model);
        scratch.run(GENERATE).succeeds();
        (scratch.texts("out"), scratch.folders("out"))
    });
    assert!(packages.iter().all(|(texts, _)| texts.len() >= files));
    // from the beginning of the writing to its end
    let started = Instant::now();
    scratch.write("model.json", &models[0]);
    scratch.run(GENERATE).succeeds();
    let whole_run = started.elapsed();
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let (mut whole, mut repaired, mut begun) = (0, 0, 0);
    for at in 0..kills {
        let mut target = (at + 1) % 2;
        kill_one(&scratch, &models[target], &mut numbers, files, whole_run);
        // then perhaps the run that would have completed it, for the same model or the other one
        for _ in 0..numbers.below(3) {
            target = numbers.below(2) as usize;
            kill_one(&scratch, &models[target], &mut numbers, files, whole_run);
        }

        let left = scratch.path(STAGE).exists();
        let found = (scratch.texts("out"), scratch.folders("out"));
        let check = scratch.run(CHECK);
        if found == packages[target] {
            check.succeeds();
            whole += 1;
        } else {
            // stale, or incomplete
            check.fails();
            repaired += 1;
            begun += usize::from(found != packages[1 - target]);
        }
        assert_eq!(left, scratch.path(STAGE).exists(), "--check changes nothing");
        scratch.run(GENERATE).succeeds();
        assert!(
            (scratch.texts("out"), scratch.folders("out")) == packages[target],
            "kill {at}: the next run makes the package whole, and leaves nothing over: {:?}",
            scratch.texts("out").keys()
        );
    }
    println!(
        "{kills} kills: {whole} packages were whole, {repaired} were repaired, {begun} of these with something left over"
    );
    assert!(begun > 0, "some were killed while they wrote");
}

/// Kills a run with this model: at any moment, or more often while it writes.
fn kill_one(scratch: &Scratch, model: &str, numbers: &mut Numbers, files: usize, whole_run: Duration) {
    scratch.write("model.json", model);
    let mut run = scratch.command(GENERATE);
    let run = run.stdout(Stdio::null()).stderr(Stdio::null());
    let mut run = run.spawn().expect("it starts");
    if numbers.below(4) == 0 {
        std::thread::sleep(whole_run.mul_f64(numbers.below(1000) as f64 / 1000.0));
    } else {
        while !scratch.path(STAGE).exists() && run.try_wait().expect("a child").is_none() {
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(Duration::from_micros(numbers.below(100 + files as u64 * 60)));
    }
    run.kill().expect("it can be killed");
    run.wait().expect("it ends");
}

/// Returns a number from the environment, which `scripts/kills` sets.
fn number(variable: &str, otherwise: usize) -> usize {
    let text = std::env::var(variable).ok();
    text.map_or(otherwise, |text| text.parse().expect("a number"))
}

#[test]
fn a_run_that_is_killed_leaves_nothing_unnoticed() {
    kill(number("TINSMITH_KILLS", 20), number("TINSMITH_KILLS_FILES", 20));
}

#[test]
fn an_interrupted_package_is_named_and_hand_edits_in_it_survive() {
    let scratch = Scratch::empty();
    let models = [service(0..150, "One text."), service(0..150, "Another.")];
    scratch.write("model.json", &models[0]);
    scratch.run(GENERATE).succeeds();
    let mut numbers = Numbers(88172645463325252);
    // until a run is caught with its files prepared
    let caught = (0..200).any(|at| {
        scratch.write("model.json", &models[(at + 1) % 2]);
        let mut run = scratch
            .command(GENERATE)
            .stdout(Stdio::null())
            .spawn()
            .expect("it starts");
        while !scratch.path(STAGE).join("record").exists() && run.try_wait().expect("a child").is_none() {
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(Duration::from_micros(numbers.below(300)));
        run.kill().expect("it can be killed");
        run.wait().expect("it ends");
        scratch.path(STAGE).join("record").exists()
    });
    assert!(caught, "no run was caught");
    let check = scratch.run(CHECK);
    check.fails_with(1);
    check.reports("error[T0030]: the last run that wrote this package was interrupted");
    let prepared = scratch.files(".").into_keys();
    let waiting = prepared
        .filter_map(|name| Some(name.strip_prefix(&format!("{STAGE}/new/"))?.to_owned()))
        .next()
        .expect("a file that was not put in place");
    scratch.write(&format!("out/{waiting}"), "// mine\n");
    let refused = scratch.run(GENERATE);
    refused.fails_with(1);
    refused.reports("changed after the interruption of a run");
    refused.reports(&waiting);
    assert_eq!(scratch.texts("out")[&waiting], "// mine\n");
    let mut force = GENERATE.to_vec();
    force.push("--force");
    scratch.run(&force).succeeds();
    scratch.run(CHECK).succeeds();
    assert!(!scratch.path(STAGE).exists());
}

#[test]
fn of_two_runs_one_waits() {
    let scratch = Scratch::empty();
    scratch.write("a.json", &service(0..40, "One text."));
    scratch.write("b.json", &service(4..44, "Another."));
    let arguments = |model| ["generate", "--model", model, "--output", "out"];
    let packages = ["a.json", "b.json"].map(|model| {
        scratch.run(&arguments(model)).succeeds();
        scratch.texts("out")
    });
    for _ in 0..4 {
        let run = |at: usize| {
            let mut run = scratch.command(&arguments(["a.json", "b.json"][at % 2]));
            run.stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("it starts")
        };
        let runs: Vec<_> = (0..6).map(run).collect();
        for run in runs {
            let ended = run.wait_with_output().expect("it ends");
            assert!(
                ended.status.success(),
                "{}",
                String::from_utf8_lossy(&ended.stderr)
            );
        }
        assert!(
            packages.contains(&scratch.texts("out")),
            "it is the one or the other"
        );
    }
}

#[cfg(unix)]
#[test]
fn without_room_nothing_is_half_written() {
    let scratch = Scratch::empty();
    let run = |limit: &str| {
        // a file larger than the limit cannot be written, as on a full disk
        let script = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$0\" \"$@\"");
        let mut shell = std::process::Command::new("sh");
        shell
            .args(["-c", &script, env!("CARGO_BIN_EXE_tinsmith")])
            .args(GENERATE);
        shell.current_dir(scratch.path("."));
        Run::of(&mut shell)
    };
    scratch.write("model.json", &service(0..5, "One text."));
    let first = run("0");
    first.fails_with(1);
    first.reports("the package cannot be written: ");
    assert!(!scratch.path("out").exists(), "the folder is gone again");

    scratch.run(GENERATE).succeeds();
    let before = scratch.files("out");
    scratch.write("model.json", &service(0..5, &"A long text. ".repeat(2000)));
    let second = run("8");
    second.fails_with(1);
    second.reports("nothing was changed");
    assert_eq!(scratch.files("out"), before);
}

#[test]
fn a_run_that_waits_says_so_and_goes_on() {
    let scratch = Scratch::empty();
    scratch.write("model.json", &service(0..1, "One text."));
    for arguments in [GENERATE, CHECK] {
        // as another run has it
        scratch.write(&format!("{STAGE}/lock"), "");
        let lock = std::fs::File::options()
            .write(true)
            .open(scratch.path(STAGE).join("lock"))
            .expect("the lock");
        lock.lock().expect("it is locked");
        let run = scratch
            .command(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        std::thread::sleep(Duration::from_secs(3));
        drop(lock);
        let output = run.wait_with_output().expect("it ends");
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        // what that run left is whatever was not finished
        assert_eq!(output.status.success(), arguments == GENERATE, "{message}");
        let waits = message.matches("waiting for another run of tinsmith").count();
        assert_eq!(waits, 1, "{message}");
    }
    // where nobody has it, nothing is said
    let run = scratch.run(GENERATE);
    run.succeeds();
    assert!(!run.stderr.contains("waiting"), "{}", run.stderr);
}
