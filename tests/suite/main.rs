//! One integration test binary, a module an area.

mod bench;
mod catalogue;
mod estate;
mod floors;
mod harness;
mod invariants;
mod redaction;
mod rust_text;
