//! The critical systems on the three-o'clock sheet, those that share everything in one row.

use serde::Serialize;

use super::{fit, people};
use crate::audit::assessment::{NightSystem, Tonight};
use crate::model::prose;

/// Names and purposes written out of those that stand in one row; the rest are counted.
const NAMED: usize = 2;

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SystemRow {
    /// What they are for, or their names where no list says.
    pub what: String,
    /// Their names, where `what` is not made of them.
    pub names: String,
    /// Who answers for them; empty where nobody is named.
    pub owner: String,
    /// The owner's number; empty where there is none.
    pub owner_number: String,
    /// Who supplies them; empty where nobody wrote it down.
    pub supplier: String,
    /// The supplier's number for the night; empty where there is none.
    pub supplier_number: String,
    /// What is not sure of it.
    pub supplier_why: String,
    /// Whether they may be cut off, and who says so; empty where nobody wrote it down.
    pub isolation: String,
    /// What staff do meanwhile; empty where nobody wrote it down.
    pub downtime_plan: String,
}

pub(super) fn row(system: &NightSystem, withheld: bool) -> SystemRow {
    let names = few(&system.names, system.count);
    let what = if system.purposes.is_empty() { names.clone() } else { few(&system.purposes, system.purpose_count) };
    let first = |numbers: &[crate::audit::assessment::NightNumber]| people::numbers(numbers).into_iter().next().unwrap_or_default();
    SystemRow {
        names: if system.purposes.is_empty() { String::new() } else { names },
        what,
        owner: fit::cut(&system.owner, 40),
        owner_number: first(&system.owner_numbers),
        supplier: fit::cut(&system.supplier, 40),
        supplier_number: first(&system.supplier_numbers),
        supplier_why: if withheld { String::new() } else { fit::cut(&short(&system.supplier_why), 60) },
        isolation: fit::cut(&system.isolation, 70),
        downtime_plan: fit::cut(&system.downtime_plan, 70),
    }
}

fn short(why: &str) -> String {
    if why.starts_with("no list gives") { "no number that can be dialled".to_owned() } else { why.to_owned() }
}

fn few(names: &[String], all: u64) -> String {
    let mut shown: Vec<String> = names.iter().take(NAMED).map(|name| fit::cut(name, 48)).collect();
    if let more @ 1.. = all.saturating_sub(shown.len() as u64) {
        shown.push(format!("{} more", prose::thousands(more)));
    }
    prose::list(&shown)
}

/// Which columns the table has: what is recorded for no system at all is said once, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) isolation: bool,
    pub(super) downtime_plan: bool,
}

impl Columns {
    pub(super) fn of(night: &Tonight) -> Self {
        Columns { isolation: night.systems_with_isolation > 0, downtime_plan: night.systems_with_downtime_plan > 0 }
    }

    /// What is recorded for none of them; empty where each is for some.
    pub(super) fn lacking(self) -> &'static str {
        match (self.isolation, self.downtime_plan) {
            (true, true) => "",
            (false, true) => "Whether any of them may be cut off, and who says so, is recorded for none.",
            (true, false) => "What staff do while one is down is recorded for none.",
            (false, false) => "Whether any of them may be cut off, who says so, and what staff do while one is down: recorded for none.",
        }
    }
}

impl SystemRow {
    /// Millimetres on paper.
    pub(super) fn height(&self, columns: Columns) -> f64 {
        let or = |text: &str| if text.is_empty() { "not recorded".to_owned() } else { text.to_owned() };
        let more = [columns.isolation, columns.downtime_plan].into_iter().filter(|has| *has).count();
        // As in the style: what is left when each further column has its width.
        let (system, owner, supplier, each) = match more {
            0 => (79.0, 49.0, 55.0, 0.0),
            1 => (58.0, 41.0, 45.0, 36.0),
            _ => (49.0, 34.0, 36.0, 30.0),
        };
        let (of_owner, of_supplier) = (or(&self.owner), or(&self.supplier));
        let last = |has: bool, text: &str| if has { fit::TEXT.height(&or(text), each) } else { 0.0 };
        fit::row(&[
            fit::BOLD.height(&self.what, system) + fit::NOTE.height(&self.names, system),
            fit::height(&[(fit::TEXT, &of_owner), (fit::BOLD, &self.owner_number)], owner),
            fit::height(&[(fit::TEXT, &of_supplier), (fit::BOLD, &self.supplier_number)], supplier)
                + fit::NOTE.height(&self.supplier_why, supplier),
            last(columns.isolation, &self.isolation),
            last(columns.downtime_plan, &self.downtime_plan),
        ])
    }
}
