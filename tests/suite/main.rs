//! One integration test binary, a module an area.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod audited;
mod bad_input;
mod bench;
mod catalogue;
mod columns;
mod desk;
mod files;
mod floors;
mod harness;
mod known;
mod program;
mod promised;
mod properties;
mod reading;
mod rota;
mod rust_text;
mod sample;
mod sides;
mod snapshot;
