//! Checks of host names and host labels.

use std::net::Ipv4Addr;

/// The function `isValidHostLabel`: checks a label by RFC 1123, or several labels with dots in between.
pub(crate) fn is_valid_label(text: &str, allow_subdomains: bool) -> bool {
    if allow_subdomains {
        text.split('.').all(is_label)
    } else {
        is_label(text)
    }
}

fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// The function `aws.isVirtualHostableS3Bucket`: checks that a bucket's name can be part of the host.
pub(super) fn is_virtual_hostable(bucket: &str, allow_subdomains: bool) -> bool {
    let is_bucket_label = |label: &str| {
        (3..=63).contains(&label.len()) && is_label(label) && !label.bytes().any(|b| b.is_ascii_uppercase())
    };
    if bucket.parse::<Ipv4Addr>().is_ok() {
        return false;
    }
    if allow_subdomains {
        bucket.split('.').all(is_bucket_label)
    } else {
        is_bucket_label(bucket)
    }
}
