//! One integration test binary, a module an area.

mod audited;
mod bad_input;
mod bench;
mod catalogue;
mod columns;
mod desk;
mod files;
mod files_properties;
mod floors;
mod harness;
mod known;
mod program;
mod promised;
mod properties;
mod reading;
mod rust_text;
mod sample;
mod snapshot;
