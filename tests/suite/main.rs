//! One integration test binary, a module an area.

mod audited;
mod bad_input;
mod desk;
mod program;
mod properties;
mod snapshot;
