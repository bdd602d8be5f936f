//! standto: a readiness and asset-register auditor.
//!
//! It answers one question for an NHS-style organisation: if a major cyber
//! incident began at three o'clock on Sunday morning, would we be ready?
//! The rooms stand in floors; a room imports from lower floors only, and rooms
//! on one floor do not know each other (`docs/architecture.md`, held by
//! `tests/suite/floors.rs`):
//!
//! * [`model`], floor 0: records, fields, dates, people, verdicts, findings;
//! * [`policy`], floor 1: `standto.toml` as typed values;
//! * [`ingest`], floor 2: files → rows → typed records, knows nothing of checks;
//! * [`checks`], floor 2: the catalogue, one file a check, pure;
//! * [`audit`], floor 3: plan, survey, engine, tally, rating: the [assessment](audit::assessment);
//! * [`report`], floor 4: pages and files, from the assessment alone;
//! * [`cli`], floor 5: commands; the only clock, terminal, environment and exit code.

pub mod audit;
pub mod checks;
pub mod cli;
pub mod ingest;
pub mod model;
pub mod policy;
pub mod report;
