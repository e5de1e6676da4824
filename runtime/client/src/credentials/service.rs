//! The hosts of the AWS services that sources call, by partition. Must not know settings.

use hardy_runtime::http::Uri;

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

/// Whether this can be part of a host.
pub(super) fn is_region(text: &str) -> bool {
    let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&text.len()) && text.bytes().all(is_valid) && !text.starts_with('-')
}

/// Why this is not the URL of an endpoint.
pub(super) fn url_error(text: &str) -> Option<String> {
    let url: Uri = match text.parse() {
        Ok(url) => url,
        Err(error) => return Some(format!("{error}")),
    };
    match url.scheme_str() {
        Some("http" | "https") => {}
        _ => return Some("it starts with neither `http://` nor `https://`".to_owned()),
    }
    match url.host() {
        Some(host) if !host.is_empty() => {}
        _ => return Some("it has no host".to_owned()),
    }
    url.query().map(|_| "it has a query".to_owned())
}
