//! The classes of asset that an auditor looks for in a register, and which of them one holds.

use super::{AssetField, Kind};
use crate::model::cell::Cell;
use crate::model::remembered::Remembered;
use crate::model::words::Within;

/// What the inventories together must cover: the list of the DSPT's A3.a.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Data sets and records.
    Information,
    /// Computers, network equipment, other devices.
    Hardware,
    /// Applications and services.
    Software,
    /// Connected medical devices.
    Medical,
    /// Systems that hold personal data.
    PersonalData,
    /// Systems of the business: finance, payroll, procurement.
    Business,
}

impl Class {
    /// Every class.
    pub const ALL: [Class; 6] =
        [Class::Information, Class::Hardware, Class::Software, Class::Medical, Class::PersonalData, Class::Business];

    /// As the policy and the report name it.
    pub fn name(self) -> &'static str {
        match self {
            Class::Information => "information assets",
            Class::Hardware => "hardware",
            Class::Software => "software",
            Class::Medical => "connected medical devices",
            Class::PersonalData => "systems that hold personal data",
            Class::Business => "business systems",
        }
    }
}

/// How many live assets of each class there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Classes {
    counts: [u64; Class::ALL.len()],
    /// Live assets.
    pub live: u64,
    /// Those whose kind is not told, or told in words we do not know.
    pub kind_not_said: u64,
}

static PERSONAL: Within = Within::new(&[
    "personal",
    "patient",
    "special category",
    "pii",
    "confidential",
    "sensitive",
    "staff record",
    "clinical record",
    "payroll",
    "yes",
]);
static BUSINESS: Within = Within::new(&[
    "finance",
    "financial",
    "payroll",
    "procurement",
    "ledger",
    "human resources",
    "rostering",
    "business",
    "commercial",
    "corporate",
]);

fn is_personal(text: &str) -> bool {
    static REMEMBERED: Remembered<bool> = Remembered::new(1024);
    REMEMBERED.of([text], || PERSONAL.any_in(text))
}

fn is_business(text: &str) -> bool {
    static REMEMBERED: Remembered<bool> = Remembered::new(4096);
    REMEMBERED.of([text], || BUSINESS.any_in(text))
}

impl Classes {
    /// Counts one live asset.
    pub fn see<'a>(&mut self, cell: impl Fn(AssetField) -> Cell<'a, &'a str>) {
        let kind = Kind::of(cell(AssetField::Kind), cell(AssetField::Os));
        if kind == Kind::NotAnAsset {
            return;
        }
        self.live += 1;
        let is_software = kind == Kind::Software || matches!(cell(AssetField::Software), Cell::Value(_));
        match kind {
            Kind::Information => self.add(Class::Information),
            Kind::Medical => self.add(Class::Medical),
            Kind::EndUser | Kind::Server | Kind::Network | Kind::Appliance | Kind::Peripheral => self.add(Class::Hardware),
            Kind::NotSaid => self.kind_not_said += 1,
            Kind::Software | Kind::NotAnAsset => {}
        }
        if is_software {
            self.add(Class::Software);
        }
        let text = |field| cell(field).value();
        if text(AssetField::Information).is_some_and(is_personal) {
            self.add(Class::PersonalData);
        }
        let holds_business = text(AssetField::Information).is_some_and(is_business);
        // A laptop in the finance department is no finance system.
        let is_system = matches!(kind, Kind::Software | Kind::Server | Kind::Information | Kind::NotSaid);
        if holds_business
            || is_system
                && ([AssetField::Purpose, AssetField::Software].into_iter().filter_map(text).any(is_business)
                    // Names are many, each on one row: not to be remembered.
                    || text(AssetField::Name).is_some_and(|name| BUSINESS.any_in(name)))
        {
            self.add(Class::Business);
        }
    }

    fn add(&mut self, class: Class) {
        self.counts[class as usize] += 1;
    }

    /// How many there are of a class.
    pub fn of(&self, class: Class) -> u64 {
        self.counts[class as usize]
    }

    /// Two registers together.
    #[must_use]
    pub fn and(mut self, other: &Classes) -> Self {
        self.counts.iter_mut().zip(other.counts).for_each(|(sum, more)| *sum += more);
        self.live += other.live;
        self.kind_not_said += other.kind_not_said;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::asset::Asset;
    use crate::model::asset::AssetField::{Information, Kind as KindField, Purpose};
    use crate::model::written::Row;

    #[test]
    fn one_asset_may_be_of_several_classes() {
        let mut classes = Classes::default();
        for cells in [
            &[(KindField, "Server"), (Purpose, "Payroll"), (Information, "Personal data")][..],
            &[(KindField, "Laptop"), (Purpose, "Office use, Finance")],
            &[(KindField, "Patient monitor")],
            &[(KindField, "Widget")],
        ] {
            let row = Row::of(cells);
            let asset = Asset::read(&row);
            classes.see(|field| match field {
                KindField => asset.kind,
                Purpose => asset.purpose,
                Information => asset.information,
                _ => Cell::Absent,
            });
        }
        let counts = Class::ALL.map(|class| classes.of(class));
        assert_eq!(counts, [0, 2, 0, 1, 1, 1]);
        assert_eq!((classes.live, classes.kind_not_said), (4, 1));
    }
}
