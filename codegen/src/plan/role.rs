//! The purpose of a structure.

/// The purpose of a structure: members of inputs, outputs and errors may stand outside of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A value inside others.
    Data,
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// A modelled error.
    Error,
}
