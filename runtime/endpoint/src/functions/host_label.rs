//! `isValidHostLabel` and `aws.isVirtualHostableS3Bucket`.

use std::net::Ipv4Addr;

/// Whether the string is a label of a host name by RFC 1123, or several with dots between them.
pub(crate) fn is_valid_host_label(text: &str, allow_subdomains: bool) -> bool {
    match allow_subdomains {
        true => text.split('.').all(is_label),
        false => is_label(text),
    }
}

fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Whether a bucket can be a part of a host name: it is a label, or several of them if
/// `allow_subdomains` is set, in lower case, of 3 to 63 characters, and not an IP address.
pub(crate) fn is_virtual_hostable_s3_bucket(bucket: &str, allow_subdomains: bool) -> bool {
    (3..=63).contains(&bucket.len())
        && !bucket.bytes().any(|byte| byte.is_ascii_uppercase())
        && bucket.parse::<Ipv4Addr>().is_err()
        && is_valid_host_label(bucket, allow_subdomains)
}

#[cfg(test)]
mod tests {
    use super::{is_valid_host_label, is_virtual_hostable_s3_bucket};

    #[test]
    fn knows_host_labels() {
        let long = "a".repeat(63);
        let too_long = "a".repeat(64);
        // Whether it is one label, and whether it is several.
        let cases = [
            ("us-east-1", true, true),
            ("3aws4", true, true),
            ("A", true, true),
            (&long, true, true),
            (&too_long, false, false),
            ("", false, false),
            ("a.b", false, true),
            ("a.", false, false),
            (".a", false, false),
            ("a..b", false, false),
            ("a.-b", false, false),
            ("a-", false, false),
            ("a b", false, false),
            ("a_b", false, false),
            ("ä", false, false),
        ];
        for (text, one, several) in cases {
            assert_eq!(is_valid_host_label(text, false), one, "{text}");
            assert_eq!(is_valid_host_label(text, true), several, "{text}");
        }
    }

    #[test]
    fn knows_buckets() {
        let cases = [
            ("bucket", true, true),
            ("bucket--usw2-az1--x-s3", true, true),
            ("my.bucket", false, true),
            ("ab", false, false),
            ("Bucket", false, false),
            ("bucket_1", false, false),
            ("192.168.1.1", false, false),
        ];
        for (bucket, one, several) in cases {
            assert_eq!(
                is_virtual_hostable_s3_bucket(bucket, false),
                one,
                "{bucket}"
            );
            assert_eq!(
                is_virtual_hostable_s3_bucket(bucket, true),
                several,
                "{bucket}"
            );
        }
    }
}
