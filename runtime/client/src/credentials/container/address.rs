//! The address of a container's agent. Decides which hosts may get the token in a request.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use hardy_runtime::http::Uri;

use crate::url;

/// The agent of Amazon ECS.
const ECS: &str = "http://169.254.170.2";

/// Agents of Amazon ECS and EKS, which are never reached over a network.
const AGENTS: [IpAddr; 3] = [
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 2)),
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 23)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x23)),
];

/// The URL of a path at the agent of Amazon ECS.
pub(super) fn relative(path: &str) -> Result<String, String> {
    if !path.starts_with('/') {
        return Err(format!("`{path}` does not start with `/`"));
    }
    let url = format!("{ECS}{path}");
    match url::fault_beside_query(&url) {
        None => Ok(url),
        Some(fault) => Err(format!("`{}` is not a path: {fault}", path.escape_debug())),
    }
}

/// A URL, if it is safe: HTTPS, or a host that no network is between.
pub(super) fn full(text: &str) -> Result<String, String> {
    let not_a_url = |reason: &str| format!("`{}` is not a URL: {reason}", url::shown(text));
    if let Some(fault) = url::fault_beside_query(text) {
        return Err(not_a_url(fault));
    }
    let url: Uri = text
        .parse()
        .map_err(|error| not_a_url(&format!("{error}")))?;
    let host = url.host().unwrap_or_default();
    match url.scheme_str() {
        Some("https") => Ok(text.to_owned()),
        Some("http") if is_local(host) => Ok(text.to_owned()),
        Some("http") => Err(format!(
            "the host of `{text}` is neither this machine nor a container agent, so that it needs `https://`"
        )),
        _ => Err(not_a_url("it starts with neither `http://` nor `https://`")),
    }
}

fn is_local(host: &str) -> bool {
    let address = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match address.unwrap_or(host).parse::<IpAddr>() {
        Ok(address) if AGENTS.contains(&address) => true,
        _ => url::is_loopback(host),
    }
}

#[cfg(test)]
mod tests {
    use super::{full, relative};

    #[test]
    fn accepts_safe_addresses() {
        for url in [
            "https://example.com/x",
            "http://localhost/x",
            "http://localhost/x?y=z",
            "http://LOCALHOST:80/x",
            "http://127.0.0.1/x",
            "http://127.3.2.1/x",
            "http://[::1]:8080/x",
            "http://169.254.170.2/x",
            "http://169.254.170.23/x",
            "http://[fd00:ec2::23]/x",
        ] {
            assert_eq!(full(url).as_deref(), Ok(url));
        }
    }

    #[test]
    fn refuses_other_addresses() {
        for url in [
            "http://example.com/x",
            "http://169.254.169.254/x",
            "http://localhost.example.com/x",
            "http://localhost@example.com/x",
            "http://127.0.0.1.example.com/x",
            "http://[fd00:ec2::24]/x",
            "http:///x",
            "http://localhost:99999/x",
            "http://localhost:/x",
            "http://me:pw@localhost/x",
            "http://localhost/x#y",
            "ftp://localhost/x",
            "/x",
            "localhost",
            "not a url",
            "",
        ] {
            full(url).expect_err(url);
        }
        for path in ["x", "@example.com", "/a b", "/a#b", ""] {
            relative(path).expect_err(path);
        }
    }
}
