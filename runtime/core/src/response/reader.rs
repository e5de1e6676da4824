//! A response on its way to an output or an error: the parts that members are bound to. Which member is
//! bound to which part is said by the code that calls it; in which format a body is, by the functions
//! that it hands over.

use std::collections::BTreeMap;

use http::HeaderMap;

use super::{HeaderError, HeaderReader, list};
use crate::body::Body;
use crate::error::DecodeError;
use crate::format::{BodyReader, Differences};
use crate::transport::HttpResponse;

/// A response that is being decoded. Collects how it differs from the model.
pub struct ResponseReader<'a> {
    response: &'a HttpResponse,
    differences: Differences,
}

impl<'a> ResponseReader<'a> {
    /// Starts with nothing read.
    pub fn new(response: &'a HttpResponse) -> Self {
        Self {
            response,
            differences: Differences::default(),
        }
    }

    /// How the response differs from the model, as far as it has been read.
    pub fn into_differences(self) -> Differences {
        self.differences
    }

    /// Reads the body as one structure. An empty body counts as one without members, which services
    /// send it for.
    ///
    /// # Errors
    ///
    /// A body that is not what `value` reads, or a stream.
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

    /// Reads the body as one member (`@httpPayload`). `None` for an empty body.
    ///
    /// # Errors
    ///
    /// As [`body`](Self::body).
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
    /// A stream.
    pub fn payload_bytes(&self) -> Result<Option<Vec<u8>>, DecodeError> {
        let body = self.whole()?;
        Ok((!body.is_empty()).then(|| body.to_vec()))
    }

    /// The body as one text (`@httpPayload`). `None` if it is empty.
    ///
    /// # Errors
    ///
    /// A stream, and bytes that are not UTF-8.
    pub fn payload_string<T: for<'text> From<&'text str>>(&self) -> Result<Option<T>, DecodeError> {
        let text = std::str::from_utf8(self.whole()?).map_err(|_| DecodeError::not_text())?;
        Ok((!text.is_empty()).then(|| T::from(text)))
    }

    /// The body as it comes, to be read by the caller (`@streaming`). `None` if it is in memory and
    /// empty.
    pub fn payload_stream(&self) -> Option<Body> {
        let body = self.response.body();
        (body.length() != Some(0)).then(|| body.clone())
    }

    /// Reads a header (`@httpHeader`), the first of its name. `None` where there is none.
    ///
    /// # Errors
    ///
    /// A header that is not text, or not what `value` reads.
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

    /// Reads a list from all headers of a name. `None` where there is none.
    ///
    /// # Errors
    ///
    /// As [`header`](Self::header).
    pub fn header_list<T>(
        &self,
        name: &'static str,
        item: fn(&HeaderReader<'a>) -> Result<T, HeaderError>,
    ) -> Result<Option<Vec<T>>, DecodeError> {
        self.list_with(name, |text| list::list(text, item))
    }

    /// As [`header_list`](Self::header_list), for a list of timestamps of which each has a comma of
    /// its own ([`TimestampFormat::HttpDate`](crate::TimestampFormat::HttpDate)).
    ///
    /// # Errors
    ///
    /// As [`header`](Self::header).
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

    /// The headers whose names begin with `prefix`, by the rest of their names in lower case
    /// (`@httpPrefixHeaders`). `None` where there are none.
    ///
    /// # Errors
    ///
    /// A header that is not text.
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

    /// The value of a required member, or an empty one in its place. `part` names where it belongs.
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

    // Apart from `body`, of which there is a copy for each type that is read.
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
