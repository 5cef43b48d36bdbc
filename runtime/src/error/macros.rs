//! Macros with the implementations that all errors share.

/// Implements the traits of an error enum of an operation or a service, based on its `inner()` and `from_unhandled()`.
///
/// Each body is one call of a function without generics, since rustc checks it for every error of the client, and
/// inline, since few callers need it: those that do compile it.
#[doc(hidden)]
#[macro_export]
macro_rules! error_enum_impls {
    ($type:ident, $trait:ident) => {
        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::codegen::error::variant::debug($crate::codegen::$trait::inner(self), f)
            }
        }
        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::codegen::error::variant::display($crate::codegen::$trait::inner(self), f)
            }
        }
        impl ::std::error::Error for $type {
            #[inline]
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                $crate::codegen::error::variant::source($crate::codegen::$trait::inner(self))
            }
        }
        impl $crate::codegen::error::ProvideErrorMetadata for $type {
            #[inline]
            fn meta(&self) -> &$crate::codegen::ErrorMetadata {
                $crate::codegen::error::variant::metadata($crate::codegen::$trait::inner(self))
            }
        }
        impl $crate::codegen::RequestId for $type {
            #[inline]
            fn request_id(&self) -> ::std::option::Option<&str> {
                $crate::codegen::error::variant::request_id($crate::codegen::$trait::inner(self))
            }
        }
    };
}

/// Implements the rest of an operation's error, based on [`OperationError`](crate::codegen::OperationError) and its variant
/// `Unhandled`.
#[doc(hidden)]
#[macro_export]
macro_rules! operation_error_impls {
    ($type:ident) => {
        $crate::error_enum_impls!($type, OperationError);
        impl $crate::codegen::error::CreateUnhandledError for $type {
            #[inline]
            fn create_unhandled_error(
                source: $crate::codegen::error::BoxError,
                meta: ::std::option::Option<$crate::codegen::ErrorMetadata>,
            ) -> Self {
                Self::Unhandled($crate::codegen::error::variant::unhandled(source, meta))
            }
        }
        impl $crate::codegen::ProvideErrorKind for $type {
            #[inline]
            fn code(&self) -> ::std::option::Option<&str> {
                $crate::codegen::error::variant::code($crate::codegen::OperationError::inner(self))
            }
            #[inline]
            fn retryable_error_kind(&self) -> ::std::option::Option<$crate::codegen::ErrorKind> {
                $crate::codegen::error::variant::retryable_error_kind($crate::codegen::OperationError::inner(
                    self,
                ))
            }
        }
        impl $type {
            /// Creates an unhandled error from any error.
            #[inline]
            pub fn unhandled(err: impl ::std::convert::Into<$crate::codegen::error::BoxError>) -> Self {
                Self::Unhandled($crate::codegen::error::variant::unhandled(
                    err.into(),
                    ::std::option::Option::None,
                ))
            }
            /// Creates an unhandled error from the metadata of an error response.
            #[inline]
            pub fn generic(err: $crate::codegen::ErrorMetadata) -> Self {
                Self::Unhandled($crate::codegen::error::Unhandled::generic(err))
            }
            /// Returns the metadata of the error: code, message, request id.
            #[inline]
            pub fn meta(&self) -> &$crate::codegen::ErrorMetadata {
                $crate::codegen::error::variant::metadata($crate::codegen::OperationError::inner(self))
            }
        }
    };
}

/// Implements the rest of a service's error, based on [`ServiceWideError`](crate::codegen::ServiceWideError).
#[doc(hidden)]
#[macro_export]
macro_rules! service_error_impls {
    ($type:ident) => {
        $crate::error_enum_impls!($type, ServiceWideError);
        impl<E, R> ::std::convert::From<$crate::codegen::error::SdkError<E, R>> for $type
        where
            Self: ::std::convert::From<E>,
            E: $crate::codegen::OperationError + $crate::codegen::error::ProvideErrorMetadata,
            R: ::std::fmt::Debug + Send + Sync + 'static,
        {
            #[inline]
            fn from(error: $crate::codegen::error::SdkError<E, R>) -> Self {
                match error {
                    $crate::codegen::error::SdkError::ServiceError(context) => Self::from(context.into_err()),
                    other => {
                        let meta = $crate::codegen::error::ProvideErrorMetadata::meta(&other).clone();
                        $crate::codegen::ServiceWideError::from_unhandled(
                            $crate::codegen::error::Unhandled::new(other, meta),
                        )
                    }
                }
            }
        }
        impl ::std::convert::From<$crate::codegen::error::BuildError> for $type {
            #[inline]
            fn from(error: $crate::codegen::error::BuildError) -> Self {
                $crate::codegen::ServiceWideError::from_unhandled($crate::codegen::error::Unhandled::new(
                    error,
                    ::std::default::Default::default(),
                ))
            }
        }
    };
}

/// Implements the conversions from the errors of waiters, in addition to
/// [`service_error_impls!`](crate::service_error_impls).
#[doc(hidden)]
#[macro_export]
macro_rules! waiter_error_impls {
    ($type:ident) => {
        impl<O, E> ::std::convert::From<$crate::codegen::waiters::WaiterError<O, E>> for $type
        where
            O: ::std::fmt::Debug + Send + Sync + 'static,
            E: ::std::error::Error + Send + Sync + 'static,
        {
            #[inline]
            fn from(error: $crate::codegen::waiters::WaiterError<O, E>) -> Self {
                $crate::codegen::ServiceWideError::from_unhandled($crate::codegen::error::Unhandled::new(
                    error,
                    ::std::default::Default::default(),
                ))
            }
        }
    };
}

/// Implements the traits of a modelled error, based on [`ModeledError`](crate::codegen::ModeledError) and its field
/// `meta`.
#[doc(hidden)]
#[macro_export]
macro_rules! error_shape_impls {
    ($type:ident) => {
        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::codegen::error::display_modeled(f, self)
            }
        }
        impl ::std::error::Error for $type {}
        impl $crate::codegen::error::ProvideErrorMetadata for $type {
            #[inline]
            fn meta(&self) -> &$crate::codegen::ErrorMetadata {
                &self.meta
            }
        }
        $crate::error_shape_request_id!($type);
        impl $crate::codegen::ServiceError for $type {
            fn metadata(&self) -> &$crate::codegen::ErrorMetadata {
                &self.meta
            }
            fn retryable_error_kind(&self) -> ::std::option::Option<$crate::codegen::ErrorKind> {
                $crate::codegen::ModeledError::retryable_kind(self)
            }
            fn as_source(&self) -> &(dyn ::std::error::Error + 'static) {
                self
            }
        }
    };
}

/// Implements the trait for the request id of a modelled error, which only a client receives.
#[cfg(feature = "client")]
#[doc(hidden)]
#[macro_export]
macro_rules! error_shape_request_id {
    ($type:ident) => {
        impl $crate::codegen::RequestId for $type {
            #[inline]
            fn request_id(&self) -> ::std::option::Option<&str> {
                $crate::codegen::RequestId::request_id(&*self.meta)
            }
        }
    };
}

/// Implements the trait for the request id of a modelled error, which only a client receives.
#[cfg(not(feature = "client"))]
#[doc(hidden)]
#[macro_export]
macro_rules! error_shape_request_id {
    ($type:ident) => {};
}
