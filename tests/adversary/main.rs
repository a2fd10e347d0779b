//! Attempts to get something destructive past the linter in one change: on repositories that real git makes, with the
//! real program. Whoever wrote a change wrote it to get past; each of these must be caught.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod attempt;
mod repository;

mod bytes;
mod ci;
mod history;
mod missed;
mod names;
mod policy;
mod reviews;
mod secrets;
mod shapes;
mod suppression;
mod task;
