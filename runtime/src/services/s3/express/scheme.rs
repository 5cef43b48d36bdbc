//! The auth scheme of sessions.

use aws_runtime::auth::sigv4::SigV4Signer;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::runtime_components::GetIdentityResolver;

/// The name of the scheme in endpoint rules.
pub(super) const SCHEME_ID: AuthSchemeId = AuthSchemeId::new("sigv4-s3express");

/// SigV4, with the credentials of a session.
#[derive(Debug, Default)]
pub(super) struct Scheme {
    signer: SigV4Signer,
}

impl AuthScheme for Scheme {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME_ID
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        &self.signer
    }
}
