//! The classes of asset that an auditor looks for in a register, and which of them one holds.

use super::{Asset, Kind};
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
    /// Looks at one asset, which counts if it is live. A class that one was of before is not looked for again.
    pub fn see(&mut self, asset: &Asset<'_>) {
        let kind = asset.kind();
        if !asset.is_judged() || kind == Kind::NotAnAsset {
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
        self.hold_if(Class::Software, || asset.software.value().is_some());
        self.hold_if(Class::PersonalData, || asset.information.value().is_some_and(is_personal));
        self.hold_if(Class::Business, || {
            // A laptop in the finance department is no finance system.
            let is_system = matches!(kind, Kind::Software | Kind::Server | Kind::Information | Kind::NotSaid);
            asset.information.value().is_some_and(is_business)
                || is_system
                    && ([asset.purpose, asset.software].iter().filter_map(Cell::value).any(is_business)
                        // Names are many, each on one row: not to be remembered.
                        || asset.name.value().is_some_and(|name| BUSINESS.any_in(name)))
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

    /// Adds other assets.
    pub fn join(&mut self, other: &Classes) {
        self.held.iter_mut().zip(other.held).for_each(|(mine, theirs)| *mine |= theirs);
        self.live += other.live;
        self.kind_not_said += other.kind_not_said;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::asset::AssetField::{self, Information, Kind as KindField, Purpose};
    use crate::model::written::Row;

    /// Classes of these assets alone.
    fn of(assets: &[&[(AssetField, &'static str)]]) -> Classes {
        let mut classes = Classes::default();
        for cells in assets {
            classes.see(&Asset::read(&Row::of(cells)));
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
        let mut both = of(&[MONITOR]);
        both.join(&of(&[OFFICE, WIDGET]));
        assert_eq!(both, of(&[WIDGET, MONITOR, OFFICE]));
    }
}
