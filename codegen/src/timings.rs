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

/// The times of all stages of this process.
static SPENT: Spent = Spent([const { AtomicU64::new(0) }; 6]);

/// Nanoseconds of each stage.
struct Spent([AtomicU64; 6]);

/// Runs the work of a stage and adds the time it takes.
pub fn of<T>(stage: Stage, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let result = work();
    SPENT.add(stage, started.elapsed());
    result
}

/// Returns the names of the stages with their times; emitting excludes formatting.
#[cfg_attr(not(feature = "cli"), allow(dead_code))] // used by the command line alone
pub fn all() -> [(&'static str, Duration); 6] {
    SPENT.all()
}

impl Spent {
    fn add(&self, stage: Stage, time: Duration) {
        let nanoseconds = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        // one slot for each stage
        if let Some(spent) = self.0.get(stage as usize) {
            spent.fetch_add(nanoseconds, Ordering::Relaxed);
        }
    }

    fn all(&self) -> [(&'static str, Duration); 6] {
        let [read, passes, plan, emit, format, write] = [
            Stage::Read,
            Stage::Passes,
            Stage::Plan,
            Stage::Emit,
            Stage::Format,
            Stage::Write,
        ]
        .map(|stage| {
            let spent = self.0.get(stage as usize);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_of_emitting_excludes_formatting() {
        let spent = Spent([const { AtomicU64::new(0) }; 6]);
        spent.add(Stage::Emit, Duration::from_millis(5));
        spent.add(Stage::Format, Duration::from_millis(2));
        spent.add(Stage::Emit, Duration::from_millis(1));
        let [.., (_, emit), (_, format), _] = spent.all();
        assert_eq!(
            (emit, format),
            (Duration::from_millis(4), Duration::from_millis(2))
        );
    }
}
