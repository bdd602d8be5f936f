//! One integration test binary, a module an area.

#![allow(clippy::unwrap_used, reason = "a test that meets what it did not expect stops there")]

mod actions;
mod audited;
mod bad_input;
mod bench;
mod board;
mod catalogue;
mod columns;
mod desk;
mod estate;
mod evidence_pack;
mod files;
mod files_properties;
mod floors;
mod frameworks;
mod harness;
mod history;
mod history_columns;
mod history_properties;
mod hostile;
mod invariants;
mod known;
mod left_alone;
mod oracle;
mod own_checks;
mod pages;
mod program;
mod promised;
mod properties;
mod reading;
mod redaction;
mod rota;
mod rust_text;
mod sample;
mod sides;
mod silent;
mod snapshot;
mod tonight;
mod verify;
mod vintages;
mod waivers;
