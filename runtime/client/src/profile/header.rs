//! The headers of sections: which are profiles, SSO sessions and services in which file, and which names
//! are valid. A header that is none of these is ignored with its properties.

use super::line::WHITE_SPACE;

/// The two files, whose headers differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Config,
    Credentials,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SectionKind {
    Profile,
    SsoSession,
    Services,
}

/// A header that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header<'a> {
    pub(super) kind: SectionKind,
    pub(super) name: &'a str,
    /// Whether the name has no word before it: `[default]`, which `[profile default]` replaces.
    pub(super) is_plain: bool,
}

pub(super) fn header(text: &str, file: FileKind) -> Option<Header<'_>> {
    let text = text.trim_matches(WHITE_SPACE);
    let plain = Header {
        kind: SectionKind::Profile,
        name: text,
        is_plain: true,
    };
    let header = match (file, text.split_once(WHITE_SPACE)) {
        (FileKind::Credentials, _) => plain,
        (FileKind::Config, None) if text == "default" => plain,
        (FileKind::Config, None) => return None,
        (FileKind::Config, Some((word, name))) => Header {
            kind: kind(word)?,
            name: name.trim_matches(WHITE_SPACE),
            is_plain: false,
        },
    };
    is_name(header.name).then_some(header)
}

fn kind(word: &str) -> Option<SectionKind> {
    match word {
        "profile" => Some(SectionKind::Profile),
        "sso-session" => Some(SectionKind::SsoSession),
        "services" => Some(SectionKind::Services),
        _ => None,
    }
}

/// Whether this is a valid name of a section or a property.
pub(super) fn is_name(text: &str) -> bool {
    let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || b"_-/.%@:+".contains(&byte);
    !text.is_empty() && text.bytes().all(is_valid)
}
