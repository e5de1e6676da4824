//! What serde's derive makes of the page, driven by three parsers. Times and enums stay texts, so
//! these do less than the others.

use std::cell::RefCell;

use simd_json::Buffers;

use crate::page::{Page, Summary, summary};
use crate::subject::Subject;

pub(crate) fn readers(json: &'static [u8]) -> [(Subject, Summary); 3] {
    let buffers: &RefCell<Buffers> = Box::leak(Box::default());
    [
        reader("serde_json", json, |json| {
            serde_json::from_slice(json).expect("the page is well-formed")
        }),
        reader("sonic-rs", json, |json| {
            sonic_rs::from_slice(json).expect("the page is well-formed")
        }),
        // It works in place, so the copy is part of the run. Its buffers are used again: they are
        // of a size that the allocator may fetch anew from the system each time.
        reader("simd-json", json, |json| {
            let mut buffers = buffers.borrow_mut();
            simd_json::serde::from_slice_with_buffers(&mut json.to_vec(), &mut buffers)
                .expect("the page is well-formed")
        }),
    ]
}

fn reader(
    name: &'static str,
    json: &'static [u8],
    read: impl Fn(&[u8]) -> Page + Copy + 'static,
) -> (Subject, Summary) {
    let summary = summary(&read(json));
    (Subject::new(name, move || json, read), summary)
}
