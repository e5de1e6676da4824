//! The type of futures that traits of this package return.

use std::future::Future;
use std::pin::Pin;

/// A future on the heap, which a trait object can return. `Box::pin(async move { … })` makes one.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
