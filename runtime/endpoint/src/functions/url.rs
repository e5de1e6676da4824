//! `parseURL`.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::piece::piece;

/// The parts of a URL.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Url<'a> {
    /// `http` or `https`.
    pub(crate) scheme: Cow<'a, str>,
    /// Host and port, without a user.
    pub(crate) authority: Cow<'a, str>,
    /// The path as it is; can be empty.
    pub(crate) path: Cow<'a, str>,
    /// The path with a slash at its beginning and end.
    pub(crate) normalized_path: Cow<'a, str>,
    /// Whether the host is an IP address.
    pub(crate) is_ip: bool,
}

/// The parts of a URL, if the string is one with `http` or `https` and without query or fragment.
/// The labels of its host are not checked.
pub(crate) fn parse_url<'a>(text: &Cow<'a, str>) -> Option<Url<'a>> {
    let (scheme, rest) = text.split_once("://")?;
    let is_invalid = |char: char| matches!(char, '?' | '#' | '\\') || char.is_ascii_whitespace();
    if !matches!(scheme, "http" | "https") || rest.contains(is_invalid) {
        return None;
    }
    let begin = scheme.len() + "://".len();
    let path = begin + rest.find('/').unwrap_or(rest.len());
    let user = text.get(begin..path)?.rfind('@');
    let begin = begin + user.map_or(0, |at| at + 1);
    let host = host(text.get(begin..path)?)?;
    let path = piece(text, path..text.len())?;
    Some(Url {
        scheme: piece(text, 0..scheme.len())?,
        is_ip: is_ip(host),
        authority: piece(text, begin..text.len() - path.len())?,
        normalized_path: match path.ends_with('/') {
            true => path.clone(),
            false => Cow::Owned(format!("{path}/")),
        },
        path,
    })
}

/// The host of an authority, if it has one, and its port, if any, is a number.
fn host(authority: &str) -> Option<&str> {
    let end = authority.rfind(']').map_or(0, |at| at + 1);
    let (host, port) = match authority.get(end..)?.find(':') {
        Some(at) => authority.split_at(end + at),
        None => (authority, ":"),
    };
    let port = port.get(1..)?;
    let is_port = port.is_empty() || port.parse::<u16>().is_ok();
    (!host.is_empty() && is_port).then_some(host)
}

fn is_ip(host: &str) -> bool {
    let inner = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    match inner {
        Some(inner) => inner.parse::<Ipv6Addr>().is_ok(),
        None => host.parse::<Ipv4Addr>().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::parse_url;

    #[test]
    fn reads_urls() {
        let cases = [
            ("https://example.com", "https example.com  / false"),
            ("https://example.com/", "https example.com / / false"),
            ("http://a.com:80/b/c", "http a.com:80 /b/c /b/c/ false"),
            ("https://user:key@a.com/b/", "https a.com /b/ /b/ false"),
            ("https://127.0.0.1", "https 127.0.0.1  / true"),
            ("http://10.0.0.1:1234/a/", "http 10.0.0.1:1234 /a/ /a/ true"),
            ("https://[fe80::1]", "https [fe80::1]  / true"),
            ("https://[fe80::1]:443", "https [fe80::1]:443  / true"),
            ("http://99_ab-.com", "http 99_ab-.com  / false"),
            ("https://999.999.abc", "https 999.999.abc  / false"),
        ];
        for (text, expected) in cases {
            let url = parse_url(&text.into()).expect(text);
            let parts = format!(
                "{} {} {} {} {}",
                url.scheme, url.authority, url.path, url.normalized_path, url.is_ip
            );
            assert_eq!(parts, expected, "{text}");
        }
    }

    #[test]
    fn refuses_other_urls() {
        for text in [
            "",
            "example.com",
            "ftp://example.com",
            "https://",
            "https:///path",
            "https://:80",
            "https://a.com:b/c",
            "https://a.com:99999",
            "https://a.com?b=c",
            "https://a.com/b?c",
            "https://a.com/b#c",
            "https://a b.com",
        ] {
            assert_eq!(parse_url(&text.into()), None, "{text}");
        }
    }
}
