//! The method `presigned` of builders.

/// Defines the method `presigned` of the fluent builders whose operation can be presigned, beside
/// [`builder_type!`](crate::builder_type).
#[doc(hidden)]
#[macro_export]
macro_rules! presigning_builder_type {
    () => {
        impl<O: $crate::codegen::presigning::Presignable> Builder<O::Input, Fluent<O>> {
            /// Creates the signed request without sending it; anybody can send it within the configured time.
            ///
            /// The credentials must be valid at that time: the request expires with them if they expire earlier.
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
                overrides: $crate::codegen::config::Shared<$crate::codegen::config::Settings>,
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
