//! The codes of findings, each with one meaning and a text that explains it.
//!
//! The texts are `explanations/<code>.md`; a code without one does not compile.

macro_rules! codes {
    ($($(#[$attribute:meta])* $name:ident = $code:literal;)+) => {
        $($(#[$attribute])* pub const $name: &str = $code;)+

        /// All codes with their explanations, in Markdown.
        #[cfg(feature = "cli")]
        pub const EXPLAINED: &[(&str, &str)] =
            &[$(($code, include_str!(concat!("explanations/", $code, ".md")))),+];
    };
}

codes! {
    /// A file cannot be read.
    UNREADABLE = "T0001";
    /// A file is neither JSON nor Smithy's IDL.
    SYNTAX = "T0002";
    /// The `smithy` version is missing or not supported.
    VERSION = "T0003";
    /// A shape or trait is not as the specification requires.
    MALFORMED = "T0004";
    /// A target names a shape that is not in the model.
    DANGLING_TARGET = "T0005";
    /// A target has a type that is not allowed there.
    WRONG_TARGET = "T0006";
    /// The model has no service, or several and none was chosen.
    SERVICE = "T0007";
    /// A requested operation is not in the service.
    UNKNOWN_OPERATION = "T0008";
    /// No protocol of the service is supported, or the requested one is not listed.
    PROTOCOL = "T0009";
    /// Two things would get the same Rust name.
    COLLISION = "T0010";
    /// A name cannot be used as the name of a package, file or item.
    UNSAFE_NAME = "T0011";
    /// A shape is used in a way this version does not support.
    UNSUPPORTED = "T0012";
    /// The configuration file or a setting is wrong.
    SETTINGS = "T0013";
    /// The output cannot be written.
    UNWRITABLE = "T0014";
    /// A cycle of shapes without a finite value.
    ENDLESS_RECURSION = "T0015";
    /// The endpoint rule set is wrong.
    ENDPOINT_RULES = "T0016";
    /// A waiter cannot be generated.
    WAITERS = "T0017";
    /// A paginator, or a part of it, cannot be generated.
    PAGINATION = "T0018";
    /// An auth scheme that the service does not have, or that tinsmith does not know.
    AUTH = "T0019";
    /// A property that the specification does not have.
    UNKNOWN_PROPERTY = "T0020";
    /// A target is in a namespace that no file defines.
    UNKNOWN_NAMESPACE = "T0021";
    /// A trait that should affect the client is not supported.
    UNSUPPORTED_TRAIT = "T0022";
    /// The endpoint of a client has to be discovered, but cannot be.
    ENDPOINT_DISCOVERY = "T0025";
    /// A protocol test requires a setting that is not supported.
    PROTOCOL_TESTS = "T0026";
    /// Cargo cannot be run, or fails.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))] // the command reads workspaces
    CARGO = "T0028";
    /// A published client of a workspace cannot be replaced, or may lack something.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))]
    SLIM = "T0029";
    /// A run that wrote a package was interrupted.
    INTERRUPTED = "T0030";
    /// A bug of tinsmith itself.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))] // the command goes on with other models then
    BUG = "T0031";
    /// A model given by the name of its service is not in the folders of models.
    UNKNOWN_MODEL = "T0032";
}
