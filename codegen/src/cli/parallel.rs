//! Work on all cores, with results in the order of the work.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// Calls `work` for each item, as many at a time as there are cores, and `done` with each result in the order of the
/// items, on this thread; `tick` whenever one is finished.
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
        for _ in 0..cores.min(items.len()) {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(item) = items.get(at) else { return };
                // nobody listens any more only if the other side has panicked
                let _ = sender.send((at, work(item)));
            });
        }
        drop(sender);
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
        each(&items, slow_at_first, || ticks += 1, |it| results.push(it));
        assert_eq!(ticks, 200);
        assert_eq!(results, items.iter().map(|it| it * 2).collect::<Vec<_>>());
        each(&[] as &[u8], |_| (), || panic!("nothing to do"), |()| ());
    }
}
