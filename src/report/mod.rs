//! Floor 4: what a person or a program reads. Everything here is made from the assessment alone.
//!
//! [`view`] counts, orders and words once; [`html`] and [`terminal`] only lay out
//! what it says; [`json`] is the assessment itself as a file, [`actions`] a workbook of what to do. Nothing here opens
//! a file, asks the time or looks at the terminal: each returns its bytes or text.

pub mod actions;
pub mod by_framework;
pub mod changes;
pub mod html;
pub mod json;
pub mod rollup;
pub mod terminal;
pub mod view;

mod integrity;
#[cfg(test)]
mod tests;
mod wrap;
