//! Damages models at random and looks at what the generator makes of them: a client with nothing in it that nobody asked
//! for, or findings; never a panic, never for ever.

mod allowed;
pub mod damage;
mod docs;
pub mod hostile;
pub mod inspect;
mod lines;
pub mod run;
pub mod shrink;
pub mod subject;
