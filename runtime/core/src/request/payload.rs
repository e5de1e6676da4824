//! The body: all members without another binding as one structure, or one member alone.

use http::HeaderValue;
use http::header::CONTENT_TYPE;

use super::RequestBuilder;
use crate::body::Body;
use crate::format::BodyWriter;

/// The initial capacity of a body. Most bodies need no more, and the memory is freed after sending.
const BODY_CAPACITY: usize = 1024;

impl RequestBuilder {
    /// Sets a body in the format of the protocol. `write` writes `value`.
    pub fn body<W: BodyWriter, T>(&mut self, value: &T, write: fn(&mut W, &T)) -> &mut Self {
        let mut writer = W::with_capacity(BODY_CAPACITY);
        write(&mut writer, value);
        self.set_body(self.content_type.clone(), writer.into_bytes().into())
    }

    /// Sets a body of one member (`@httpPayload`), if it is `Some`.
    pub fn payload<W: BodyWriter, T>(
        &mut self,
        value: Option<&T>,
        write: fn(&mut W, &T),
    ) -> &mut Self {
        match value {
            Some(value) => self.body(value, write),
            None => self,
        }
    }

    /// Sets a body of one structure member (`@httpPayload`), an empty structure for `None`.
    pub fn structure_payload<W: BodyWriter, T>(
        &mut self,
        value: Option<&T>,
        write: fn(&mut W, &T),
    ) -> &mut Self {
        match value {
            Some(value) => self.body(value, write),
            None => self.set_body(self.content_type.clone(), W::EMPTY.to_vec().into()),
        }
    }

    /// Sets a body of one string or blob (`@httpPayload`), if it is `Some`.
    pub fn raw_payload<V: AsRef<[u8]>>(
        &mut self,
        content_type: &'static str,
        value: Option<V>,
    ) -> &mut Self {
        match value {
            Some(value) => {
                let content_type = HeaderValue::from_static(content_type);
                self.set_body(content_type, value.as_ref().to_vec().into())
            }
            None => self,
        }
    }

    /// Sets a body that may be a stream (`@streaming`), if it is not empty.
    pub fn stream_payload(
        &mut self,
        content_type: &'static str,
        value: Option<&Body>,
    ) -> &mut Self {
        match value {
            Some(value) => {
                let content_type = HeaderValue::from_static(content_type);
                self.set_body(content_type, value.clone())
            }
            None => self,
        }
    }

    /// Keeps a content type that a member has set.
    // Not generic, so that it is compiled once, and not in each crate that uses it.
    fn set_body(&mut self, content_type: HeaderValue, body: Body) -> &mut Self {
        self.headers.entry(CONTENT_TYPE).or_insert(content_type);
        self.body = Some(body);
        self
    }
}
