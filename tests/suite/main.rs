//! One integration test binary, a module an area.

mod bench;
mod catalogue;
mod harness;
