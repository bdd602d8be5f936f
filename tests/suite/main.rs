//! One integration test binary, a module an area.

#![allow(clippy::unwrap_used, reason = "a test that meets what it does not expect stops there")]

mod audited;
mod bad_input;
mod bench;
mod catalogue;
mod columns;
mod desk;
mod estate;
mod floors;
mod harness;
mod invariants;
mod known;
mod program;
mod promised;
mod properties;
mod reading;
mod redaction;
mod rust_text;
mod sample;
mod snapshot;
