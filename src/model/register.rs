//! The kinds of list, and the table of fields of each.

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::field::FieldSpec;
use super::{account, alert, asset, baseline, contact, shift, staff, waiver};

/// One kind of list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Register {
    /// What the organisation has.
    Assets,
    /// Whom it would ring.
    Contacts,
    /// Who is on call when.
    Rota,
    /// Who and what can sign in.
    Accounts,
    /// Who works here.
    Staff,
    /// High severity alerts, and what became of each.
    Alerts,
    /// The least acceptable versions.
    Baselines,
    /// Risks that somebody accepted.
    Waivers,
}

impl Register {
    /// Every register, in the order the reports show them.
    pub const ALL: [Register; 8] = [
        Register::Assets,
        Register::Contacts,
        Register::Rota,
        Register::Accounts,
        Register::Staff,
        Register::Alerts,
        Register::Baselines,
        Register::Waivers,
    ];

    /// Those whose rows have checks of their own: the others are read for what they say as a whole.
    pub const JUDGED: [Register; 4] = [Register::Assets, Register::Contacts, Register::Accounts, Register::Alerts];

    /// Its place in arrays indexed by register, and in [`Register::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The registers that are told by the columns of their header: all but rotas, which are told by their shape.
    pub fn of_records() -> impl Iterator<Item = Register> {
        Self::ALL.into_iter().filter(|register| *register != Register::Rota)
    }

    /// The word used everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Register::Assets => "assets",
            Register::Contacts => "contacts",
            Register::Rota => "rota",
            Register::Accounts => "accounts",
            Register::Staff => "staff",
            Register::Alerts => "alerts",
            Register::Baselines => "baselines",
            Register::Waivers => "waivers",
        }
    }

    /// How a sentence calls a list of this kind.
    pub fn title(self) -> &'static str {
        match self {
            Register::Assets => "asset register",
            Register::Contacts => "contact list",
            Register::Rota => "rota",
            Register::Accounts => "account inventory",
            Register::Staff => "staff list",
            Register::Alerts => "list of alerts",
            Register::Baselines => "list of baselines",
            Register::Waivers => "list of waivers",
        }
    }

    /// Words in a file's or sheet's name that speak for it.
    pub fn name_hints(self) -> &'static [&'static str] {
        match self {
            Register::Assets => {
                &["asset", "device", "computer", "inventory", "cmdb", "discovery", "hardware", "server", "estate", "laptop"]
            }
            Register::Contacts => {
                &["contact", "on-call", "oncall", "on call", "out-of-hours", "out of hours", "ooh", "phone", "directory", "escalation"]
            }
            Register::Rota => &["rota", "roster"],
            Register::Accounts => &["account", "user", "aduser", "entra", "iam", "identity", "login"],
            Register::Staff => &["staff", "esr", "employee", "hr", "people", "starter", "leaver", "workforce"],
            Register::Alerts => &["alert", "hsa", "carecert"],
            Register::Baselines => &["baseline", "minimum", "version"],
            Register::Waivers => &["waiver", "accepted risk"],
        }
    }

    /// The fields of this register, in order.
    pub fn fields(self) -> &'static [FieldSpec] {
        match self {
            Register::Assets => asset::FIELDS,
            Register::Contacts => contact::FIELDS,
            Register::Rota => shift::FIELDS,
            Register::Accounts => account::FIELDS,
            Register::Staff => staff::FIELDS,
            Register::Alerts => alert::FIELDS,
            Register::Baselines => baseline::FIELDS,
            Register::Waivers => waiver::FIELDS,
        }
    }

    /// Whether doing without it is nobody's fault: checks that need it do not run then, and say why.
    pub fn is_optional(self) -> bool {
        self == Register::Alerts
    }

    /// The area its lists count in.
    pub fn area(self) -> Area {
        match self {
            Register::Assets | Register::Alerts | Register::Baselines => Area::Assets,
            // Nothing of its own is judged there: what is said of a waiver counts in the area of its check.
            Register::Waivers => Area::Reporting,
            Register::Contacts | Register::Rota => Area::Contacts,
            Register::Accounts | Register::Staff => Area::Accounts,
        }
    }

    /// The register of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|register| register.name() == name)
    }

    /// The field of that name.
    pub fn field_named(self, name: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_names_are_unique_and_every_field_is_documented() {
        for register in Register::ALL {
            let fields = register.fields();
            for (at, field) in fields.iter().enumerate() {
                assert!(!field.synonyms.is_empty(), "{} of {} has no header", field.name, register.name());
                assert!(field.doc.trim().ends_with('.'), "{} of {}: the doc is a sentence", field.name, register.name());
                assert!(fields[..at].iter().all(|other| other.name != field.name), "{} stands twice", field.name);
            }
            assert!(fields.len() <= 64, "a row's fields are kept as bits of a u64");
        }
    }
}
