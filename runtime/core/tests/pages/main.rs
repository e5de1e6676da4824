//! The paginator as its users meet it: the settings, and the four ways to drive a run.
//!
//! One binary, a page of tests for each theme. The operation, its service and the drivers are in
//! `service` and `drive`; none of them knows a rule of paging.

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
