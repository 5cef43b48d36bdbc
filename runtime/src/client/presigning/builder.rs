//! The method of builders that presigns.

/// Defines the method `presigned` of the fluent builders whose operation can be presigned, beside
/// [`builder_type!`](crate::builder_type).
#[doc(hidden)]
#[macro_export]
macro_rules! presigning_builder_type {
    () => {
        impl<O: $crate::codegen::presigning::Presignable> Builder<O::Input, Fluent<O>> {
            /// Makes the request, signed, for somebody else to send within the time that the configuration says.
            ///
            /// The credentials have to be valid then: what is signed with some that expire earlier expires with them.
            pub async fn presigned(
                self,
                presigning_config: $crate::codegen::presigning::PresigningConfig,
            ) -> $crate::codegen::SendResult<$crate::codegen::presigning::PresignedRequest, O::Error> {
                $crate::codegen::presigning::presign::<O, _>(
                    self.holder,
                    Builder::__into_draft,
                    presigning_config,
                )
                .await
            }
        }

        impl<O: $crate::codegen::presigning::Presignable>
            $crate::codegen::customize::CustomizablePresigned<O::Output, O::Error>
            for Builder<O::Input, Fluent<O>>
        {
            fn presigned_with_overrides(
                self,
                overrides: $crate::codegen::config::Builder<O::Service>,
                presigning_config: $crate::codegen::presigning::PresigningConfig,
            ) -> impl ::std::future::Future<
                Output = $crate::codegen::SendResult<$crate::codegen::presigning::PresignedRequest, O::Error>,
            > + Send {
                let holder = self.holder.with_overrides(overrides);
                $crate::codegen::presigning::presign::<O, _>(holder, Builder::__into_draft, presigning_config)
            }
        }
    };
}
