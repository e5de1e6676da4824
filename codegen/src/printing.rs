//! Prints and formats the files of a crate, on one thread or several. Decides which thread prints which part;
//! the result does not depend on it. Must not know what is in a file.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{panic, thread};

use crate::api::{Collector, Items};
use crate::emit::{OutputFile, Part, drafts, parts};
use crate::{format, ir};

/// The files, sorted by path, and the API in them.
pub(crate) fn print(
    krate: &ir::Crate,
    threads: NonZeroUsize,
    begin: &mut dyn FnMut(&'static str),
) -> (Vec<OutputFile>, Collector) {
    let parts: Vec<Part<'_>> = parts(krate).collect();
    let (mut files, collector) = match threads.get().min(parts.len()) {
        0 | 1 => print_next(krate, parts, begin),
        threads => print_on(threads, krate, &parts),
    };
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    (files, collector)
}

/// Each thread takes the next part as soon as it is done with one.
#[expect(
    clippy::disallowed_methods,
    reason = "the threads end before this function does, and affect no output"
)]
fn print_on(threads: usize, krate: &ir::Crate, parts: &[Part<'_>]) -> (Vec<OutputFile>, Collector) {
    let next = AtomicUsize::new(0);
    let taken = || parts.get(next.fetch_add(1, Ordering::Relaxed)).copied();
    let work = || print_next(krate, std::iter::from_fn(taken), &mut |_| {});
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let (mut files, mut collector) = work();
        for other in others {
            match other.join() {
                Ok((more, found)) => {
                    files.extend(more);
                    collector.merge(found);
                }
                Err(cause) => panic::resume_unwind(cause),
            }
        }
        (files, collector)
    })
}

fn print_next<'a>(
    krate: &ir::Crate,
    parts: impl IntoIterator<Item = Part<'a>>,
    begin: &mut dyn FnMut(&'static str),
) -> (Vec<OutputFile>, Collector) {
    let mut collector = Collector::new(&krate.root.to_string());
    let mut files = Vec::new();
    for draft in parts.into_iter().flat_map(|part| drafts(part, krate)) {
        begin("format");
        let mut items = Items::default();
        let see = &mut |some: &syn::File| items.read(some);
        let file = format::file(&krate.origin, &krate.remedy, draft, see);
        collector.add(&file.path, items);
        files.push(file);
        begin("emit");
    }
    (files, collector)
}

/// The files of a part.
pub(crate) fn part<'a>(
    krate: &'a ir::Crate,
    part: Part<'_>,
) -> impl Iterator<Item = OutputFile> + use<'a> {
    let drafts = drafts(part, krate).into_iter();
    drafts.map(|draft| format::file(&krate.origin, &krate.remedy, draft, &mut |_| {}))
}
