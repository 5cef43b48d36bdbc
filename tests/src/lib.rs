//! The goldens, compiled: what the snapshots lock is code that works.
//!
//! Each is the part of a generated module that its model decides on; what every client has is [`skeleton`] to all of
//! them.
