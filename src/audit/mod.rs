//! Floor 3: plan, survey, engine, tally, rating. Where the policy, the files and the checks meet.
//!
//! [`run`](run::run) is the whole way: every source is read once for what needs
//! the whole of it ([`scan`], [`roles`], [`survey`]), then those of record again
//! in batches ([`engine`]), and what comes of it is counted ([`tally`]), rated
//! ([`rating`]) and put together as an [`assessment`].

pub mod about;
pub mod assemble;
pub mod assessment;
pub mod bounded;
pub mod conflicts;
pub mod critical;
pub mod discovery;
pub mod emit;
pub mod engine;
pub mod error;
pub mod estate;
pub mod evidence;
pub mod fingerprint;
pub mod frameworks;
pub mod groups;
pub mod history;
pub mod in_order;
pub mod inspection;
pub mod judged;
pub mod limits;
pub mod looks;
pub mod lost;
pub mod manifest;
mod newest;
pub mod own;
pub mod people;
pub mod plan;
pub mod progress;
pub mod questions;
pub mod rating;
pub mod reading;
pub mod redaction;
pub mod roles;
pub mod rule;
pub mod run;
pub mod sample;
pub mod scan;
pub mod sides;
pub mod source_results;
pub mod staff;
pub mod standing;
pub mod survey;
pub mod tally;
pub mod tonight;
pub mod top;
pub mod waivers;
pub mod week;
pub mod wish;
