//! The path of a canonical request. Decides what `.`, `..` and empty segments mean, and what is encoded.

use super::percent::push_encoded;
use super::scope::SigningScope;

/// Appends the path by the rules of the scope, at least `/`.
pub(super) fn push(out: &mut String, path: &str, scope: &SigningScope<'_>) {
    let start = out.len();
    if scope.normalize_path {
        push_normalized(out, path, scope.double_encoding);
    } else {
        push_segment(out, path, scope.double_encoding);
    }
    if out.len() == start {
        out.push('/');
    }
}

/// Removes dot segments (RFC 3986, section 5.2.4) and, as AWS requires, empty segments.
fn push_normalized(out: &mut String, path: &str, encode: bool) {
    let start = out.len();
    let mut is_folder = false;
    for segment in path.split('/') {
        is_folder = matches!(segment, "" | "." | "..");
        match segment {
            "" | "." => {}
            ".." => {
                let parent = out.get(start..).and_then(|path| path.rfind('/'));
                out.truncate(start + parent.unwrap_or(0));
            }
            _ => {
                out.push('/');
                push_segment(out, segment, encode);
            }
        }
    }
    if is_folder && out.len() > start {
        out.push('/');
    }
}

/// Slashes stay, because a path that is not normalized is a single segment to this function.
fn push_segment(out: &mut String, segment: &str, encode: bool) {
    if !encode {
        out.push_str(segment);
        return;
    }
    for byte in segment.bytes() {
        match byte {
            b'/' => out.push('/'),
            byte => push_encoded(out, byte),
        }
    }
}
