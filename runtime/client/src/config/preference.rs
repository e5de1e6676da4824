//! Which schemes precede the others of an operation. Must not know identities.

use hardy_runtime::Auth;

/// The schemes that precede the others of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preference {
    pub(crate) schemes: Vec<Auth>,
    /// Whether code states them, and not the environment.
    pub(crate) is_of_code: bool,
}

impl Preference {
    /// Reads a list such as `httpBearerAuth, sigv4`. Also returns the names of schemes that clients do not have.
    pub(super) fn parse(list: &str) -> (Self, Vec<&str>) {
        let names = list.split(',').map(str::trim);
        let mut preference = Self::default();
        let mut unknown = Vec::new();
        for name in names.filter(|name| !name.is_empty()) {
            match scheme(name) {
                Some(scheme) => preference.schemes.push(scheme),
                None => unknown.push(name),
            }
        }
        (preference, unknown)
    }
}

/// The scheme with this name. Models have a namespace before it, and AWS tools do not.
fn scheme(name: &str) -> Option<Auth> {
    let name = name.rsplit_once('#').map_or(name, |(_, name)| name);
    Some(match name {
        "sigv4" => Auth::Sigv4,
        "httpBearerAuth" => Auth::HttpBearer,
        "httpApiKeyAuth" => Auth::HttpApiKey,
        "httpBasicAuth" => Auth::HttpBasic,
        "noAuth" => Auth::NoAuth,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_with_and_without_namespace() {
        let list = " httpBearerAuth,\taws.auth#sigv4,, sigv4a,noAuth ,SigV4";
        let (preference, unknown) = Preference::parse(list);
        assert_eq!(
            preference.schemes,
            [Auth::HttpBearer, Auth::Sigv4, Auth::NoAuth]
        );
        assert_eq!(unknown, ["sigv4a", "SigV4"]);
    }
}
