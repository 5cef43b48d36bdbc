//! The roles of structures.

/// The role of a structure: members of inputs, outputs and errors may be outside of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A structure inside others.
    Data,
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// A modelled error.
    Error,
}
