//! A case: the same response or request through both clients.

use crate::baseline::Baseline;
use crate::side::Side;
use std::collections::BTreeMap;
use std::time::Duration;

/// The parameters of a case.
pub struct Recipe {
    /// Direction, protocol, and contents of the body.
    pub name: &'static str,
    /// Creates the case with a body of about this number of bytes.
    pub make: fn(usize) -> Case,
}

pub struct Case {
    /// The length of the body.
    pub bytes: usize,
    pub ours: Side,
    pub official: Side,
    /// The same body read without a client.
    pub baseline: Option<Baseline>,
}

/// Times of one reading, writing or call, in nanoseconds.
pub struct Times {
    /// The codec alone: ours, the published one, and the baseline if there is one.
    pub alone: Vec<f64>,
    /// The whole call: ours and the published one.
    pub whole: Vec<f64>,
}

/// The minimum duration of a measurement, large compared with the resolution of the clock and the noise of other
/// processes.
const MIN_DURATION: Duration = Duration::from_millis(4);

impl Case {
    /// Returns the difference between the requests and outputs of the clients, and what the baseline did not read; if there
    /// is one, the comparison is not fair. Words are compared, since maps have no order.
    pub fn difference(&self) -> Option<String> {
        let (ours, official) = (&self.ours.seen, &self.official.seen);
        let sent = difference(
            &String::from_utf8_lossy(&ours.0),
            &String::from_utf8_lossy(&official.0),
        );
        sent.or_else(|| difference(&ours.1, &official.1))
            .or_else(|| self.baseline.as_ref()?.difference(&ours.1))
    }

    /// The codec alone: ours, the published one, and the baseline if there is one.
    pub fn sides(&self) -> Vec<&dyn Fn(usize) -> Duration> {
        let mut sides = vec![&*self.ours.alone, &*self.official.alone];
        sides.extend(self.baseline.as_ref().map(|baseline| &*baseline.alone));
        sides
    }

    /// Returns medians over this number of rounds, in which the sides take turns.
    pub fn measure(&self, rounds: usize) -> Times {
        Times {
            alone: turns(rounds, &self.sides()),
            whole: turns(rounds, &[&*self.ours.whole, &*self.official.whole]),
        }
    }
}

fn difference(ours: &str, official: &str) -> Option<String> {
    fn words(text: &str) -> BTreeMap<&str, i64> {
        let mut words = BTreeMap::new();
        let parts = text.split(|c: char| !c.is_ascii_alphanumeric());
        for word in parts.filter(|word| !word.is_empty()) {
            *words.entry(word).or_default() += 1;
        }
        words
    }
    let (ours, official) = (words(ours), words(official));
    let only = |these: &BTreeMap<&str, i64>, those: &BTreeMap<&str, i64>| -> Vec<String> {
        let more = these
            .iter()
            .filter(|(word, count)| those.get(*word) != Some(*count));
        more.take(10).map(|(word, _)| (*word).to_owned()).collect()
    };
    let found = (only(&ours, &official), only(&official, &ours));
    (found.0.len() + found.1.len() > 0).then(|| format!("ours: {:?}, published: {:?}", found.0, found.1))
}

pub fn turns(rounds: usize, sides: &[&dyn Fn(usize) -> Duration]) -> Vec<f64> {
    let times = |side: &dyn Fn(usize) -> Duration| {
        let once = (side(1) + side(1)).max(Duration::from_nanos(200)) / 2;
        (MIN_DURATION.as_nanos() / once.as_nanos()).clamp(1, 2000) as usize
    };
    let times = sides.iter().map(|side| times(side)).max().unwrap_or(1);
    let mut spent = vec![Vec::new(); sides.len()];
    for round in 0..rounds {
        // what one leaves behind, in the allocator as in the caches, is what the next finds
        for turn in 0..sides.len() {
            let at = (round + turn) % sides.len();
            if let (Some(side), Some(spent)) = (sides.get(at), spent.get_mut(at)) {
                spent.push(side(times).as_nanos() as f64 / times as f64);
            }
        }
    }
    spent.into_iter().map(median).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
