//! Clients from outside: calls, listings, retries, time limits and errors, with doubles and over sockets.

mod addresses;
mod blocking;
mod calls;
mod connect;
mod environment;
mod example;
mod faults;
#[cfg(feature = "http2")]
mod http2;
mod mpa;
mod options;
mod recorder;
mod retries;
mod rules;
mod secrets;
mod server;
mod settings;
mod soak;
mod tls;
mod traces;
mod waits;

/// Runs a future on tokio.
fn on_tokio<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime starts").block_on(future)
}
