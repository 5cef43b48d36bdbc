//! Runs one damaged model, from its seed to the defects of the output.

use crate::damage::{damage, damage_bytes};
use crate::hostile;
use crate::inspect::{check_message, inspect, Census};
use crate::subject::{Subject, Subjects};
use std::cell::RefCell;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::Path;

/// The input of a run.
#[derive(Clone, Debug)]
pub struct Case {
    /// The damaged model.
    pub subject: Subject,
    /// The name of the package, where one is asked for.
    pub name: Option<String>,
    /// Its version.
    pub version: Option<String>,
}

/// The result of a run.
#[derive(Debug)]
pub enum Outcome {
    /// A client.
    Client(Box<Census>),
    /// Findings.
    Refused,
    /// A fault: its kind, which minimising keeps, and what it is.
    Fault(String, String),
}

/// One in so many models is damaged byte by byte.
const BYTES: u8 = 8;

thread_local! {
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Stores the messages of panics for those who catch them, and prints none.
pub fn keep_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let message = info.payload_as_str().unwrap_or_default();
        PANIC.with(|panic| *panic.borrow_mut() = format!("{place}: {message}"));
    }));
}

/// Place and message of the last panic of this thread.
pub fn last_panic() -> String {
    PANIC.with(|panic| panic.take())
}

impl Case {
    /// Returns the case for a seed.
    pub fn of_seed(seed: u64, subjects: &Subjects) -> Option<Self> {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut subject = subjects.choose(&mut random)?;
        if random.u8(..BYTES) == 0 {
            damage_bytes(&mut subject.input, &mut random);
        } else {
            damage(&mut subject.input, &mut random);
        }
        let mut odd = |list: &[&str]| {
            let chosen = (random.u8(..10) == 0).then(|| random.choice(list).copied());
            chosen.flatten().map(str::to_owned)
        };
        let (name, version) = (odd(hostile::PACKAGES), odd(hostile::VERSIONS));
        Some(Self {
            subject,
            name,
            version,
        })
    }

    /// Generates a client and inspects it; the model is written to this folder.
    pub fn run(&self, folder: &Path) -> Outcome {
        let path = match self.subject.input.write(folder) {
            Ok(path) => path,
            Err(error) => return Outcome::Fault("the model cannot be written".to_owned(), error.to_string()),
        };
        let generated = catch_unwind(AssertUnwindSafe(|| {
            let (name, version) = (self.name.as_deref(), self.version.as_deref());
            tinsmith::testing::package(path, &self.subject.operations, name, version)
        }));
        let generated = match generated {
            Ok(generated) => generated,
            Err(_) => {
                let said = last_panic();
                let place = said.split(": ").next().unwrap_or_default();
                return Outcome::Fault(format!("a panic at {place}"), said);
            }
        };
        let looked_at = match generated {
            Ok(client) => inspect(&client.files, client.operations, client.types)
                .and_then(|census| census.fault().map_or(Ok(census), Err))
                .and_then(|census| check_message(&client.warnings).map(|()| Some(census))),
            Err(error) if error.diagnostics().iter().count() == 0 => {
                Err(("a refusal without a finding", String::new()))
            }
            Err(error) => check_message(&error.to_string()).map(|()| None),
        };
        match looked_at {
            Ok(Some(census)) => Outcome::Client(Box::new(census)),
            Ok(None) => Outcome::Refused,
            Err((kind, what)) => Outcome::Fault(kind.to_owned(), what),
        }
    }

    /// Describes how to repeat the run.
    pub fn description(&self) -> String {
        let mut message = format!("from {}\n", self.subject.origin);
        for (what, list) in [("operations", &self.subject.operations)] {
            if !list.is_empty() {
                message.push_str(&format!("{what}: {list:?}\n"));
            }
        }
        for (what, value) in [("package", &self.name), ("version", &self.version)] {
            if let Some(value) = value {
                message.push_str(&format!("{what}: {value:?}\n"));
            }
        }
        message
    }
}

/// Collects the items in the client of a model.
pub fn census(case: &Case, folder: &Path) -> Result<Census, String> {
    let path = case
        .subject
        .input
        .write(folder)
        .map_err(|error| error.to_string())?;
    let client = tinsmith::testing::package(path, &case.subject.operations, None, None)
        .map_err(|error| error.to_string())?;
    inspect(&client.files, client.operations, client.types).map_err(|(kind, what)| format!("{kind}: {what}"))
}
