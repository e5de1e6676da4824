//! Which URLs, hosts and regions are valid, so that no value leads a request to another host or path. Must not
//! know rules.

use std::net::Ipv6Addr;

use crate::functions::is_valid_host_label;

/// Whether a string can be a region: letters, digits and `-`, at most 63, without `-` at its beginning or end, and
/// not digits alone. Any such region counts, because AWS adds new ones.
#[must_use]
pub fn is_valid_region(text: &str) -> bool {
    is_valid_host_label(text, false) && !text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What is wrong with the URL of an endpoint, as a sentence about it; `None` for a valid one: `http` or `https`, a
/// host, and possibly a port and a path. Requests would lack everything else.
#[doc(hidden)]
#[must_use]
pub fn url_fault(text: &str) -> Option<&'static str> {
    let parts = text.split_once("://");
    let Some((_, rest)) = parts.filter(|(scheme, _)| is_http(scheme)) else {
        return Some("it starts with neither `http://` nor `https://`");
    };
    if !rest.bytes().all(|byte| byte.is_ascii_graphic()) || rest.contains('\\') {
        return Some("it has a space, or another character that must be encoded");
    }
    if rest.contains('#') {
        return Some("it has a fragment (`#`)");
    }
    if rest.contains('?') {
        return Some("it has a query (`?`)");
    }
    let authority = rest.split('/').next().unwrap_or_default();
    if authority.contains('@') {
        return Some("it has user information (before `@`)");
    }
    authority_fault(authority)
}

fn is_http(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

fn authority_fault(authority: &str) -> Option<&'static str> {
    let end = authority.rfind(']').map_or(0, |at| at + 1);
    let (begin, rest) = authority.split_at(end);
    let (name, port) = match rest.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (rest, None),
    };
    let host = authority
        .get(..begin.len() + name.len())
        .unwrap_or_default();
    if host.is_empty() {
        return Some("it has no host");
    }
    if port.is_some_and(|port| !is_port(port)) {
        return Some("its port is not a number from 1 to 65535");
    }
    (!is_host(host)).then_some("its host is neither a valid name nor an IP address")
}

fn is_port(text: &str) -> bool {
    // `parse` accepts `+80`, too.
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    is_number && text.parse::<u16>().is_ok_and(|port| port > 0)
}

/// A name may end with a dot. Networks of one's own have names with `_`.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        let address = address.strip_suffix(']');
        return address.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    is_valid_host_label(&name.replace('_', "a"), true)
}

/// Whether a value can be a part of a path: no segment of it leads to another path.
pub(crate) fn is_part_of_path(value: &str) -> bool {
    let is_dots = |segment: &str| matches!(segment, "." | "..");
    !value.split('/').any(is_dots)
}

/// Whether a value can be a part of a host: no character of it ends the host, or begins a user or a port.
pub(crate) fn is_part_of_host(value: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    value.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::{is_valid_region, url_fault};

    #[test]
    fn knows_regions() {
        let (long, too_long) = ("a".repeat(63), "a".repeat(64));
        for region in [
            "us-east-1",
            "aws-global",
            "A",
            "1a",
            "no-such-region",
            &long,
        ] {
            assert!(is_valid_region(region), "{region}");
        }
        for region in [
            "",
            " ",
            "us east",
            "us-east-1 ",
            "x@127.0.0.1:8443/",
            "a.b",
            "a/b",
            "a:1",
            "a?b",
            "a#b",
            "a_b",
            "a\nb",
            "-a",
            "a-",
            "12",
            "ä",
            &too_long,
        ] {
            assert!(!is_valid_region(region), "{region}");
        }
    }

    #[test]
    fn finds_faults_of_urls() {
        for url in [
            "http://localhost",
            "https://a.example.com",
            "HTTP://127.0.0.1:8000",
            "http://[::1]:65535/a/b/",
            "http://local_stack.:1/a%20b",
        ] {
            assert_eq!(url_fault(url), None, "{url}");
        }
        let port = "its port is not a number from 1 to 65535";
        let host = "its host is neither a valid name nor an IP address";
        for (url, fault) in [
            ("", "it starts with neither `http://` nor `https://`"),
            (
                "localhost:80",
                "it starts with neither `http://` nor `https://`",
            ),
            ("ftp://a", "it starts with neither `http://` nor `https://`"),
            ("http://", "it has no host"),
            ("http:///a", "it has no host"),
            ("http://:80", "it has no host"),
            ("http://a:", port),
            ("http://a:0", port),
            ("http://a:+80", port),
            ("http://a:99999", port),
            ("http://a:80:90", port),
            ("http://[::1]:", port),
            ("http://[::1", port),
            ("http://[x]", host),
            ("http://a..b", host),
            ("http://-a", host),
            ("http://a%41", host),
            ("http://me@a", "it has user information (before `@`)"),
            ("http://a?b", "it has a query (`?`)"),
            ("http://a/b?", "it has a query (`?`)"),
            ("http://a/#b", "it has a fragment (`#`)"),
            (
                "http://a b",
                "it has a space, or another character that must be encoded",
            ),
            (
                "http://a\\b",
                "it has a space, or another character that must be encoded",
            ),
            (
                "http://ä",
                "it has a space, or another character that must be encoded",
            ),
        ] {
            assert_eq!(url_fault(url), Some(fault), "{url}");
        }
    }
}
