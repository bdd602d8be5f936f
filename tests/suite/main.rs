//! One integration test binary, a module an area.

mod audited;
mod bad_input;
mod columns;
mod desk;
mod hostile;
mod program;
mod promised;
mod properties;
mod sample;
mod snapshot;
mod vintages;
