//! `aws.partition`, and the partitions of AWS: facts that botocore 1.44 states in `partitions.json`.

/// A partition of AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition {
    /// Its name, such as `aws-cn`.
    pub name: &'static str,
    /// What the names of its regions begin with; a word and a number follow.
    pub regions: &'static [&'static str],
    /// `dnsSuffix`: the end of host names.
    pub dns_suffix: &'static str,
    /// `dualStackDnsSuffix`: the end of host names that have addresses of IPv4 and IPv6.
    pub dual_stack_dns_suffix: &'static str,
    /// `implicitGlobalRegion`: the region of services without one.
    pub implicit_global_region: &'static str,
    /// `supportsFIPS`.
    pub supports_fips: bool,
    /// `supportsDualStack`.
    pub supports_dual_stack: bool,
}

const fn partition(
    name: &'static str,
    regions: &'static [&'static str],
    dns_suffix: &'static str,
    dual_stack_dns_suffix: &'static str,
    implicit_global_region: &'static str,
) -> Partition {
    Partition {
        name,
        regions,
        dns_suffix,
        dual_stack_dns_suffix,
        implicit_global_region,
        supports_fips: true,
        supports_dual_stack: true,
    }
}

const COMMERCIAL: &[&str] = &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"];

/// The partitions of AWS. The first has all regions that no other has, which can be new.
#[rustfmt::skip]
pub static PARTITIONS: [Partition; 8] = [
    partition("aws", COMMERCIAL, "amazonaws.com", "api.aws", "us-east-1"),
    partition("aws-cn", &["cn"], "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-northwest-1"),
    partition("aws-eusc", &["eusc-de"], "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1"),
    partition("aws-iso", &["us-iso"], "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1"),
    partition("aws-iso-b", &["us-isob"], "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1"),
    partition("aws-iso-e", &["eu-isoe"], "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1"),
    partition("aws-iso-f", &["us-isof"], "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1"),
    partition("aws-us-gov", &["us-gov"], "amazonaws.com", "api.aws", "us-gov-west-1"),
];

/// The partition of a region: the one that has it, or else the first.
pub(crate) fn partition_of(
    region: &str,
    partitions: &'static [Partition],
) -> Option<&'static Partition> {
    let mut found = partitions.iter();
    found
        .find(|partition| partition.has(region))
        .or(partitions.first())
}

impl Partition {
    fn has(&self, region: &str) -> bool {
        // Its services without a region have a region of this name.
        if region.strip_suffix("-global") == Some(self.name) {
            return true;
        }
        let mut parts = region.rsplitn(3, '-');
        let (Some(number), Some(word), Some(prefix)) = (parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let is_word = !word.is_empty() && word.bytes().all(is_word);
        is_number && is_word && self.regions.contains(&prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::{PARTITIONS, partition_of};

    #[test]
    fn knows_the_partition_of_a_region() {
        let cases = [
            ("us-east-1", "aws"),
            ("mx-central-1", "aws"),
            ("aws-global", "aws"),
            ("cn-north-1", "aws-cn"),
            ("cn-new-99", "aws-cn"),
            ("aws-cn-global", "aws-cn"),
            ("eusc-de-east-1", "aws-eusc"),
            ("us-iso-west-1", "aws-iso"),
            ("aws-iso-global", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("aws-iso-b-global", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("us-gov-east-1", "aws-us-gov"),
            ("aws-us-gov-global", "aws-us-gov"),
        ];
        for (region, name) in cases {
            let partition = partition_of(region, &PARTITIONS);
            assert_eq!(
                partition.map(|partition| partition.name),
                Some(name),
                "{region}"
            );
        }
    }

    #[test]
    fn the_first_partition_has_unknown_regions() {
        for region in [
            "",
            "mars",
            "cn",
            "cn-north",
            "cn-north-",
            "us-gov-east-x",
            "cn--1",
        ] {
            assert_eq!(
                partition_of(region, &PARTITIONS),
                PARTITIONS.first(),
                "{region}"
            );
        }
        assert!(PARTITIONS[0].has("us-east-1") && !PARTITIONS[0].has("cn-north-1"));
        assert_eq!(partition_of("us-east-1", &[]), None);
    }
}
