//! The body: all members that are bound nowhere else as one JSON object, or one member alone.

use http::HeaderValue;
use http::header::CONTENT_TYPE;

use super::RequestBuilder;
use crate::body::Body;
use crate::json::Writer;

/// Room for a body, which most need no more than; it is dropped as soon as the request is sent.
const BODY_CAPACITY: usize = 1024;

impl RequestBuilder {
    /// Sets a JSON body, `value` as `write` writes it.
    pub fn json<T>(&mut self, value: &T, write: fn(&mut Writer, &T)) -> &mut Self {
        let mut writer = Writer::with_capacity(BODY_CAPACITY);
        write(&mut writer, value);
        self.body("application/json", writer.into_bytes())
    }

    /// Sets a JSON body of one member (`@httpPayload`), if it is there.
    pub fn json_payload<T>(&mut self, value: Option<&T>, write: fn(&mut Writer, &T)) -> &mut Self {
        match value {
            Some(value) => self.json(value, write),
            None => self,
        }
    }

    /// Sets a JSON body of one member that is a structure (`@httpPayload`); without it, an object
    /// without members.
    pub fn structure_payload<T>(
        &mut self,
        value: Option<&T>,
        write: fn(&mut Writer, &T),
    ) -> &mut Self {
        match value {
            Some(value) => self.json(value, write),
            None => self.body("application/json", "{}"),
        }
    }

    /// Sets a body of one text or blob (`@httpPayload`), if it is there.
    pub fn payload<V: AsRef<[u8]>>(
        &mut self,
        content_type: &'static str,
        value: Option<V>,
    ) -> &mut Self {
        match value {
            Some(value) => self.body(content_type, value.as_ref().to_vec()),
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
            Some(value) => self.body(content_type, value.clone()),
            None => self,
        }
    }

    /// A content type that a member has set stays.
    fn body(&mut self, content_type: &'static str, body: impl Into<Body>) -> &mut Self {
        if !self.headers.contains_key(CONTENT_TYPE) {
            let content_type = HeaderValue::from_static(content_type);
            self.headers.insert(CONTENT_TYPE, content_type);
        }
        self.body = Some(body.into());
        self
    }
}
