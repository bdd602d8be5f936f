//! One integration test binary, a module an area.

mod bench;
mod catalogue;
mod files;
mod floors;
mod harness;
mod rust_text;
