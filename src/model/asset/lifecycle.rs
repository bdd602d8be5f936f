//! Where an asset stands in its life: only live ones are judged.

use super::Asset;
use crate::model::cell::Cell;
use crate::model::remembered::Remembered;

/// The lifecycle states that real registers tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lifecycle {
    /// Ordered or being built.
    Planned,
    /// In a cupboard.
    InStock,
    /// In use.
    Live,
    /// Away for repair: still somebody's.
    InRepair,
    /// Replaced by something else.
    Migrated,
    /// Retired, disposed of, lost.
    Gone,
    /// The list does not say, or says it in words we do not know.
    #[default]
    NotSaid,
}

impl Lifecycle {
    /// Reads a status cell.
    pub fn read(status: Cell<'_, &str>) -> Self {
        static REMEMBERED: Remembered<Lifecycle> = Remembered::new(256);
        match status {
            // As nearly every list has it.
            Cell::Value("In use" | "In Use" | "Deployed" | "Active" | "Live") => Lifecycle::Live,
            Cell::Value(text) => REMEMBERED.of([text], || Self::from_words(text)),
            _ => Lifecycle::NotSaid,
        }
    }

    fn from_words(text: &str) -> Self {
        let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
        if is(LIVE) {
            return Lifecycle::Live;
        }
        if is(IN_STOCK) {
            return Lifecycle::InStock;
        }
        if is(GONE) {
            return Lifecycle::Gone;
        }
        let lower = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        if has(&["retire", "dispos", "decommission", "scrap", "stolen", "lost", "non-operational", "written off", "destroyed"]) {
            Lifecycle::Gone
        } else if has(&["migrated", "replaced", "superseded"]) {
            Lifecycle::Migrated
        } else if has(&["stock", "spare", "storage", "stored", "ready to deploy"]) {
            Lifecycle::InStock
        } else if is(IN_REPAIR) || has(&["repair", "undeployable", "maintenance"]) {
            Lifecycle::InRepair
        } else if has(&["planned", "order", "build", "procur", "pending install"]) {
            Lifecycle::Planned
        } else if has(&["in use", "live", "deployed", "operational", "production", "active", "installed"]) {
            Lifecycle::Live
        } else {
            Lifecycle::NotSaid
        }
    }

    /// Whether an asset in this state is judged. One whose state is not said is.
    pub fn is_judged(self) -> bool {
        matches!(self, Lifecycle::Live | Lifecycle::InRepair | Lifecycle::NotSaid)
    }
}

/// The status codes are those of `ServiceNow`'s `operational_status`.
const LIVE: &[&str] =
    &["in use", "deployed", "active", "live", "operational", "installed", "production", "in service", "yes", "true", "1", "managed"];
const IN_STOCK: &[&str] = &["in stock", "spare", "ready", "stock", "5", "dr standby", "4", "standby"];
const IN_REPAIR: &[&str] = &["rma", "3"];
const GONE: &[&str] =
    &["retired", "disposed", "non-operational", "2", "6", "no", "false", "0", "obsolete", "deleted", "archived", "inactive"];

impl Asset<'_> {
    /// Where it stands in its life.
    pub fn lifecycle(&self) -> Lifecycle {
        self.told.lifecycle
    }

    /// Whether it is in use, as far as the list can say: one away for repair is not, nor one whose status is left blank
    /// though the list has statuses.
    pub fn is_in_use(&self) -> bool {
        match self.lifecycle() {
            Lifecycle::Live => true,
            Lifecycle::NotSaid => !self.status.is_missing(),
            _ => false,
        }
    }

    /// Whether it is judged by the checks on live assets.
    pub fn is_judged(&self) -> bool {
        self.lifecycle().is_judged()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_seen_in_real_registers() {
        for (text, state) in [
            ("Deployed", Lifecycle::Live),
            ("In Use", Lifecycle::Live),
            ("production", Lifecycle::Live),
            ("In Stock", Lifecycle::InStock),
            ("Spare", Lifecycle::InStock),
            ("Repair in Progress", Lifecycle::InRepair),
            ("Retired - 2024", Lifecycle::Gone),
            ("Non-Operational", Lifecycle::Gone),
            ("Migrated", Lifecycle::Migrated),
            ("Planned", Lifecycle::Planned),
            ("Ready to Deploy", Lifecycle::InStock),
            ("Undeployable", Lifecycle::InRepair),
            ("1", Lifecycle::Live),
            ("2", Lifecycle::Gone),
            ("3", Lifecycle::InRepair),
            ("4", Lifecycle::InStock),
            ("5", Lifecycle::InStock),
            ("6", Lifecycle::Gone),
            ("Normal", Lifecycle::NotSaid),
            ("blue", Lifecycle::NotSaid),
        ] {
            assert_eq!(Lifecycle::read(Cell::Value(text)), state, "{text}");
        }
        assert!(Lifecycle::read(Cell::Blank).is_judged());
        assert!(!Lifecycle::read(Cell::Value("Disposed")).is_judged());
    }
}
