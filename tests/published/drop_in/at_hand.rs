//! The programs that call crates this package depends on. That they compile is the test; nobody runs them.

#![allow(dead_code)]

#[path = "programs/analytics.rs"]
mod analytics;
#[path = "programs/deployment.rs"]
mod deployment;
#[path = "programs/functions.rs"]
mod functions;
#[path = "programs/identity.rs"]
mod identity;
#[path = "programs/mocks.rs"]
mod mocks;
#[path = "programs/names.rs"]
mod names;
#[path = "programs/objects.rs"]
mod objects;
#[path = "programs/plumbing.rs"]
mod plumbing;
#[path = "programs/queue.rs"]
mod queue;
#[path = "programs/speech.rs"]
mod speech;
#[path = "programs/topics.rs"]
mod topics;
