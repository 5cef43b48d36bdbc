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
    /// A type of a user's, in the place of a shape.
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

/// A type of a user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Its path, as the user has it.
    pub path: String,
    /// The form that it is converted to and from.
    pub form: Form,
}

/// The form of a user's type on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// The text of a string or enum.
    Text,
    /// The digits of a number of any size, which has this type.
    Digits(Type),
    /// The bytes of a blob.
    Bytes,
    /// A value of this type.
    Via(Type),
    /// A structure or union, which serializes.
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
