//! Glacier: checksums of bodies, in the headers `x-amz-sha256-tree-hash` and `x-amz-content-sha256`.
//! Source: "Computing Checksums" in the developer guide of the service.

use crate::schema::operation::OperationTrait;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_sigv4::http_request::SignableBody;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::LoadedRequestBody;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use sha2::{Digest, Sha256};

/// The trait of an operation whose requests need checksums of their bodies.
pub const TREE_HASH: OperationTrait = OperationTrait::Interceptor(|| SharedInterceptor::permanent(TreeHash));

/// Adds the headers before the first attempt, unless the caller did. The body must be in memory for that: a stream is
/// read, and signed with its checksum.
#[derive(Debug)]
struct TreeHash;

#[dyn_dispatch_hint]
impl Intercept for TreeHash {
    fn name(&self) -> &'static str {
        "TreeHashInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_put(LoadedRequestBody::Requested);
        Ok(())
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        let body = request.body().bytes().ok_or("the body is not in memory")?;
        let (linear, tree) = (hex(&Sha256::digest(body)), hex(&tree_hash(body)));
        let mut signing = cfg
            .load::<SigV4OperationSigningConfig>()
            .cloned()
            .unwrap_or_default();
        signing.signing_options.payload_override = Some(SignableBody::Precomputed(linear.clone()));
        cfg.interceptor_state().store_put(signing);
        let headers = request.headers_mut();
        for (name, value) in [("x-amz-sha256-tree-hash", tree), ("x-amz-content-sha256", linear)] {
            if !headers.contains_key(name) {
                headers.try_insert(name, value)?;
            }
        }
        Ok(())
    }
}

type Hash = [u8; 32];

/// The size of a leaf of the hash tree, in bytes.
const LEAF: usize = 1 << 20;

/// Computes the root of the tree whose leaves are the hashes of the megabytes of `body`: each node is the hash of its
/// two children, or its only child.
fn tree_hash(body: &[u8]) -> Hash {
    let mut level: Vec<Hash> = body
        .chunks(LEAF)
        .map(|leaf| Sha256::digest(leaf).into())
        .collect();
    while level.len() > 1 {
        let pairs = level.chunks(2).map(|pair| match pair {
            [one] => *one,
            pair => Sha256::digest(pair.concat()).into(),
        });
        level = pairs.collect();
    }
    level.pop().unwrap_or_else(|| Sha256::digest(body).into())
}

fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The top-down definition: the left child gets the largest power of two of megabytes that leaves some for the
    /// right one.
    fn expected(body: &[u8]) -> Hash {
        if body.len() <= LEAF {
            return Sha256::digest(body).into();
        }
        let leaves = body.len().div_ceil(LEAF);
        let left = (1 << (leaves - 1).ilog2()) * LEAF;
        let (left, right) = body.split_at(left);
        Sha256::digest([expected(left), expected(right)].concat()).into()
    }

    #[test]
    fn hashes_of_trees() {
        let body: Vec<u8> = (0..11 * LEAF / 2).map(|at| (at % 251) as u8).collect();
        let sizes = [
            0,
            1,
            LEAF - 1,
            LEAF,
            LEAF + 1,
            2 * LEAF,
            3 * LEAF,
            5 * LEAF,
            body.len(),
        ];
        for size in sizes {
            assert_eq!(tree_hash(&body[..size]), expected(&body[..size]), "{size} bytes");
        }
        // the hash of the empty input, from FIPS 180
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hex(&tree_hash(&[])), nothing);
        // computed with another implementation of SHA-256
        assert_eq!(
            hex(&tree_hash(&vec![b'a'; 4 * LEAF])),
            "9491cb2ed1d4e7cd53215f4017c23ec4ad21d7050a1e6bb636c4f67e8cddb844"
        );
        assert_eq!(
            hex(&tree_hash(&vec![b'a'; LEAF + 1])),
            "8dd49bbc6297567fac3852c2deddcdbc57358bc403c10d4f6dc64b143ad9b27b"
        );
    }
}
