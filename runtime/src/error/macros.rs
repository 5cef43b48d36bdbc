//! The impls that are the same for every error, written once.

/// Implements what an error enum of an operation or service derives from its `inner()` and `from_unhandled()`.
#[doc(hidden)]
#[macro_export]
macro_rules! error_enum_impls {
    ($type:ident, $trait:ident) => {
        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt($crate::$trait::inner(self), f)
            }
        }
        impl ::std::error::Error for $type {
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                ::std::option::Option::Some($crate::$trait::inner(self).as_source())
            }
        }
        impl $crate::error::ProvideErrorMetadata for $type {
            fn meta(&self) -> &$crate::ErrorMetadata {
                $crate::$trait::inner(self).metadata()
            }
        }
        impl $crate::RequestId for $type {
            fn request_id(&self) -> ::std::option::Option<&str> {
                $crate::RequestId::request_id($crate::$trait::inner(self).metadata())
            }
        }
    };
}

/// Implements what an operation's error derives from [`OperationError`](crate::OperationError).
#[doc(hidden)]
#[macro_export]
macro_rules! operation_error_impls {
    ($type:ident) => {
        $crate::error_enum_impls!($type, OperationError);
        impl $crate::error::CreateUnhandledError for $type {
            fn create_unhandled_error(
                source: $crate::error::BoxError,
                meta: ::std::option::Option<$crate::ErrorMetadata>,
            ) -> Self {
                $crate::OperationError::from_unhandled($crate::error::Unhandled::new(
                    source,
                    meta.unwrap_or_default(),
                ))
            }
        }
        impl $crate::ProvideErrorKind for $type {
            fn code(&self) -> ::std::option::Option<&str> {
                $crate::OperationError::inner(self).metadata().code()
            }
            fn retryable_error_kind(&self) -> ::std::option::Option<$crate::ErrorKind> {
                $crate::OperationError::inner(self).retryable_error_kind()
            }
        }
        impl $type {
            /// Makes an unhandled error from any error.
            pub fn unhandled(err: impl ::std::convert::Into<$crate::error::BoxError>) -> Self {
                $crate::OperationError::from_unhandled($crate::error::Unhandled::new(
                    err,
                    ::std::default::Default::default(),
                ))
            }
            /// Makes an unhandled error from the metadata of an error response.
            pub fn generic(err: $crate::ErrorMetadata) -> Self {
                $crate::OperationError::from_unhandled($crate::error::Unhandled::generic(err))
            }
            /// The error's metadata: code, message, request id.
            pub fn meta(&self) -> &$crate::ErrorMetadata {
                $crate::OperationError::inner(self).metadata()
            }
        }
    };
}

/// Implements what a service's error derives from [`ServiceWideError`](crate::ServiceWideError).
#[doc(hidden)]
#[macro_export]
macro_rules! service_error_impls {
    ($type:ident) => {
        $crate::error_enum_impls!($type, ServiceWideError);
        impl<E, R> ::std::convert::From<$crate::error::SdkError<E, R>> for $type
        where
            Self: ::std::convert::From<E>,
            E: $crate::OperationError + $crate::error::ProvideErrorMetadata,
            R: ::std::fmt::Debug + Send + Sync + 'static,
        {
            fn from(error: $crate::error::SdkError<E, R>) -> Self {
                match error {
                    $crate::error::SdkError::ServiceError(context) => Self::from(context.into_err()),
                    other => {
                        let meta = $crate::error::ProvideErrorMetadata::meta(&other).clone();
                        $crate::ServiceWideError::from_unhandled($crate::error::Unhandled::new(other, meta))
                    }
                }
            }
        }
        impl ::std::convert::From<$crate::error::BuildError> for $type {
            fn from(error: $crate::error::BuildError) -> Self {
                $crate::ServiceWideError::from_unhandled($crate::error::Unhandled::new(
                    error,
                    ::std::default::Default::default(),
                ))
            }
        }
    };
}

/// Implements what a service's error of a crate with waiters does besides, beside
/// [`service_error_impls!`](crate::service_error_impls).
#[doc(hidden)]
#[macro_export]
macro_rules! waiter_error_impls {
    ($type:ident) => {
        impl<O, E> ::std::convert::From<$crate::waiters::WaiterError<O, E>> for $type
        where
            O: ::std::fmt::Debug + Send + Sync + 'static,
            E: ::std::error::Error + Send + Sync + 'static,
        {
            fn from(error: $crate::waiters::WaiterError<O, E>) -> Self {
                $crate::ServiceWideError::from_unhandled($crate::error::Unhandled::new(
                    error,
                    ::std::default::Default::default(),
                ))
            }
        }
    };
}

/// Implements what a modelled error derives from [`ModeledError`](crate::ModeledError) and its field `meta`.
#[doc(hidden)]
#[macro_export]
macro_rules! error_shape_impls {
    ($type:ident) => {
        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                use $crate::ModeledError;
                $crate::error::display_modeled(f, Self::NAME, self.error_message())
            }
        }
        impl ::std::error::Error for $type {}
        impl $crate::error::ProvideErrorMetadata for $type {
            fn meta(&self) -> &$crate::ErrorMetadata {
                &self.meta
            }
        }
        impl $crate::RequestId for $type {
            fn request_id(&self) -> ::std::option::Option<&str> {
                $crate::RequestId::request_id(&self.meta)
            }
        }
        impl $crate::ServiceError for $type {
            fn metadata(&self) -> &$crate::ErrorMetadata {
                &self.meta
            }
            fn retryable_error_kind(&self) -> ::std::option::Option<$crate::ErrorKind> {
                $crate::ModeledError::retryable_kind(self)
            }
            fn as_source(&self) -> &(dyn ::std::error::Error + 'static) {
                self
            }
        }
    };
}
