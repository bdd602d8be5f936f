//! One integration test binary, a module an area.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod known;
mod reading;
mod sides;
