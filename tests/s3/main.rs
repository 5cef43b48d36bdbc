//! What S3 has that no other service has. The generated client and the published one have to send and tell the same.

#[cfg(not(servers))]
#[test]
fn particulars_of_s3() {
    tinsmith_tests::materials::tell_missing_models();
}

#[cfg(servers)]
#[path = "../wire/harness.rs"]
#[allow(dead_code, unused_macros)]
mod harness;

#[cfg(servers)]
mod answers;
#[cfg(servers)]
mod signing;

#[cfg(servers)]
#[allow(clippy::all, deprecated)]
mod ours {
    include!(concat!(env!("OUT_DIR"), "/s3.rs"));
}
