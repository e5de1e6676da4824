//! The hosts of the AWS services that sources call, by partition. Must not know settings.

/// A service that sources call.
#[derive(Debug)]
pub(super) struct Service {
    /// The name in `[services …]`, and in upper case in `AWS_ENDPOINT_URL_…`.
    pub(super) key: &'static str,
    host: &'static str,
    fips_host: &'static str,
}

pub(super) const STS: Service = Service {
    key: "sts",
    host: "sts",
    fips_host: "sts-fips",
};

/// The portal that returns the credentials of a role.
pub(super) const SSO: Service = Service {
    key: "sso",
    host: "portal.sso",
    fips_host: "portal.sso-fips",
};

/// The service that refreshes tokens.
pub(super) const SSO_OIDC: Service = Service {
    key: "sso_oidc",
    host: "oidc",
    fips_host: "oidc-fips",
};

/// The beginning of the names of a partition's regions, and the ends of its hosts: plain and dual-stack.
/// The last row is for all others.
const PARTITIONS: [(&str, &str, &str); 7] = [
    ("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    ("eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
    ("us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
    ("us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
    ("eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
    ("us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    ("", "amazonaws.com", "api.aws"),
];

impl Service {
    /// The URL, without `/` at its end. The region must be valid, because it is part of the host.
    pub(super) fn url(&self, region: &str, use_fips: bool, use_dual_stack: bool) -> String {
        let (_, plain, dual_stack) = PARTITIONS
            .into_iter()
            .find(|(prefix, ..)| region.starts_with(prefix))
            .expect("every region starts with the empty text of the last row");
        // All hosts of GovCloud are FIPS hosts, and have no name of their own for it.
        let has_fips_host = use_dual_stack || !region.starts_with("us-gov-");
        let host = match use_fips && has_fips_host {
            true => self.fips_host,
            false => self.host,
        };
        let end = if use_dual_stack { dual_stack } else { plain };
        format!("https://{host}.{region}.{end}")
    }
}
