//! Rust types.

/// The Rust type of a value, without paths, which emitters add for each module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// `bool`
    Boolean,
    /// `i8`
    Byte,
    /// `i16`
    Short,
    /// `i32`
    Integer,
    /// `i64`
    Long,
    /// `f32`
    Float,
    /// `f64`
    Double,
    /// `String`
    String,
    /// `Blob`
    Blob,
    /// `BigInteger`
    BigInteger,
    /// `BigDecimal`
    BigDecimal,
    /// `ByteStream`: a streaming body.
    Stream,
    /// An event stream: the union of its events, and the name of its error in `types::error`.
    EventStream {
        /// The union.
        events: Named,
        /// The error.
        error: String,
        /// True if it is sent, false if it is received.
        sent: bool,
    },
    /// `DateTime`
    Timestamp,
    /// `Document`
    Document,
    /// A type of the client: a structure, union or enum.
    Named(Named),
    /// A type of the user that replaces the one of a shape.
    Own(Box<Own>),
    /// `Vec<T>`
    List(Box<Type>),
    /// `HashMap<K, V>`
    Map(Box<Type>, Box<Type>),
    /// `Option<T>`: an item of a sparse list or map, or an optional member.
    Optional(Box<Type>),
    /// `Box<T>`: a member that closes a cycle.
    Boxed(Box<Type>),
}

/// A type of the client, by module and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The public module that exports it.
    pub public_module: PublicModule,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: NamedKind,
}

/// A type of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Its path, as given by the user.
    pub path: String,
    /// Its conversion to and from the wire.
    pub conversion: Conversion,
}

/// The conversion of a user's type to and from the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// To the text of a string or enum.
    Text,
    /// To the digits of a number of any size, which has this type.
    Digits(Type),
    /// To the bytes of a blob.
    Bytes,
    /// To a value of this type.
    Via(Type),
    /// To a structure or union, by serde.
    Serialized(Named),
}

/// The kind of a [`Named`] type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedKind {
    /// A struct.
    Structure,
    /// An enum with data.
    Union,
    /// A string enum.
    Enum,
}

/// A public module that exports items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicModule {
    /// `types`
    Types,
    /// `types::error`
    Errors,
    /// `operation::<module>`
    Operation(String),
}

impl Type {
    /// Returns `true` if the type is `Copy`.
    pub fn is_copy(&self) -> bool {
        match self {
            Type::Boolean
            | Type::Byte
            | Type::Short
            | Type::Integer
            | Type::Long
            | Type::Float
            | Type::Double => true,
            Type::Optional(inner) => inner.is_copy(),
            _ => false,
        }
    }
}
