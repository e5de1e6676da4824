//! The result of the rules. Must not know how it was found.

use std::borrow::Cow;

/// An endpoint: where to send a request, and how to sign it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    pub(crate) url: String,
    pub(crate) headers: Vec<(&'static str, Vec<String>)>,
    pub(crate) properties: Vec<(&'static str, Property)>,
}

/// A property of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Property {
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(Cow<'static, str>),
    /// A list.
    List(Vec<Property>),
    /// A map with unique keys, in the order of the model.
    Map(Vec<(&'static str, Property)>),
}

/// An authentication scheme of an endpoint, whose options replace those of the service.
#[derive(Clone, Copy, Debug)]
pub struct AuthScheme<'a> {
    options: &'a [(&'static str, Property)],
}

impl Endpoint {
    /// Its URL: scheme, host, and possibly port and path.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The headers that a request to it needs, and their values.
    pub fn headers(&self) -> impl ExactSizeIterator<Item = (&str, &[String])> {
        let headers = self.headers.iter();
        headers.map(|(name, values)| (*name, values.as_slice()))
    }

    /// Its properties, including `authSchemes`.
    #[must_use]
    pub fn properties(&self) -> &[(&'static str, Property)] {
        &self.properties
    }

    /// The property with this name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        find(&self.properties, name)
    }

    /// Its authentication schemes, the preferred one first; none if those of the service apply
    /// unchanged.
    pub fn auth_schemes(&self) -> impl Iterator<Item = AuthScheme<'_>> {
        let schemes = match self.property("authSchemes") {
            Some(Property::List(schemes)) => schemes.as_slice(),
            _ => &[],
        };
        schemes.iter().filter_map(|scheme| match scheme {
            Property::Map(options) => Some(AuthScheme { options }),
            _ => None,
        })
    }
}

impl<'a> AuthScheme<'a> {
    /// Its name, such as `sigv4`; empty if the rules state none.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.string("name").unwrap_or_default()
    }

    /// The name of the service in signatures, if it differs from the usual one.
    #[must_use]
    pub fn signing_name(&self) -> Option<&'a str> {
        self.string("signingName")
    }

    /// The region in signatures, if it differs from the client's.
    #[must_use]
    pub fn signing_region(&self) -> Option<&'a str> {
        self.string("signingRegion")
    }

    /// The regions in signatures of `sigv4a`.
    pub fn signing_region_set(&self) -> impl Iterator<Item = &'a str> {
        let regions = match find(self.options, "signingRegionSet") {
            Some(Property::List(regions)) => regions.as_slice(),
            _ => &[],
        };
        regions.iter().filter_map(Property::as_str)
    }

    /// Whether the path is encoded once in signatures, not twice.
    #[must_use]
    pub fn disable_double_encoding(&self) -> bool {
        find(self.options, "disableDoubleEncoding") == Some(&Property::Boolean(true))
    }

    /// All its options, including the name.
    #[must_use]
    pub fn options(&self) -> &'a [(&'static str, Property)] {
        self.options
    }

    fn string(&self, name: &str) -> Option<&'a str> {
        find(self.options, name)?.as_str()
    }
}

impl Property {
    /// The string, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

fn find<'a>(map: &'a [(&'static str, Property)], name: &str) -> Option<&'a Property> {
    let (_, value) = map.iter().find(|(key, _)| *key == name)?;
    Some(value)
}
