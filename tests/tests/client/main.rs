//! Clients from outside: calls, listings, retries, time limits and errors, with doubles and over sockets.

mod calls;
mod environment;
mod faults;
mod mpa;
mod retries;
mod secrets;
mod server;
mod settings;
mod soak;
mod tls;

/// Runs a future that needs no runtime: that of a client with a double.
fn wait<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Runs a future on tokio.
fn on_tokio<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime starts").block_on(future)
}
