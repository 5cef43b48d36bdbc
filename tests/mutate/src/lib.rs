//! Damages models at random and checks the generator's output: a client that contains nothing unrequested, or findings;
//! never a panic, never an endless run.

mod allowed;
pub mod damage;
mod docs;
pub mod hostile;
pub mod inspect;
mod lines;
pub mod run;
pub mod shrink;
pub mod subject;
