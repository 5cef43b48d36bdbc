//! A case: the same response or request through both clients.

use crate::side::Side;
use std::collections::BTreeMap;
use std::time::Duration;

/// The parameters of a case.
pub struct Recipe {
    /// Direction, protocol, and what stands in the body.
    pub name: &'static str,
    /// Makes the case with a body of about so many bytes.
    pub make: fn(usize) -> Case,
}

pub struct Case {
    /// The length of the body.
    pub bytes: usize,
    pub ours: Side,
    pub official: Side,
}

/// Time of one reading, writing or call, in nanoseconds.
#[derive(Clone, Copy)]
pub struct Times {
    pub ours: f64,
    pub official: f64,
}

impl Times {
    /// The time of the official client in multiples of ours.
    pub fn ratio(self) -> f64 {
        self.official / self.ours
    }
}

/// The minimum duration of a measurement, large compared with the resolution of the clock and the noise of other
/// processes.
const MIN_DURATION: Duration = Duration::from_millis(4);

impl Case {
    /// Returns the difference between the requests and outputs of the clients; if there is one, the comparison is not
    /// fair. Words are compared, since maps have no order.
    pub fn difference(&self) -> Option<String> {
        let (ours, official) = (&self.ours.seen, &self.official.seen);
        let sent = difference(
            &String::from_utf8_lossy(&ours.0),
            &String::from_utf8_lossy(&official.0),
        );
        sent.or_else(|| difference(&ours.1, &official.1))
    }

    /// Medians over so many rounds, in which the clients take turns: the codec alone, and the whole call.
    pub fn measure(&self, rounds: usize) -> [Times; 2] {
        [
            turns(rounds, &self.ours.alone, &self.official.alone),
            turns(rounds, &self.ours.whole, &self.official.whole),
        ]
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

fn turns(rounds: usize, ours: &dyn Fn(usize) -> Duration, official: &dyn Fn(usize) -> Duration) -> Times {
    let times = |side: &dyn Fn(usize) -> Duration| {
        let once = (side(1) + side(1)).max(Duration::from_nanos(200)) / 2;
        (MIN_DURATION.as_nanos() / once.as_nanos()).clamp(1, 2000) as usize
    };
    let times = times(ours).max(times(official));
    let time = |side: &dyn Fn(usize) -> Duration| side(times).as_nanos() as f64 / times as f64;
    let mut spent = [Vec::new(), Vec::new()];
    for round in 0..rounds {
        // what one leaves behind, in the allocator as in the caches, is what the other finds
        let mut pair = [(ours, 0), (official, 1)];
        if round % 2 == 1 {
            pair.reverse();
        }
        for (side, index) in pair {
            spent[index].push(time(side));
        }
    }
    let [ours, official] = spent.map(median);
    Times { ours, official }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
