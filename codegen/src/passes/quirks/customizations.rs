//! The results of quirks that no trait stands for, by the full ids of shapes and members.

use crate::model::{Member, Shape, ShapeId};
use std::collections::{BTreeMap, BTreeSet};

/// Needs of a service besides its model.
#[derive(Clone, Debug, Default)]
pub struct Customizations {
    /// Behavior of the runtime for the whole service.
    pub behaviors: BTreeSet<Behavior>,
    /// Headers that every request has.
    pub headers: Vec<(&'static str, &'static str)>,
    pub(super) operations: BTreeMap<ShapeId, OperationCustomizations>,
    pub(super) members: BTreeMap<(ShapeId, String), MemberCustomizations>,
}

/// Behavior of the runtime for a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Behavior {
    /// Signs the path as it is sent: not encoded again, not normalised.
    SignsPathAsSent,
    /// Sends the checksum of the body in a header.
    SendsContentSha256,
    /// Looks for an error in a response that says it is a success.
    ErrorsInSuccess,
    /// Takes an error without a body for `NotFound` where the status says so.
    NotFoundByStatus,
    /// Keeps the second request id of responses.
    ExtendedRequestIds,
}

/// Needs of an operation.
#[derive(Clone, Debug, Default)]
pub struct OperationCustomizations {
    /// True if requests have Glacier's checksums of the body.
    pub tree_hash: bool,
    /// The form in which requests are presigned; `None` where they are not.
    pub presigned: Option<PresignedForm>,
    /// The member of the output that is `false` on the last page, whatever the token says.
    pub last_page_flag: Option<&'static str>,
}

/// The difference between a request that is presigned and one that is sent at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresignedForm {
    /// There is none.
    Unchanged,
    /// It is a GET, and what would be in its body is in its query.
    GetWithQuery,
}

/// Needs of a member.
#[derive(Clone, Debug, Default)]
pub struct MemberCustomizations {
    /// The text of a label that is not set.
    pub label_default: Option<&'static str>,
    /// Prefixes that are taken off a text before it is sent.
    pub stripped_prefixes: &'static [&'static str],
    /// True if a header that is not what the model says leaves the member unset.
    pub lenient: bool,
}

impl Customizations {
    /// The needs of an operation.
    pub fn operation(&self, id: &ShapeId) -> OperationCustomizations {
        self.operations.get(id).cloned().unwrap_or_default()
    }

    /// The needs of a member of a shape.
    pub fn member(&self, container: &Shape, member: &Member) -> MemberCustomizations {
        if self.members.is_empty() {
            return MemberCustomizations::default();
        }
        let id = (container.id.clone(), member.name.clone());
        self.members.get(&id).cloned().unwrap_or_default()
    }
}
