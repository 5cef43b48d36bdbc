//! The results of quirks that Smithy has no traits for, by the full ids of shapes and members.

use crate::model::{Member, Shape, ShapeId};
use std::collections::{BTreeMap, BTreeSet};

/// The settings of a service from quirks.
#[derive(Clone, Debug, Default)]
pub struct Customizations {
    /// Behavior of the runtime for the whole service.
    pub behaviors: BTreeSet<Behavior>,
    /// Traits of the service that the runtime acts on.
    pub traits: Vec<ServiceTrait>,
    /// The tokens for databases that the client can create.
    pub auth_tokens: Option<AuthTokens>,
    /// Headers of every request.
    pub headers: Vec<(&'static str, &'static str)>,
    pub(super) operations: BTreeMap<ShapeId, OperationCustomizations>,
    pub(super) members: BTreeMap<(ShapeId, String), MemberCustomizations>,
}

/// A trait of a service as data in the output; named after the variants of the runtime's `ServiceTrait`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the runtime documents them
pub enum ServiceTrait {
    TransientError(&'static str),
    Retries(u16, u8),
    TokenInEnvironment,
}

/// The databases that tokens are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthTokens {
    /// Those of RDS.
    Rds,
    /// Those of Aurora DSQL.
    Dsql,
}

/// Behavior of the runtime that a service needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Behavior {
    /// Signs the path as it is sent: not encoded twice, not normalised.
    SignsPathAsSent,
    /// Sends the checksum of the body in a header.
    SendsContentSha256,
    /// Looks for an error in a response with the status of a success.
    ErrorsInSuccess,
    /// Gives an error without a body the code `NotFound` if its status is 404.
    NotFoundByStatus,
    /// Keeps the second request id of responses.
    ExtendedRequestIds,
}

/// The settings of an operation.
#[derive(Clone, Debug, Default)]
pub struct OperationCustomizations {
    /// True if requests have Glacier's checksums of the body.
    pub tree_hash: bool,
    /// True if it is a long poll: the service responds late, and callers repeat the call.
    pub long_poll: bool,
    /// True if the body may be left out of the signature.
    pub unsigned_payload: bool,
    /// The form of presigned requests; `None` if the operation cannot be presigned.
    pub presigned: Option<PresignedForm>,
    /// The output member that is `false` on the last page, even if there is a token.
    pub last_page_flag: Option<&'static str>,
}

/// The form of a presigned request compared with the regular one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresignedForm {
    /// The same request.
    Unchanged,
    /// A GET with the members of the body in its query.
    GetWithQuery,
}

/// The settings of a member.
#[derive(Clone, Debug, Default)]
pub struct MemberCustomizations {
    /// The value of an unset label.
    pub label_default: Option<&'static str>,
    /// Prefixes that are removed from a string before it is sent.
    pub stripped_prefixes: &'static [&'static str],
    /// True if a malformed header value leaves the member unset.
    pub lenient: bool,
}

impl Customizations {
    /// Returns the settings of an operation.
    pub fn operation(&self, id: &ShapeId) -> OperationCustomizations {
        self.operations.get(id).cloned().unwrap_or_default()
    }

    /// Returns true if requests of some operations can be presigned.
    pub fn presigns(&self) -> bool {
        self.operations
            .values()
            .any(|customization| customization.presigned.is_some())
    }

    /// Returns the settings of a member of a shape.
    pub fn member(&self, container: &Shape, member: &Member) -> MemberCustomizations {
        if self.members.is_empty() {
            return MemberCustomizations::default();
        }
        let id = (container.id.clone(), member.name.clone());
        self.members.get(&id).cloned().unwrap_or_default()
    }
}
