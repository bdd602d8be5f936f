//! Floor 2: what is checked. Pure: no files, no clock, no state; a check cannot fail.
//!
//! A check is one file in `catalogue/` holding one complete `static CHECK` and
//! the function it runs; its file name is its name and only id. Beside it stands
//! its fixture folder `tests/checks/<name>/`. Everything that lists checks walks
//! [`ALL`], which a test regenerates from the folder.

pub mod authorities;
mod catalogue;
mod leavers;
mod lifecycle;
pub mod meant;
mod mfa;
mod ownership;
mod privilege;
mod recorded;
pub mod reporting;
pub mod rota;
mod shape;
pub mod suppliers;
mod wanted;
pub mod wording;

pub use catalogue::ALL;
pub use shape::{Check, Entry, Needs, Run, find};
