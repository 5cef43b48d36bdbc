//! Settings for variants of endpoints: dual-stack and FIPS. Clients have those that the endpoint rules of their service
//! support.

/// Defines the setting for endpoints with IPv4 and IPv6 on a builder of configurations.
#[doc(hidden)]
#[macro_export]
macro_rules! dual_stack_settings {
    ([$($generics:tt)*] $builder:ty) => {
        impl<$($generics)*> $builder {
            /// Uses dual-stack endpoints, for IPv4 and IPv6.
            pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
                self.set_use_dual_stack(Some(use_dual_stack.into()));
                self
            }

            /// Sets or clears the use of dual-stack endpoints.
            pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
                self.settings.set_use_dual_stack(use_dual_stack);
                self
            }
        }
    };
    ($builder:ty) => {
        $crate::dual_stack_settings!([] $builder);
    };
}

/// Defines the setting for endpoints that comply with FIPS 140 on a builder of configurations.
#[doc(hidden)]
#[macro_export]
macro_rules! fips_settings {
    ([$($generics:tt)*] $builder:ty) => {
        impl<$($generics)*> $builder {
            /// Uses endpoints that comply with FIPS 140.
            pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
                self.set_use_fips(Some(use_fips.into()));
                self
            }

            /// Sets or clears the use of endpoints that comply with FIPS 140.
            pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
                self.settings.set_use_fips(use_fips);
                self
            }
        }
    };
    ($builder:ty) => {
        $crate::fips_settings!([] $builder);
    };
}
