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

/// Which classes some live assets are of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Classes {
    held: [bool; Class::ALL.len()],
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
    /// Looks at one live asset. A class that one was of before is not looked for again.
    pub fn see<'a>(&mut self, cell: impl Fn(AssetField) -> Cell<'a, &'a str>) {
        let kind = Kind::of(cell(AssetField::Kind), || cell(AssetField::Os));
        if kind == Kind::NotAnAsset {
            return;
        }
        self.live += 1;
        match kind {
            Kind::Information => self.hold(Class::Information),
            Kind::Medical => self.hold(Class::Medical),
            Kind::EndUser | Kind::Server | Kind::Network | Kind::Appliance | Kind::Peripheral => self.hold(Class::Hardware),
            Kind::NotSaid => self.kind_not_said += 1,
            Kind::Software => self.hold(Class::Software),
            Kind::NotAnAsset => {}
        }
        let text = |field| cell(field).value();
        self.hold_if(Class::Software, || text(AssetField::Software).is_some());
        self.hold_if(Class::PersonalData, || text(AssetField::Information).is_some_and(is_personal));
        self.hold_if(Class::Business, || {
            // A laptop in the finance department is no finance system.
            let is_system = matches!(kind, Kind::Software | Kind::Server | Kind::Information | Kind::NotSaid);
            text(AssetField::Information).is_some_and(is_business)
                || is_system
                    && ([AssetField::Purpose, AssetField::Software].into_iter().filter_map(text).any(is_business)
                        // Names are many, each on one row: not to be remembered.
                        || text(AssetField::Name).is_some_and(|name| BUSINESS.any_in(name)))
        });
    }

    fn hold(&mut self, class: Class) {
        self.held[class as usize] = true;
    }

    fn hold_if(&mut self, class: Class, is_of_it: impl FnOnce() -> bool) {
        let held = &mut self.held[class as usize];
        *held = *held || is_of_it();
    }

    /// Whether there is any of a class.
    pub fn has(&self, class: Class) -> bool {
        self.held[class as usize]
    }

    /// Two registers together.
    #[must_use]
    pub fn and(mut self, other: &Classes) -> Self {
        self.held.iter_mut().zip(other.held).for_each(|(mine, theirs)| *mine |= theirs);
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

    /// Classes of these assets alone.
    fn of(assets: &[&[(AssetField, &'static str)]]) -> Classes {
        let mut classes = Classes::default();
        for cells in assets {
            let row = Row::of(cells);
            let asset = Asset::read(&row);
            classes.see(|field| match field {
                KindField => asset.kind,
                Purpose => asset.purpose,
                Information => asset.information,
                _ => Cell::Absent,
            });
        }
        classes
    }

    fn held(classes: &Classes) -> Vec<Class> {
        Class::ALL.into_iter().filter(|class| classes.has(*class)).collect()
    }

    const PAYROLL: &[(AssetField, &str)] = &[(KindField, "Server"), (Purpose, "Payroll"), (Information, "Personal data")];
    const OFFICE: &[(AssetField, &str)] = &[(KindField, "Laptop"), (Purpose, "Office use, Finance")];
    const MONITOR: &[(AssetField, &str)] = &[(KindField, "Patient monitor")];
    const WIDGET: &[(AssetField, &str)] = &[(KindField, "Widget")];

    #[test]
    fn one_asset_may_be_of_several_classes_and_a_laptop_is_no_system() {
        assert_eq!(held(&of(&[PAYROLL])), [Class::Hardware, Class::PersonalData, Class::Business]);
        assert_eq!(held(&of(&[OFFICE])), [Class::Hardware]);
        assert_eq!(held(&of(&[MONITOR])), [Class::Medical]);
        assert_eq!(held(&of(&[WIDGET])), []);
        let all = of(&[PAYROLL, OFFICE, MONITOR, WIDGET]);
        assert_eq!(held(&all), [Class::Hardware, Class::Medical, Class::PersonalData, Class::Business]);
        assert_eq!((all.live, all.kind_not_said), (4, 1));
    }

    #[test]
    fn registers_together_hold_what_either_holds() {
        assert_eq!(of(&[MONITOR]).and(&of(&[OFFICE, WIDGET])), of(&[WIDGET, MONITOR, OFFICE]));
    }
}
