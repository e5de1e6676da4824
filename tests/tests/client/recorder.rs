//! A subscriber that keeps what is traced, as text.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Dispatch, Event, Metadata, Subscriber};

/// Runs a function, and returns its result with what it traces on this thread: a line for each event, and for the
/// begin of each span. A line states the spans around it, the level, the message or name, and the fields.
pub(crate) fn recorded<T>(function: impl FnOnce() -> T) -> (T, Vec<String>) {
    // While there is no more than one subscriber, a thread without one can disable an event for all threads when it
    // is the first to reach it.
    static OTHERS: OnceLock<[Dispatch; 2]> = OnceLock::new();
    OTHERS.get_or_init(|| [(); 2].map(|()| Dispatch::new(Recorder::default())));
    let recorder = Recorder::default();
    let state = Arc::clone(&recorder.0);
    let result = tracing::subscriber::with_default(recorder, function);
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(state.entered.is_empty(), "every span that begins ends");
    (result, std::mem::take(&mut state.lines))
}

#[derive(Default)]
struct Recorder(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// The name of each span, by its number less one.
    spans: Vec<&'static str>,
    /// The spans in which the thread is.
    entered: Vec<u64>,
    lines: Vec<String>,
}

impl Recorder {
    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl State {
    /// Adds a line.
    fn add(&mut self, metadata: &Metadata<'_>, what: &str, fields: &str) {
        let spans = self.entered.iter();
        let spans = spans.map(|id| self.spans[usize::try_from(*id).expect("few") - 1]);
        let spans: Vec<&str> = spans.collect();
        let (target, level, spans) = (metadata.target(), metadata.level(), spans.join("/"));
        self.lines
            .push(format!("{target} [{spans}] {level} {what}:{fields}"));
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, _metadata: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let metadata = attributes.metadata();
        self.with(|state| {
            state.add(metadata, metadata.name(), &fields.text);
            state.spans.push(metadata.name());
            Id::from_u64(state.spans.len() as u64)
        })
    }

    fn record(&self, _span: &Id, values: &Record<'_>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        self.with(|state| state.lines.push(format!("recorded later:{}", fields.text)));
    }

    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.with(|state| state.add(event.metadata(), &fields.message, &fields.text));
    }

    fn enter(&self, span: &Id) {
        self.with(|state| state.entered.push(span.into_u64()));
    }

    fn exit(&self, span: &Id) {
        let left = self.with(|state| state.entered.pop());
        assert_eq!(left, Some(span.into_u64()), "spans end from inside");
    }
}

/// Fields as text, each after a blank.
#[derive(Default)]
struct Fields {
    message: String,
    text: String,
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        match field.name() {
            "message" => self.message = format!("{value:?}"),
            name => _ = write!(self.text, " {name}={value:?}"),
        }
    }
}
