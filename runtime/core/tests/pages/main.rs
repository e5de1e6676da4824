//! The paginator as its users meet it: the settings, and the four ways to drive a run.
//!
//! One binary, with a file of tests for each topic. The operation, its service and the drivers are
//! in `service` and `drive`, which must not know pagination.

mod drive;
mod service;

mod collected;
mod dropped;
mod failed;
mod lazy;
mod limits;
mod outside;
mod resumed;
mod reused;
mod shapes;
mod starting;
mod validated;
mod ways;
