//! Floor 1: `standto.toml` as typed values, with the place of each.
//!
//! Everything in it is optional; without a policy all is at its default. What
//! stands in it must be understood: an unknown key, a wrong type or a bad value
//! is a [`PolicyError`] with file, line, what was expected and "did you mean".
//! Names of checks and keys of their parameters are kept as written: the
//! catalogue stands above this room, and `audit` says whether they exist.
//!
//! How to write one is `docs/policy.md`; the whole of it in short:
//!
//! ```toml
//! [organisation]
//! name = "Northmoor University Hospitals NHS Trust"
//! ods-code = "Z9Z"                  # 1 to 9 letters and digits
//! single-point-of-contact = "Cyber security manager"   # a person, a post or an address of the contact list
//! operator-of-essential-services = true
//! nis-duty = "Chief information officer"
//! ico-duty = "Data protection officer"
//! servicenow = ["Cyber security manager"]              # who can open a ticket with the CSOC
//! dspt-reporters = ["Data protection officer"]         # who has "Report an Incident" in the DSPT
//! plan-offline = { where = "Red folder, switchboard", checked = 2026-10-05 }
//!
//! [policy]
//! marking = "OFFICIAL-SENSITIVE"
//! dates = "day-first"               # or month-first, where a column does not tell
//! least-match-rate = 80             # percent
//! approvers = ["SIRO", "Chief information officer"]   # who may accept a risk
//! history = "earlier-runs"          # a folder of earlier runs, beside the policy
//!
//! [rating]
//! green = 90                        # a score, 0 to 100
//! red = 70
//! [rating.days-allowed]             # days to mend, by severity
//! critical = 2
//! high = 14
//! medium = 30
//! low = 90
//!
//! [limits]                          # how much one file may ask of this computer
//! row-bytes = 16_000_000
//! row-lines = 1000
//! columns = 4096
//! unpacked-megabytes = 2000
//!
//! [checks.asset-patch-stale]
//! severity = "high"                 # critical, high, medium, low
//! fix-days = 14                     # a parameter: whole number, true or false, or a list of texts
//! [checks.account-dormant]
//! off = true
//! reason = "Reported by the identity team every week"   # wanted with off
//!
//! [[check]]                         # a check of your own
//! name = "critical-asset-not-reviewed"
//! register = "assets"               # or contacts, accounts
//! title = "critical asset not reviewed this quarter"
//! severity = "high"
//! when = 'asset.criticality == "Critical"'      # which records it speaks of
//! require = "days_since(asset.reviewed) <= 90"  # what must hold of them
//! fix = "Have its owner review the entry"
//! rationale = "What nobody looks at is out of date when it is needed"
//! controls = ["A3.a"]
//!
//! [[role]]                          # adds a role, or words to a built-in one
//! name = "EPR on call"
//! aliases = ["epr on-call", "electronic patient record"]
//! [roles]
//! defaults = true                   # false drops the built-in seven
//!
//! [shifts]                          # hours of shifts that a rota names without saying them
//! Morning = "06:00-14:00"
//! Night = "20:00-08:00"             # ends on the next day
//!
//! [[source]]
//! file = "exports/discovery*.csv"   # `*` stays within one part of the path
//! register = "assets"
//! role = "enriches"                 # record, enriches, reconciled, older-copy, ignore
//! extract-date = 2026-11-14
//! columns = { owner = "Responsible", last-patched = "Patched on" }   # field = header
//! system = "Tarnside Discovery"      # where it comes from: provenance for an auditor
//! exported-by = "Service desk manager"
//! filter = "Seen in the last 90 days"
//! expected-count = 9014             # records in that system
//!
//! [[statement]]
//! match = { owner = "helpdesk@northmoor.example" }   # product, kind, owner, status, population
//! owner-is = "IT service desk manager"               # or does-not-apply, supported-until, not-on-staff-list
//! evidence = "Service catalogue 4.2"
//! approver = "Chief information officer"
//! until = 2027-03-31
//!
//! [[waiver]]                        # or a row of waivers.csv, with these as its columns
//! check = "asset-patch-stale"
//! subject = "PACS-*"                # the natural key; `*` stands for anything
//! cause = "windows 10*"             # only findings of this cause
//! reason = "Replaced in March; behind its own firewall"
//! approver = "SIRO"
//! approved = 2026-09-01
//! expires = 2027-03-31
//!
//! [board]                           # the board's page
//! paper-for = "Trust Board"
//! from = "Senior Information Risk Owner"
//! [[action]]                        # what is being done about it
//! risk = "leaver-account-enabled"   # a check, or an area
//! what = "Leavers' accounts closed the same day"
//! lead = "Director of People"
//! by = 2026-12-01
//! [[decision]]
//! what = "Accept unsupported laptops until 31 January"
//! ```

mod board;
mod checks;
mod error;
mod general;
mod in_force;
mod keys;
mod limits;
mod organisation;
mod own_checks;
mod path_pattern;
mod rating;
mod reader;
mod roles;
mod shifts;
mod sources;
mod statements;
mod suggest;
#[cfg(test)]
mod tests;
mod waivers;

use std::cmp::Reverse;

pub use board::{ActionPolicy, Board, Risk};
pub use checks::{CheckPolicy, ParamPolicy};
pub use error::{PolicyError, Spot};
pub use general::General;
pub use in_force::{InForce, Origin, Placed, Threshold};
pub use limits::Limits;
pub use organisation::Organisation;
pub use own_checks::OwnCheckPolicy;
pub use path_pattern::PathPattern;
pub use rating::Rating;
pub use roles::{RolePolicy, Roles};
pub use shifts::ShiftPolicy;
pub use sources::{ColumnPolicy, SourcePolicy, SourceRole};
pub use statements::StatementPolicy;
pub use suggest::did_you_mean;
pub use waivers::WaiverPolicy;

use crate::model::date::DateOrder;
use crate::model::prose;
use crate::model::severity::Severity;
use reader::{Document, Table};

/// The name a policy has in the folder it speaks of.
pub const FILE_NAME: &str = "standto.toml";

/// A policy: what it says, and defaults for what it does not.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Its file, as messages and reports name it.
    pub file: String,
    /// Whom the audit speaks of.
    pub organisation: Organisation,
    /// What holds for the whole run.
    pub general: General,
    /// When an area is green or red, and how soon findings must be mended.
    pub rating: Rating,
    /// How much one file may ask of this computer.
    pub limits: Limits,
    /// Checks it tunes, in the order of the file.
    pub checks: Vec<CheckPolicy>,
    /// Checks of the organisation's own, in the order of the file.
    pub own_checks: Vec<OwnCheckPolicy>,
    /// The roles that must be reachable.
    pub roles: Roles,
    /// The hours of shifts that rotas name, in the order of the file.
    pub shifts: Vec<ShiftPolicy>,
    /// How files are to be read, in the order of the file.
    pub sources: Vec<SourcePolicy>,
    /// What is true though the lists cannot say it, in the order of the file.
    pub statements: Vec<StatementPolicy>,
    /// Risks that somebody accepted, in the order of the file.
    pub waivers: Vec<WaiverPolicy>,
    /// What people say on the board's page.
    pub board: Board,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            file: FILE_NAME.to_owned(),
            organisation: Organisation::default(),
            general: General::default(),
            rating: Rating::default(),
            limits: Limits::default(),
            checks: Vec::new(),
            own_checks: Vec::new(),
            roles: Roles::default(),
            shifts: Vec::new(),
            sources: Vec::new(),
            statements: Vec::new(),
            waivers: Vec::new(),
            board: Board::default(),
        }
    }
}

/// Reads the text of a policy. `file` is its name for messages and reports.
///
/// # Errors
///
/// The first thing in it that cannot be understood.
pub fn read(file: &str, text: &str) -> Result<Policy, PolicyError> {
    // Notepad begins a file with a byte order mark, which would count as a character of line 1.
    let document = Document { file, text: text.trim_start_matches('\u{feff}') };
    let tree = reader::parse(document)?;
    let root = Table::root(document, &tree)?;
    Ok(Policy {
        file: file.to_owned(),
        organisation: Organisation::read(&root)?,
        general: General::read(&root)?,
        rating: Rating::read(&root)?,
        limits: Limits::read(&root)?,
        checks: CheckPolicy::read_all(&root)?,
        own_checks: OwnCheckPolicy::read_all(&root)?,
        roles: Roles::read(&root)?,
        shifts: ShiftPolicy::read_all(&root)?,
        sources: SourcePolicy::read_all(&root)?,
        statements: StatementPolicy::read_all(&root)?,
        waivers: WaiverPolicy::read_all(&root, file)?,
        board: Board::read(&root)?,
    })
}

impl Policy {
    /// What it says of a file or sheet: of several that match, the one that names the sheet,
    /// then the one without a pattern, then the first.
    pub fn source(&self, path: &str, sheet: Option<&str>) -> Option<&SourcePolicy> {
        let speaking = self.sources.iter().enumerate().filter(|(_, source)| source.speaks_of(path, sheet));
        let best = speaking.max_by_key(|(at, source)| (source.sheet.is_some(), source.file.is_exact(), Reverse(*at)));
        best.map(|(_, source)| source)
    }

    /// An error at a place of this policy, for what only higher floors can tell.
    pub fn error(&self, at: Spot, message: impl Into<String>) -> PolicyError {
        PolicyError::new(&self.file, at, message)
    }

    /// Where a value came from, in words: `default`, or `standto.toml, line 12`.
    pub fn words_for(&self, origin: Origin) -> String {
        match origin {
            Origin::Default => "default".to_owned(),
            Origin::Policy(at) => format!("{}, line {}", self.file, at.line),
        }
    }

    /// Every threshold in force that belongs to no single check, in a fixed order.
    pub fn thresholds(&self) -> Vec<Threshold> {
        let line = |name: String, value: String, origin| Threshold { name, value, from: self.words_for(origin) };
        let General { marking, dates, least_match_rate, approvers, history: _ } = &self.general;
        let Rating { green, red, .. } = &self.rating;
        let order = match dates.value {
            DateOrder::MonthFirst => "month first",
            DateOrder::DayFirst | DateOrder::Conflicting => "day first",
        };
        let mut all = vec![
            line("an area is green from a score of".to_owned(), green.value.to_string(), green.origin),
            line("an area is red under a score of".to_owned(), red.value.to_string(), red.origin),
        ];
        for severity in Severity::ALL {
            let days = self.rating.days_allowed(severity);
            let value = prose::count(u64::from(days.value), "day", "days");
            all.push(line(format!("time allowed to mend a {} finding", severity.name()), value, days.origin));
        }
        let rate = format!("{} %", least_match_rate.value);
        all.push(line("least match rate between two lists".to_owned(), rate, least_match_rate.origin));
        all.push(line("order of day and month where a column does not tell".to_owned(), order.to_owned(), dates.origin));
        let Limits { row_bytes, row_lines, columns, unpacked_megabytes } = &self.limits;
        let bounds = [
            ("most bytes in one row", row_bytes, ""),
            ("most lines in one row", row_lines, ""),
            ("most columns in one list", columns, ""),
            ("most a workbook may hold unpacked", unpacked_megabytes, " MB"),
        ];
        for (name, bound, unit) in bounds {
            all.push(line(name.to_owned(), format!("{}{unit}", prose::thousands(bound.value)), bound.origin));
        }
        if !approvers.value.is_empty() {
            all.push(line("who may accept a risk".to_owned(), prose::list(&approvers.value), approvers.origin));
        }
        all.push(line("marking".to_owned(), marking.value.clone(), marking.origin));
        all
    }
}
