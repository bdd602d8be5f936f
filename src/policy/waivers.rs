//! `[[waiver]]`: a risk that somebody accepted, for a reason and for a time.
//!
//! What a waiver lacks — a reason, an approver, a last day — is no error here: it
//! covers nothing until it is whole, and a finding says so. That its check exists
//! is for `audit` to say.

use super::error::{PolicyError, Spot};
use super::keys;
use super::reader::Table;
use crate::model::pattern::Pattern;
use crate::model::waiver::Waiver;

/// A waiver with the place of its check's name.
#[derive(Debug, Clone, PartialEq)]
pub struct WaiverPolicy {
    /// The waiver; its check as written.
    pub waiver: Waiver,
    /// Where the name of its check stands.
    pub check_at: Spot,
}

impl WaiverPolicy {
    pub(super) fn read_all(root: &Table<'_>, file: &str) -> Result<Vec<Self>, PolicyError> {
        let Some(list) = root.value("waiver") else { return Ok(Vec::new()) };
        list.sections(keys::WAIVER.heading)?.into_iter().map(|table| Self::read(table, file)).collect()
    }

    fn read(table: Table<'_>, file: &str) -> Result<Self, PolicyError> {
        let table = table.only(&keys::WAIVER)?;
        let check = table.required("check", "say which check it waives; “standto checks” lists them")?;
        let subject = table.required("subject", "say whom or what it waives it for, such as subject = \"LAP-0012\", or \"PACS-*\"")?;
        let prose = |key: &str| table.value(key).map(|value| value.prose()).transpose();
        let day = |key: &str| table.value(key).map(|value| value.day()).transpose();
        let (approved, expires) = (day("approved")?, day("expires")?);
        if let (Some(first), Some(last), Some(value)) = (approved, expires, table.value("expires"))
            && last < first
        {
            return Err(value.error("“expires” of [[waiver]] lies before “approved”"));
        }
        let waiver = Waiver {
            check: check.text()?,
            subject: Pattern::new(&subject.text()?),
            cause: table.value("cause").map(|value| Ok(Pattern::new(&value.text()?))).transpose()?,
            reason: prose("reason")?,
            approver: prose("approver")?,
            approved,
            expires,
            written: format!("{file}, line {}", table.at().line),
            place: None,
        };
        Ok(WaiverPolicy { waiver, check_at: check.key_at() })
    }
}
