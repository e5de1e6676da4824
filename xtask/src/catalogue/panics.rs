//! Panics of the generator as text, instead of output of their threads.

use std::cell::RefCell;
use std::panic;

thread_local! {
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `work`, with panics of all threads kept for [`last`].
pub(super) fn kept<T>(work: impl FnOnce() -> T) -> T {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|panic| {
        let words = panic.to_string().replace('\n', " ");
        LAST.with(|last| *last.borrow_mut() = Some(words));
    }));
    let result = work();
    panic::set_hook(hook);
    result
}

/// The last panic of this thread, on one line.
pub(super) fn last() -> String {
    let last = LAST.with(|last| last.borrow_mut().take());
    let words = last.unwrap_or_else(|| "no words".to_owned());
    format!("the generator has a defect: {words}")
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::{kept, last};

    #[test]
    fn keeps_the_words_of_a_panic() {
        let words = kept(|| {
            let panicked = catch_unwind(|| unreachable!("two\nlines"));
            assert!(panicked.is_err());
            last()
        });
        assert!(
            words.starts_with("the generator has a defect: panicked at "),
            "{words}"
        );
        assert!(words.ends_with("unreachable code: two lines"), "{words}");
        assert_eq!(last(), "the generator has a defect: no words");
    }
}
