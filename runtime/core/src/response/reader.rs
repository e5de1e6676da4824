//! Decodes the parts of a response. The caller decides which member is bound to which part, and
//! passes functions for the format of the body.

use std::collections::BTreeMap;

use http::HeaderMap;

use super::{HeaderError, HeaderReader, list};
use crate::body::Body;
use crate::error::DecodeError;
use crate::format::{BodyReader, Differences};
use crate::transport::HttpResponse;

/// Decodes a response, and collects how it differs from the model.
pub struct ResponseReader<'a> {
    response: &'a HttpResponse,
    differences: Differences,
}

impl<'a> ResponseReader<'a> {
    /// Creates a reader of a response.
    pub fn new(response: &'a HttpResponse) -> Self {
        Self {
            response,
            differences: Differences::default(),
        }
    }

    /// How the parts that have been read differ from the model.
    pub fn into_differences(self) -> Differences {
        self.differences
    }

    /// Reads the body as one structure. An empty body counts as an empty structure, because
    /// services send either.
    ///
    /// # Errors
    ///
    /// Fails if `value` fails, and if the body is a stream.
    pub fn body<R: BodyReader<'a>, T>(
        &mut self,
        value: fn(&mut R) -> Result<T, R::Error>,
    ) -> Result<T, DecodeError> {
        let mut reader = self.reader::<R>()?;
        match value(&mut reader) {
            Ok(value) => self.end(reader).map(|()| value),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads the body as one member (`@httpPayload`). `None` if the body is empty.
    ///
    /// # Errors
    ///
    /// Same as [`body`](Self::body).
    pub fn payload<R: BodyReader<'a>, T>(
        &mut self,
        value: fn(&mut R) -> Result<T, R::Error>,
    ) -> Result<Option<T>, DecodeError> {
        if self.whole()?.trim_ascii().is_empty() {
            return Ok(None);
        }
        self.body(value).map(Some)
    }

    /// The body as one blob (`@httpPayload`). `None` if it is empty.
    ///
    /// # Errors
    ///
    /// Fails if the body is a stream.
    pub fn payload_bytes(&self) -> Result<Option<Vec<u8>>, DecodeError> {
        let body = self.whole()?;
        Ok((!body.is_empty()).then(|| body.to_vec()))
    }

    /// The body as one string (`@httpPayload`). `None` if it is empty.
    ///
    /// # Errors
    ///
    /// Fails if the body is a stream, or not UTF-8.
    pub fn payload_string<T: for<'text> From<&'text str>>(&self) -> Result<Option<T>, DecodeError> {
        let text = std::str::from_utf8(self.whole()?).map_err(|_| DecodeError::not_text())?;
        Ok((!text.is_empty()).then(|| T::from(text)))
    }

    /// The body for the caller to read (`@streaming`). `None` if it is in memory and empty.
    pub fn payload_stream(&self) -> Option<Body> {
        let body = self.response.body();
        (body.length() != Some(0)).then(|| body.clone())
    }

    /// Reads the first header with a name (`@httpHeader`). `None` if there is none.
    ///
    /// # Errors
    ///
    /// Fails if the header is not UTF-8, or if `value` fails.
    pub fn header<T>(
        &self,
        name: &'static str,
        value: fn(&HeaderReader<'a>) -> Result<T, HeaderError>,
    ) -> Result<Option<T>, DecodeError> {
        let Some(header) = self.headers().get(name) else {
            return Ok(None);
        };
        let fail = |error| DecodeError::header(name, error);
        let text = std::str::from_utf8(header.as_bytes()).map_err(|_| fail(HeaderError::TEXT))?;
        value(&HeaderReader::new(text)).map(Some).map_err(fail)
    }

    /// Reads a list from all headers with a name. `None` if there is none.
    ///
    /// # Errors
    ///
    /// Same as [`header`](Self::header).
    pub fn header_list<T>(
        &self,
        name: &'static str,
        item: fn(&HeaderReader<'a>) -> Result<T, HeaderError>,
    ) -> Result<Option<Vec<T>>, DecodeError> {
        self.list_with(name, |text| list::list(text, item))
    }

    /// Same as [`header_list`](Self::header_list), for a list of timestamps that contain commas
    /// ([`TimestampFormat::HttpDate`](crate::TimestampFormat::HttpDate)).
    ///
    /// # Errors
    ///
    /// Same as [`header`](Self::header).
    pub fn header_dates(
        &self,
        name: &'static str,
    ) -> Result<Option<Vec<crate::Timestamp>>, DecodeError> {
        self.list_with(name, list::dates)
    }

    fn list_with<T>(
        &self,
        name: &'static str,
        read: impl Fn(&'a str) -> Result<Vec<T>, HeaderError>,
    ) -> Result<Option<Vec<T>>, DecodeError> {
        let fail = |error| DecodeError::header(name, error);
        let mut list = None;
        for header in self.headers().get_all(name) {
            let text = std::str::from_utf8(header.as_bytes());
            let text = text.map_err(|_| fail(HeaderError::TEXT))?;
            let items = read(text).map_err(fail)?;
            list.get_or_insert_with(Vec::new).extend(items);
        }
        Ok(list)
    }

    /// The headers whose names begin with `prefix` (`@httpPrefixHeaders`). The keys are the rest of
    /// the names, in lower case. `None` if there are none.
    ///
    /// # Errors
    ///
    /// Fails if a header is not UTF-8.
    pub fn prefix_headers<K: for<'key> From<&'key str> + Ord>(
        &self,
        prefix: &'static str,
    ) -> Result<Option<BTreeMap<K, String>>, DecodeError> {
        let mut map = BTreeMap::new();
        for (name, value) in self.headers() {
            let Some((start, rest)) = name.as_str().split_at_checked(prefix.len()) else {
                continue;
            };
            if start.eq_ignore_ascii_case(prefix) {
                let value = std::str::from_utf8(value.as_bytes())
                    .map_err(|_| DecodeError::header(prefix, HeaderError::TEXT))?;
                map.entry(K::from(rest)).or_insert_with(|| value.to_owned());
            }
        }
        Ok((!map.is_empty()).then_some(map))
    }

    /// The status (`@httpResponseCode`).
    pub fn status(&self) -> i32 {
        self.response.status().as_u16().into()
    }

    /// The value of a required member, or an empty value if it is missing. `part` is its header.
    pub fn required<T: Default>(&mut self, part: &str, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.differences.missing_required.push(part.to_owned());
            T::default()
        })
    }

    fn headers(&self) -> &'a HeaderMap {
        self.response.headers()
    }

    fn whole(&self) -> Result<&'a [u8], DecodeError> {
        let bytes = self.response.body().bytes();
        bytes
            .map(|bytes| bytes.as_ref())
            .ok_or_else(DecodeError::streamed)
    }

    // Separate from `body`, of which each type has a copy.
    fn reader<R: BodyReader<'a>>(&self) -> Result<R, DecodeError> {
        let body = self.whole()?;
        let is_empty = body.trim_ascii().is_empty();
        Ok(R::new(if is_empty { R::EMPTY } else { body }))
    }

    fn end<R: BodyReader<'a>>(&mut self, reader: R) -> Result<(), DecodeError> {
        self.differences
            .append(reader.finish().map_err(Into::into)?);
        Ok(())
    }
}
