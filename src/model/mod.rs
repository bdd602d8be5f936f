//! Floor 0: the words of the field as types. Data and predicates, no files, no clock.

pub mod account;
pub mod alert;
pub mod area;
pub mod asset;
pub mod baseline;
pub mod cell;
pub mod contact;
pub mod control;
pub mod date;
pub mod directory;
pub mod discovery;
pub mod facts;
pub mod field;
pub mod holiday;
pub mod key;
pub mod ods;
pub mod organisation;
pub mod param;
pub mod person_name;
pub mod phone;
pub mod place;
pub mod prose;
pub mod register;
pub mod role;
pub mod severity;
pub mod shift;
pub mod source;
pub mod staff;
pub mod statement;
pub mod support;
pub mod urgency;
pub mod verdict;
pub mod version;
pub mod week;
#[cfg(test)]
pub(crate) mod written;
