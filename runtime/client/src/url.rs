//! URLs in settings: what is wrong with one, and how an error shows it. Must not know settings.

use std::net::IpAddr;

use hardy_runtime::endpoint::url_fault;
use http::Uri;

/// What is wrong with the URL of an endpoint, as a sentence about it; `None` for a valid one.
pub(crate) fn fault(url: &str) -> Option<&'static str> {
    let is_uri = || url.parse::<Uri>().is_ok();
    url_fault(url).or_else(|| (!is_uri()).then_some("it has a character that must be encoded"))
}

/// What is wrong with a URL, of which the query counts, too.
pub(crate) fn fault_beside_query(url: &str) -> Option<&'static str> {
    let Some((before, query)) = url.split_once('?') else {
        return fault(url);
    };
    let is_uri = || url.parse::<Uri>().is_ok();
    match query.contains('#') {
        true => Some("it has a fragment (`#`)"),
        false => fault(before)
            .or_else(|| (!is_uri()).then_some("it has a character that must be encoded")),
    }
}

/// Whether a host is this machine, by its name or its address.
pub(crate) fn is_loopback(host: &str) -> bool {
    let address = host.strip_prefix('[');
    let address = address.and_then(|rest| rest.strip_suffix(']'));
    match address.unwrap_or(host).parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

/// A URL without its user information.
#[cfg(all(feature = "proxy", feature = "transport"))]
pub(crate) fn without_user(url: &str) -> String {
    replace_user(url, "")
}

/// A URL for errors: control characters are escaped, and user information, which may be a password, is left out.
pub(crate) fn shown(url: &str) -> String {
    replace_user(url, "[redacted]@").escape_debug().to_string()
}

fn replace_user(url: &str, replacement: &str) -> String {
    let begin = url.find("://").map_or(0, |at| at + "://".len());
    let (scheme, rest) = url.split_at(begin);
    // A password that is not encoded may have `/`, too.
    match rest.rsplit_once('@') {
        Some((_, rest)) => format!("{scheme}{replacement}{rest}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{fault_beside_query, shown};

    #[test]
    fn shows_no_user() {
        for (url, expected) in [
            ("http://a/b", "http://a/b"),
            ("http://me:p/w@x@a/b", "http://[redacted]@a/b"),
            ("me:pw@a", "[redacted]@a"),
            ("a\nb", "a\\nb"),
        ] {
            assert_eq!(shown(url), expected);
        }
    }

    #[test]
    fn accepts_a_query() {
        assert_eq!(fault_beside_query("http://a/b?c=d"), None);
        for (url, expected) in [
            ("http://a/b?c#d", "it has a fragment (`#`)"),
            ("http://a/b#c?d", "it has a fragment (`#`)"),
            ("http://a:?b", "its port is not a number from 1 to 65535"),
            ("http://a?b c", "it has a character that must be encoded"),
        ] {
            assert_eq!(fault_beside_query(url), Some(expected), "{url}");
        }
    }
}
