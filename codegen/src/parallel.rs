//! Runs work on all cores, with results in the order of the items.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// The stack size of a thread. Only the used part takes memory. All work has to fit into the 8 MiB of the main thread;
/// the rest is a reserve.
const STACK: usize = 64 << 20;

/// Calls `work` for each item, in parallel on all cores, and `done` with each result, on this thread and in the order
/// of the items; `tick` is called whenever an item is finished.
pub fn each<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut tick: impl FnMut(),
    mut done: impl FnMut(R),
) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        let worker = |sender: mpsc::Sender<(usize, R)>| {
            let (next, work) = (&next, &work);
            move || loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(item) = items.get(at) else { return };
                // the receiver is gone only if the other side has panicked
                let _ = sender.send((at, work(item)));
            }
        };
        let mut threads = 0;
        for _ in 0..cores.min(items.len()) {
            let thread = std::thread::Builder::new().stack_size(STACK);
            threads += usize::from(thread.spawn_scoped(scope, worker(sender.clone())).is_ok());
        }
        if threads == 0 {
            // no thread can be created, so this one does all the work
            worker(sender)();
        } else {
            drop(sender);
        }
        let (mut waiting, mut due) = (BTreeMap::new(), 0);
        for (at, result) in receiver {
            tick();
            waiting.insert(at, result);
            while let Some(result) = waiting.remove(&due) {
                done(result);
                due += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..200).collect();
        let (mut ticks, mut results) = (0, Vec::new());
        let slow_at_first = |item: &u64| {
            std::thread::sleep(std::time::Duration::from_micros(if *item < 3 {
                5_000
            } else {
                10
            }));
            item * 2
        };
        each(
            &items,
            slow_at_first,
            || ticks += 1,
            |result| results.push(result),
        );
        assert_eq!(ticks, 200);
        assert_eq!(results, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        each(&[] as &[u8], |_| (), || panic!("nothing to do"), |()| ());
    }
}
