//! Tests of the peculiarities of S3: the generated client and the published one must send and return the same.

#[cfg(not(all(models, botocore)))]
tinsmith_materials::missing!(particulars_of_s3, "set TINSMITH_MODELS and TINSMITH_BOTOCORE");

#[cfg(all(models, botocore))]
mod keys;
#[cfg(all(models, botocore))]
mod responses;
#[cfg(all(models, botocore))]
mod signing;

#[cfg(all(models, botocore))]
#[allow(clippy::all, deprecated)]
mod ours {
    include!(concat!(env!("OUT_DIR"), "/s3.rs"));
}
