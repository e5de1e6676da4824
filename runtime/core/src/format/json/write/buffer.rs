//! A string that grows by short pieces. Must not know JSON.
//!
//! Callers reserve space once for several pieces and fill it in place. A `String` would check its
//! capacity for each piece, and call a function to copy a few bytes.

/// Bytes of UTF-8, followed by reserved space.
#[derive(Default)]
pub(super) struct Buffer {
    /// The text, followed by reserved space.
    bytes: Vec<u8>,
    /// Length of the text.
    length: usize,
}

impl Buffer {
    #[expect(
        clippy::slow_vector_initialization,
        reason = "`vec![0; n]` asks for zeroed memory, which glibc does not take from the thread's \
                  own: a tenth of the time of encoding"
    )]
    pub(super) fn with_capacity(bytes: usize) -> Self {
        let mut room = Vec::with_capacity(bytes);
        room.resize(bytes, 0);
        Self {
            bytes: room,
            length: 0,
        }
    }

    /// The last byte of the text.
    #[inline]
    pub(super) fn last(&self) -> Option<u8> {
        self.length
            .checked_sub(1)
            .and_then(|last| self.bytes.get(last).copied())
    }

    /// Extends the text by `length` bytes, which the caller fills with UTF-8.
    #[inline]
    pub(super) fn extend(&mut self, length: usize) -> &mut [u8] {
        let start = self.length;
        let end = start + length;
        if end > self.bytes.len() {
            self.grow(end);
        }
        self.length = end;
        &mut self.bytes[start..end]
    }

    #[cold]
    fn grow(&mut self, least: usize) {
        self.bytes.resize(least.max(2 * self.bytes.len()), 0);
    }

    #[inline]
    pub(super) fn push(&mut self, byte: u8) {
        self.extend(1)[0] = byte;
    }

    pub(super) fn push_str(&mut self, text: &str) {
        copy(self.extend(text.len()), text.as_bytes());
    }

    /// The text without the reserved space.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length);
        self.bytes
    }
}

impl std::fmt::Write for Buffer {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.push_str(text);
        Ok(())
    }
}

/// Copies `from` to `to`, which has the same length. Up to 32 bytes are copied by overlapping
/// words: most pieces are short, and a call that supports every length takes longer.
#[inline]
pub(super) fn copy(to: &mut [u8], from: &[u8]) {
    match from.len() {
        0..4 => {
            for (to, from) in to.iter_mut().zip(from) {
                *to = *from;
            }
        }
        4..8 => copy_ends::<4>(to, from),
        8..16 => copy_ends::<8>(to, from),
        16..=32 => copy_ends::<16>(to, from),
        _ => to.copy_from_slice(from),
    }
}

#[inline]
fn copy_ends<const N: usize>(to: &mut [u8], from: &[u8]) {
    if let (Some(to), Some(from)) = (to.first_chunk_mut::<N>(), from.first_chunk::<N>()) {
        *to = *from;
    }
    if let (Some(to), Some(from)) = (to.last_chunk_mut::<N>(), from.last_chunk::<N>()) {
        *to = *from;
    }
}
