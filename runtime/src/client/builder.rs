//! Builders: one generic type per generated crate, local to it so that the crate can implement the setters.

use crate::client::handle::Handle;
use crate::client::operation::Operation;
use crate::client::send::{send, SendFuture};
use crate::config::settings::Settings;
use crate::config::shared::Shared;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use std::fmt;

/// The use of a builder: with `()` it builds a value; with the mode of fluent builders it makes a call.
pub trait Mode {
    /// The draft, with the other state of the builder.
    type Holder<T>;
    /// Returns the draft.
    fn draft<T>(holder: &Self::Holder<T>) -> &T;
    /// Returns the draft for changes.
    fn draft_mut<T>(holder: &mut Self::Holder<T>) -> &mut T;
}

impl Mode for () {
    type Holder<T> = T;
    #[inline]
    fn draft<T>(holder: &T) -> &T {
        holder
    }
    #[inline]
    fn draft_mut<T>(holder: &mut T) -> &mut T {
        holder
    }
}

/// The state of the builder of a call.
pub struct Call<O: Operation, T> {
    pub(crate) handle: Handle<O::Service>,
    pub(crate) input: T,
    pub(crate) overrides: Option<Shared<Settings>>,
}

impl<O: Operation, T: Clone> Clone for Call<O, T> {
    fn clone(&self) -> Self {
        Self {
            handle: self.handle.clone(),
            input: self.input.clone(),
            overrides: self.overrides.clone(),
        }
    }
}

impl<O: Operation, T> Call<O, T> {
    /// Creates a call with an empty input.
    pub fn new(handle: Handle<O::Service>, input: T) -> Self {
        Self {
            handle,
            input,
            overrides: None,
        }
    }
    /// Returns the builder of the input.
    pub fn input(&self) -> &T {
        &self.input
    }
    /// Returns the client's handle and the builder of the input.
    pub fn into_parts(self) -> (Handle<O::Service>, T) {
        (self.handle, self.input)
    }
    /// Returns the builder of the input for changes.
    pub fn input_mut(&mut self) -> &mut T {
        &mut self.input
    }
    /// Adds overrides of the client's configuration for this call.
    pub fn with_overrides(mut self, overrides: Shared<Settings>) -> Self {
        self.overrides = Some(overrides);
        self
    }
    /// Builds the input with `build`, and sends it.
    pub fn send(self, build: impl FnOnce(T) -> O::Input) -> SendFuture<O::Output, O::Error> {
        let Self {
            handle,
            input,
            overrides,
        } = self;
        let input = Input::erase(build(input));
        send::<O>(handle.config.inner, overrides, input)
    }
}

impl<O: Operation, T: fmt::Debug> fmt::Debug for Call<O, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.debug(O::SHAPE.name, f)
    }
}

impl<O: Operation, T: fmt::Debug> Call<O, T> {
    /// Formats it as the fluent builder of the operation with this name.
    pub fn debug(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(&format!("{name}FluentBuilder"))
            .field("handle", &self.handle)
            .field("inner", &self.input)
            .field("config_override", &self.overrides)
            .finish()
    }
}

/// The input of an operation, with the operation as an associated type.
pub trait OperationInput: Sized {
    /// The operation.
    type Operation: Operation<Input = Self>;
}

/// Defines the generated crate's builder type, and the mode of its fluent builders.
///
/// Needs the crate's client as `super::client::Client` and its service marker as `super::Service`. Methods for internal
/// use start with two underscores, as no setter does.
#[doc(hidden)]
#[macro_export]
macro_rules! builder_type {
    () => {
        /// A builder of any type of this crate, with an alias for each type in the modules `builders`.
        pub struct Builder<T, M: $crate::codegen::Mode = ()> {
            pub(crate) holder: M::Holder<T>,
        }

        /// The mode of fluent builders, which make a call.
        pub struct Fluent<O>(::std::marker::PhantomData<fn() -> O>);

        impl<O: $crate::codegen::Operation> $crate::codegen::Mode for Fluent<O> {
            type Holder<T> = $crate::codegen::builder::Call<O, Builder<T>>;
            #[inline]
            fn draft<T>(holder: &Self::Holder<T>) -> &T {
                &holder.input().holder
            }
            #[inline]
            fn draft_mut<T>(holder: &mut Self::Holder<T>) -> &mut T {
                &mut holder.input_mut().holder
            }
        }

        impl<T> Builder<T> {
            #[inline]
            pub(crate) fn __into_draft(self) -> T {
                self.holder
            }
        }

        impl<T: $crate::codegen::Empty> ::std::default::Default for Builder<T> {
            fn default() -> Self {
                Self { holder: T::empty() }
            }
        }

        impl<T, M: $crate::codegen::Mode> ::std::clone::Clone for Builder<T, M>
        where
            M::Holder<T>: ::std::clone::Clone,
        {
            fn clone(&self) -> Self {
                Self {
                    holder: self.holder.clone(),
                }
            }
        }

        impl<T: ::std::cmp::PartialEq> ::std::cmp::PartialEq for Builder<T> {
            fn eq(&self, other: &Self) -> bool {
                self.holder == other.holder
            }
        }

        impl<T: ::std::fmt::Debug> ::std::fmt::Debug for Builder<T> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::codegen::builder::debug_draft(f, &self.holder)
            }
        }

        impl<T: ::std::fmt::Debug, O: $crate::codegen::Operation> ::std::fmt::Debug
            for Builder<T, Fluent<O>>
        {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.holder, f)
            }
        }

        impl<T> Builder<T>
        where
            T: $crate::codegen::builder::OperationInput,
            T::Operation: $crate::codegen::Operation<Service = super::Service>,
        {
            /// Builds the input.
            pub fn build(self) -> ::std::result::Result<T, $crate::codegen::BuildError> {
                ::std::result::Result::Ok(self.holder)
            }
            /// Sends the input through a client.
            pub fn send_with(
                self,
                client: &super::client::Client,
            ) -> $crate::codegen::SendFuture<
                <T::Operation as $crate::codegen::Operation>::Output,
                <T::Operation as $crate::codegen::Operation>::Error,
            > {
                $crate::codegen::builder::Call::<T::Operation, Self>::new(client.handle(), self)
                    .send(Self::__into_draft)
            }
        }

        impl<O: $crate::codegen::Operation> Builder<O::Input, Fluent<O>> {
            pub(crate) fn __new(handle: $crate::codegen::Handle<O::Service>) -> Self {
                Self {
                    holder: $crate::codegen::builder::Call::new(handle, ::std::default::Default::default()),
                }
            }
            /// Returns the builder of the input in its current state.
            pub fn as_input(&self) -> &Builder<O::Input> {
                self.holder.input()
            }
            /// Sends the request and returns the response.
            ///
            /// Failures that can be retried are retried, as configured by the client's retry configuration.
            pub fn send(self) -> $crate::codegen::SendFuture<O::Output, O::Error> {
                self.holder.send(Builder::__into_draft)
            }
            /// Returns the call with methods to change its configuration, its request and its interceptors before it is
            /// sent.
            pub fn customize(
                self,
            ) -> $crate::codegen::customize::CustomizableOperation<O::Output, O::Error, Self> {
                $crate::codegen::customize::CustomizableOperation::new(self)
            }
        }

        impl<O: $crate::codegen::paginate::Paginated> Builder<O::Input, Fluent<O>> {
            /// Returns a paginator of the call, which fetches page after page.
            pub fn into_paginator(self) -> $crate::codegen::paginate::Paginator<O> {
                let (handle, input) = self.holder.into_parts();
                $crate::codegen::paginate::Paginator::new(handle, input.__into_draft())
            }
        }

        impl<O: $crate::codegen::Operation> $crate::codegen::customize::CustomizableSend<O::Output, O::Error>
            for Builder<O::Input, Fluent<O>>
        {
            type Service = O::Service;
            fn send_with_overrides(
                self,
                overrides: $crate::codegen::config::Shared<$crate::codegen::config::Settings>,
            ) -> $crate::codegen::SendFuture<O::Output, O::Error> {
                self.holder
                    .with_overrides(overrides)
                    .send(Builder::__into_draft)
            }
        }
    };
}
