//! Of each source: how it was read, and which of its rows were set aside.

use serde::{Deserialize, Serialize};

use crate::model::register::Register;

/// One source and how it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceResult {
    /// The file's path below the folder audited, written with `/`.
    pub file: String,
    /// The sheet; empty where the file has none.
    pub sheet: String,
    /// What it was read as; `None` where it is no register we know.
    pub register: Option<Register>,
    /// `record`, `enriches`, `reconciled`, `older copy`, `not a register`, `unreadable`.
    pub role: String,
    /// The day it speaks for; empty where nothing tells.
    pub extract_date: String,
    /// What told: policy, banner, file name, sheet name, workbook property, newest sighting.
    pub extract_date_from: String,
    /// The product whose export it is, where recognised.
    pub known_export: String,
    /// `csv`, `xlsx` …
    pub format: String,
    /// The encoding assumed.
    pub encoding: String,
    /// The delimiter of a CSV.
    pub delimiter: String,
    /// The row the header stands on.
    pub header_row: u32,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Where it comes from, as the policy states.
    #[serde(default)]
    pub stated: Stated,
    /// Rows under the header.
    pub rows_read: u64,
    /// Rows audited.
    pub rows_audited: u64,
    /// Rows set aside, each with its reason in `set_aside`.
    pub rows_set_aside: u64,
    /// Its columns, in order.
    pub columns: Vec<ColumnResult>,
    /// What a reader should know, in sentences.
    pub notes: Vec<String>,
}

/// One column and how it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnResult {
    /// The header as it stands.
    pub header: String,
    /// The field it was read as; empty where not understood.
    pub field: String,
    /// How that was settled: `header`, `policy`, `secret: never read`, `not understood`, `lost to “…”`.
    pub how: String,
}

/// Rows set aside for one reason in one source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetAside {
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// Why.
    pub reason: String,
    /// How many.
    pub count: u64,
    /// The first rows.
    pub rows: Vec<u32>,
}

/// Where a list comes from, as whoever asked for it states: an auditor's provenance. Empty where nothing is stated.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Stated {
    /// The system it was taken from.
    pub system: String,
    /// The post that took it.
    pub exported_by: String,
    /// What was left out or chosen.
    pub filter: String,
    /// How many records the system says it has.
    pub expected_count: Option<u64>,
}
