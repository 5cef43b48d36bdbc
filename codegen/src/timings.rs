//! Measures the time of each stage, summed over all clients and threads of a run.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A stage whose time is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading files into the model.
    Read,
    /// Selecting and preparing the requested part of the model.
    Passes,
    /// Planning.
    Plan,
    /// Emitting, including formatting.
    Emit,
    /// Formatting tokens as text.
    Format,
    /// Comparing and writing files.
    Write,
}

static SPENT: [AtomicU64; 6] = [const { AtomicU64::new(0) }; 6];

/// Runs the work of a stage and adds the time it takes.
pub fn of<T>(stage: Stage, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let result = work();
    let nanoseconds = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
    // one slot for each stage
    if let Some(spent) = SPENT.get(stage as usize) {
        spent.fetch_add(nanoseconds, Ordering::Relaxed);
    }
    result
}

/// Returns the names of the stages with their times; emitting excludes formatting.
#[cfg_attr(not(feature = "cli"), allow(dead_code))] // told by the command line
pub fn all() -> [(&'static str, Duration); 6] {
    let [read, passes, plan, emit, format, write] = [
        Stage::Read,
        Stage::Passes,
        Stage::Plan,
        Stage::Emit,
        Stage::Format,
        Stage::Write,
    ]
    .map(|stage| {
        let spent = SPENT.get(stage as usize);
        Duration::from_nanos(spent.map_or(0, |spent| spent.load(Ordering::Relaxed)))
    });
    [
        ("read", read),
        ("passes", passes),
        ("plan", plan),
        ("emit", emit.saturating_sub(format)),
        ("format", format),
        ("write", write),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_of_emitting_excludes_formatting() {
        let wait = || std::thread::sleep(Duration::from_millis(20));
        of(Stage::Emit, || of(Stage::Format, wait));
        let [.., (_, emit), (_, format), _] = all();
        assert!(format >= Duration::from_millis(20));
        assert!(emit < format, "{emit:?}");
    }
}
