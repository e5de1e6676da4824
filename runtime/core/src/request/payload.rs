//! The body: all members that are bound nowhere else as one structure, or one member alone.

use http::HeaderValue;
use http::header::CONTENT_TYPE;

use super::RequestBuilder;
use crate::body::Body;
use crate::format::BodyWriter;

/// Room for a body, which most need no more than; it is dropped as soon as the request is sent.
const BODY_CAPACITY: usize = 1024;

impl RequestBuilder {
    /// Sets a body in the format of the protocol, `value` as `write` writes it.
    pub fn body<W: BodyWriter, T>(&mut self, value: &T, write: fn(&mut W, &T)) -> &mut Self {
        let mut writer = W::with_capacity(BODY_CAPACITY);
        write(&mut writer, value);
        self.set_body(self.content_type.clone(), writer.into_bytes().into())
    }

    /// Sets a body of one member (`@httpPayload`), if it is there.
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

    /// Sets a body of one member that is a structure (`@httpPayload`); without it, one without
    /// members.
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

    /// Sets a body of one text or blob (`@httpPayload`), if it is there.
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

    /// Sets a body that the caller may stream (`@streaming`), if there is anything in it.
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

    /// A content type that a member has set stays.
    // Not generic, so that it is compiled once, and not in each crate that uses it.
    fn set_body(&mut self, content_type: HeaderValue, body: Body) -> &mut Self {
        self.headers.entry(CONTENT_TYPE).or_insert(content_type);
        self.body = Some(body);
        self
    }
}
