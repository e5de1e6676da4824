//! The methods that set the options of one call. Must not know when the call is sent.

/// Implements the options, which a call, a listing and a wait have in common. `$of` returns the `CallOptions` of
/// the type.
macro_rules! call_options {
    ($type:ident<O: $($bound:path),+>, $of:path) => {
        impl<O: $($bound +)+> $type<O> {
            /// Sets how long the call may take, all attempts and the delays between them included. `None`
            /// is no limit. Each page of a listing, and each poll of a wait, is a call.
            pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
                $of(&mut self).timeout = Some(limit.into());
                self
            }

            /// Sets how long one attempt may take. `None` is no limit.
            pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
                $of(&mut self).attempt_timeout = Some(limit.into());
                self
            }

            /// Sets how long making a connection may take, TLS included. `None` is no limit. A call that
            /// gets a connection of the pool makes none. A transport of your own can use the limit:
            /// [`ConnectTimeout`](crate::transport::ConnectTimeout).
            pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
                $of(&mut self).connect_timeout = Some(limit.into());
                self
            }

            /// Sets how long the client waits for the response, and then for each next part of its body.
            /// `None` is no limit.
            pub fn read_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
                $of(&mut self).read_timeout = Some(limit.into());
                self
            }

            /// Sets the number of attempts, the first one included. With 0, the call fails with
            /// [`TransportErrorKind::Configuration`](crate::TransportErrorKind::Configuration).
            pub fn max_attempts(mut self, count: u32) -> Self {
                $of(&mut self).max_attempts = Some(count);
                self
            }

            /// Sends the request to this region, and signs it for this region. With a text that is no region,
            /// the call fails with
            /// [`TransportErrorKind::Configuration`](crate::TransportErrorKind::Configuration).
            pub fn region(mut self, region: impl Into<String>) -> Self {
                $of(&mut self).region = Some(region.into());
                self
            }

            /// Adds a header, which the signature covers. It replaces a header of this name in the request.
            /// With one that the client sets itself, such as `host`, `content-length` or `authorization`, the
            /// call fails with [`TransportErrorKind::Configuration`](crate::TransportErrorKind::Configuration).
            pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
                $of(&mut self).headers.insert(name, value);
                self
            }
        }
    };
}
pub(super) use call_options;
