//! Credentials, scope and options of a case.

use serde::Deserialize;

/// The file `context.json` of a case.
#[derive(Clone, Debug, Deserialize)]
pub struct Context {
    pub(super) credentials: Keys,
    pub(super) region: String,
    pub(super) service: String,
    /// Absent if each file of the case has its own time.
    #[serde(default)]
    pub(super) timestamp: Option<String>,
    /// Whether the path is normalized.
    #[serde(default = "yes")]
    pub(super) normalize: bool,
    /// Whether a header has the hash of the body.
    #[serde(default)]
    pub(super) sign_body: bool,
    /// Whether the session token is added after signing.
    #[serde(default)]
    pub(super) omit_session_token: bool,
    /// Whether the encoded path is encoded again.
    #[serde(default = "yes")]
    pub(super) double_uri_encode: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Keys {
    pub(super) access_key_id: String,
    pub(super) secret_access_key: String,
    #[serde(default)]
    pub(super) token: Option<String>,
}

fn yes() -> bool {
    true
}

/// The credentials of cases without a context, which AWS documents.
const KEYS: [(&str, &str); 2] = [
    ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
    ("ANOTREAL", "notrealrnrELgWzOk3IfjzDKtFBhDby"),
];

impl Context {
    /// The context of a case without one, by the header `authorization` of its signed request:
    /// `… Credential=KEY/DATE/REGION/SERVICE/aws4_request, …`.
    pub(super) fn of_authorization(text: &str) -> Option<Self> {
        let (_, credential) = text.split_once("Credential=")?;
        let mut parts = credential.split(',').next()?.split('/');
        let (id, _date) = (parts.next()?, parts.next()?);
        let (region, service) = (parts.next()?, parts.next()?);
        let (id, secret) = KEYS.iter().find(|(key, _)| *key == id)?;
        Some(Self {
            credentials: Keys {
                access_key_id: (*id).to_owned(),
                secret_access_key: (*secret).to_owned(),
                token: None,
            },
            region: region.to_owned(),
            service: service.to_owned(),
            timestamp: None,
            normalize: true,
            sign_body: false,
            omit_session_token: false,
            double_uri_encode: true,
        })
    }
}
