//! One integration test binary, a module an area.

#![allow(clippy::unwrap_used, reason = "a test that meets what it does not expect stops there")]

mod bench;
mod catalogue;
mod estate;
mod floors;
mod harness;
mod invariants;
mod redaction;
mod rust_text;
