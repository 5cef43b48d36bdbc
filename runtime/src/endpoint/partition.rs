//! The function `aws.partition`, and the partitions of AWS with their regions and host suffixes.

/// A partition: a group of regions that share a naming scheme and a host suffix.
#[derive(Clone, Copy, Debug)]
pub struct Partition {
    /// The name of the partition, as in ARNs.
    pub name: &'static str,
    /// The suffix of hosts.
    pub dns_suffix: &'static str,
    /// The suffix of dual-stack hosts; `None` if the partition has none.
    pub dual_stack_dns_suffix: Option<&'static str>,
    /// The region of services that are global in this partition.
    pub implicit_global_region: &'static str,
    /// The prefixes of region names, in front of `-<word>-<number>`.
    pub prefixes: &'static [&'static str],
    /// Regions whose names do not follow that scheme.
    pub others: &'static [&'static str],
}

/// The partitions of AWS, as botocore 1.44.5 lists them.
pub const PARTITIONS: &[Partition] = &[
    Partition {
        name: "aws",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: Some("api.aws"),
        implicit_global_region: "us-east-1",
        prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
        others: &["aws-global"],
    },
    Partition {
        name: "aws-cn",
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: Some("api.amazonwebservices.com.cn"),
        implicit_global_region: "cn-northwest-1",
        prefixes: &["cn"],
        others: &["aws-cn-global"],
    },
    Partition {
        name: "aws-eusc",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: Some("api.amazonwebservices.eu"),
        implicit_global_region: "eusc-de-east-1",
        prefixes: &["eusc-de"],
        others: &[],
    },
    Partition {
        name: "aws-iso",
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: Some("api.aws.ic.gov"),
        implicit_global_region: "us-iso-east-1",
        prefixes: &["us-iso"],
        others: &["aws-iso-global"],
    },
    Partition {
        name: "aws-iso-b",
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: Some("api.aws.scloud"),
        implicit_global_region: "us-isob-east-1",
        prefixes: &["us-isob"],
        others: &["aws-iso-b-global"],
    },
    Partition {
        name: "aws-iso-e",
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: Some("api.cloud-aws.adc-e.uk"),
        implicit_global_region: "eu-isoe-west-1",
        prefixes: &["eu-isoe"],
        others: &["aws-iso-e-global"],
    },
    Partition {
        name: "aws-iso-f",
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: Some("api.aws.hci.ic.gov"),
        implicit_global_region: "us-isof-south-1",
        prefixes: &["us-isof"],
        others: &["aws-iso-f-global"],
    },
    Partition {
        name: "aws-us-gov",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: Some("api.aws"),
        implicit_global_region: "us-gov-west-1",
        prefixes: &["us-gov"],
        others: &["aws-us-gov-global"],
    },
];

/// Finds the partition of a region; the first one, `aws`, if the region is unknown.
pub(super) fn find<'a>(region: &str, partitions: &'a [Partition]) -> Option<&'a Partition> {
    let found = partitions.iter().find(|partition| partition.has(region));
    found.or(partitions.first())
}

impl Partition {
    fn has(&self, region: &str) -> bool {
        self.others.contains(&region) || self.prefixes.iter().any(|prefix| is_numbered(region, prefix))
    }
}

/// Checks that a region has the form `<prefix>-<word>-<number>`.
fn is_numbered(region: &str, prefix: &str) -> bool {
    let rest = region
        .strip_prefix(prefix)
        .and_then(|rest| rest.strip_prefix('-'));
    let Some((word, number)) = rest.and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    let is_word = !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_word && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}
