//! The builders of waiters, in terms of the generated crate's builder type.

/// Defines the mode of waiter builders, in addition to [`builder_type!`](crate::builder_type).
#[doc(hidden)]
#[macro_export]
macro_rules! waiter_builder_type {
    () => {
        /// The mode of waiter builders.
        pub struct Waiting<W>(::std::marker::PhantomData<fn() -> W>);

        impl<W: $crate::codegen::waiters::Waiter> $crate::codegen::Mode for Waiting<W> {
            type Holder<T> = $crate::codegen::builder::Call<W::Operation, Builder<T>>;
            #[inline]
            fn draft<T>(holder: &Self::Holder<T>) -> &T {
                &holder.input().holder
            }
            #[inline]
            fn draft_mut<T>(holder: &mut Self::Holder<T>) -> &mut T {
                &mut holder.input_mut().holder
            }
        }

        impl<T: ::std::fmt::Debug, W: $crate::codegen::waiters::Waiter> ::std::fmt::Debug
            for Builder<T, Waiting<W>>
        {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.holder.debug(W::NAME, f)
            }
        }

        impl<W: $crate::codegen::waiters::Waiter>
            Builder<<W::Operation as $crate::codegen::Operation>::Input, Waiting<W>>
        {
            pub(crate) fn __waiter(
                handle: $crate::codegen::Handle<<W::Operation as $crate::codegen::Operation>::Service>,
            ) -> Self {
                Self {
                    holder: $crate::codegen::builder::Call::new(handle, ::std::default::Default::default()),
                }
            }
            /// Returns the builder of the input in its current state.
            pub fn as_input(&self) -> &Builder<<W::Operation as $crate::codegen::Operation>::Input> {
                self.holder.input()
            }
            /// Waits, for at most about `max_wait`.
            ///
            /// # Errors
            ///
            /// The time limit is exceeded, an acceptor for failure matched, or a call failed otherwise.
            pub async fn wait(
                self,
                max_wait: ::std::time::Duration,
            ) -> $crate::codegen::waiters::WaitResult<W::Operation> {
                $crate::codegen::waiters::wait::<W, _>(self.holder, Builder::__into_draft, max_wait).await
            }
        }
    };
}
