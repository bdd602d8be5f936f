//! A list without a column that the audit cannot do without.
//!
//! It stands for every check that the absent column stops, so that no check is silently not judged.

use std::collections::BTreeMap;

use crate::checks::{Check, Run};
use crate::model::account::AccountField;
use crate::model::alert::AlertField;
use crate::model::area::Area;
use crate::model::asset::AssetField;
use crate::model::contact::ContactField;
use crate::model::control::{CAF_A3_A, CAF_D1_A, CIS_1_1, CIS_5_1, CIS_17_2};
use crate::model::facts::{Facts, OwnNeed};
use crate::model::place::Place;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::shift::ShiftField;
use crate::model::source::SourceFacts;
use crate::model::staff::StaffField;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "list has no column for something essential",
    severity: Severity::High,
    rationale: "What no column says, nobody can look up at night, and no audit can vouch for.",
    fix: "Add the column to the list or the export; where it is there under another name, map it in the policy.",
    controls: &[CAF_A3_A, CAF_D1_A, CIS_1_1, CIS_5_1, CIS_17_2],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

/// Something a list must say: one of these columns.
struct Essential {
    register: Register,
    any: &'static [usize],
    /// What it is, for the subject.
    what: &'static str,
    /// What is said where it is absent.
    absent: &'static str,
    /// How bad that is, where it is not as bad as the check says.
    severity: Option<Severity>,
}

static ESSENTIAL: &[Essential] = &[
    Essential {
        register: Register::Assets,
        any: &[AssetField::Owner as usize, AssetField::OwnerEmail as usize],
        what: "owner",
        absent: "no column says who answers for an asset",
        severity: None,
    },
    Essential {
        register: Register::Assets,
        any: &[AssetField::LastPatched as usize, AssetField::Version as usize, AssetField::Os as usize, AssetField::SupportEnds as usize],
        what: "patch or support state",
        absent: "no column tells whether an asset is patched and supported",
        severity: None,
    },
    Essential {
        register: Register::Assets,
        any: &[AssetField::Purpose as usize, AssetField::Criticality as usize],
        what: "use or criticality",
        absent: "no column says what an asset is for, or how much depends on it",
        severity: None,
    },
    Essential {
        register: Register::Contacts,
        any: &[ContactField::Name as usize, ContactField::Role as usize, ContactField::Team as usize],
        what: "name or post",
        absent: "no column says who or what post a contact is",
        severity: None,
    },
    Essential {
        register: Register::Contacts,
        any: &[ContactField::Verified as usize],
        what: "day last checked",
        absent: "no column says when a contact was last checked",
        severity: None,
    },
    Essential {
        register: Register::Accounts,
        any: &[AccountField::Enabled as usize],
        what: "enabled",
        absent: "no column says which accounts can sign in",
        severity: None,
    },
    Essential {
        register: Register::Accounts,
        any: &[AccountField::Mfa as usize],
        what: "second factor",
        absent: "no column says which accounts have a second factor",
        severity: None,
    },
    Essential {
        register: Register::Accounts,
        any: &[AccountField::EmployeeId as usize, AccountField::Email as usize, AccountField::Name as usize],
        what: "key to a person",
        absent: "no column ties an account to a person",
        severity: None,
    },
    Essential {
        register: Register::Staff,
        any: &[StaffField::EmployeeId as usize, StaffField::Email as usize, StaffField::Username as usize],
        what: "key",
        absent: "no column tells two people of one name apart",
        severity: None,
    },
    Essential {
        register: Register::Staff,
        any: &[StaffField::Leave as usize, StaffField::Status as usize],
        what: "leaving date or status",
        absent: "no column says who has left",
        severity: None,
    },
    Essential {
        register: Register::Staff,
        any: &[StaffField::Leave as usize],
        what: "leaving date",
        absent: "no column says when somebody leaves: who goes soon, and for how long a leaver has been gone, cannot be told",
        severity: Some(Severity::Low),
    },
    Essential {
        register: Register::Rota,
        any: &[ShiftField::Service as usize],
        what: "service",
        absent: "no column says which service a shift covers: the rota is judged as one, and a gap in one service is not seen beside another",
        severity: Some(Severity::Low),
    },
    Essential {
        register: Register::Rota,
        any: &[ShiftField::From as usize, ShiftField::To as usize],
        what: "day or hours of a shift",
        absent: "no column says when anybody is on: whether tonight is covered cannot be told",
        severity: None,
    },
    Essential {
        register: Register::Alerts,
        any: &[AlertField::Published as usize],
        what: "day of publication",
        absent: "no column says when an alert came out: whether it was acknowledged and dealt with in time cannot be told",
        severity: None,
    },
    Essential {
        register: Register::Alerts,
        any: &[AlertField::Acknowledged as usize],
        what: "day of acknowledgement",
        absent: "no column says when an alert was acknowledged",
        severity: None,
    },
    Essential {
        register: Register::Alerts,
        any: &[AlertField::Remediated as usize, AlertField::Status as usize],
        what: "state of remediation",
        absent: "no column says whether an alert has been dealt with",
        severity: None,
    },
];

/// Without these a contact list is `contact-phone-missing`'s to report.
const TELEPHONE: &[usize] =
    &[ContactField::OutOfHours as usize, ContactField::Mobile as usize, ContactField::Phone as usize, ContactField::OtherPhone as usize];

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    for source in facts.survey.sources.iter().filter(|source| source.holds(source.register)) {
        let has = |any: &[usize]| any.iter().any(|field| source.has_index(*field));
        let essential: Vec<&Essential> = ESSENTIAL.iter().filter(|line| line.register == source.register).collect();
        for line in &essential {
            let verdict = if has(line.any) { Verdict::Pass } else { failed(line) };
            out.push(of_source(source, line.what, verdict));
        }
        for (any, checks) in needs(source.register, &facts.survey.own_needs) {
            // Told by an essential line: the same columns, or columns whose absence that line has just reported.
            let is_told = |line: &&&Essential| same(line.any, &any) || !has(line.any) && any.iter().all(|field| line.any.contains(field));
            if essential.iter().any(|line| is_told(&line)) {
                continue;
            }
            let names: Vec<&str> = any.iter().map(|field| source.register.fields()[*field].name).collect();
            let what = names.join(" or ");
            let verdict = if has(&any) {
                Verdict::Pass
            } else {
                let records = prose::count(source.records, "record", "records");
                Verdict::fail(format!("no column for {what}: {} could judge none of its {records}", prose::list(&checks)))
                    .as_severe_as(Severity::Medium)
            };
            out.push(of_source(source, &what, verdict));
        }
    }
}

fn failed(line: &Essential) -> Verdict {
    let verdict = Verdict::fail(line.absent);
    match line.severity {
        Some(severity) => verdict.as_severe_as(severity),
        None => verdict,
    }
}

/// Every list of columns that checks on this register need one of, with the checks. Telephone columns are left out.
fn needs(register: Register, own: &[OwnNeed]) -> BTreeMap<Vec<usize>, Vec<&str>> {
    let mut needs: BTreeMap<Vec<usize>, Vec<&str>> = BTreeMap::new();
    for entry in super::super::ALL.iter().filter(|entry| entry.check.run.register() == Some(register)) {
        for any in entry.check.needs() {
            if register != Register::Contacts || !same(TELEPHONE, &any) {
                needs.entry(any).or_default().push(entry.name);
            }
        }
    }
    for need in own.iter().filter(|need| need.register == register) {
        needs.entry(need.any.clone()).or_default().push(&need.check);
    }
    needs
}

fn same(one: &[usize], other: &[usize]) -> bool {
    one.len() == other.len() && one.iter().all(|field| other.contains(field))
}

fn of_source(source: &SourceFacts, what: &str, verdict: Verdict) -> EstateVerdict {
    EstateVerdict {
        area: source.register.area(),
        subject: format!("{}: {what}", source.label),
        label: source.label.clone(),
        place: Some(Place::of_source(source.number)),
        verdict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::Field;
    use crate::model::param::Settings;
    use crate::model::written;

    fn failing(register: Register, present: &[usize]) -> Vec<String> {
        let mut survey = written::survey();
        survey.sources = vec![SourceFacts {
            is_record: true,
            label: "list.csv".to_owned(),
            register,
            number: 0,
            records: 2,
            present: present.iter().fold(0, |bits, field| bits | 1 << field),
            extracted: None,
            secrets: Vec::new(),
            reading: crate::model::source::Reading::default(),
        }];
        let mut out = Vec::new();
        run(&written::facts(&survey, &Settings::default()), &mut out);
        out.into_iter().filter(|verdict| verdict.verdict != Verdict::Pass).map(|verdict| verdict.subject).collect()
    }

    #[test]
    fn a_whole_list_lacks_nothing() {
        for register in Register::ALL {
            let all: Vec<usize> = (0..register.fields().len()).collect();
            assert_eq!(failing(register, &all), [] as [&str; 0], "{}", register.name());
        }
    }

    #[test]
    fn every_column_a_check_needs_is_reported_where_it_is_absent() {
        for entry in super::super::super::ALL {
            let Some(register) = entry.check.run.register() else { continue };
            for any in entry.check.needs().into_iter().filter(|any| register != Register::Contacts || !same(TELEPHONE, any)) {
                let others: Vec<usize> = (0..register.fields().len()).filter(|field| !any.contains(field)).collect();
                assert!(!failing(register, &others).is_empty(), "{} is stopped in silence", entry.name);
            }
        }
    }

    #[test]
    fn the_telephone_is_another_checks() {
        let others: Vec<usize> = (0..Register::Contacts.fields().len()).filter(|field| !TELEPHONE.contains(field)).collect();
        assert_eq!(failing(Register::Contacts, &others), [] as [&str; 0]);
        let without_verified: Vec<usize> =
            (0..Register::Contacts.fields().len()).filter(|f| *f != ContactField::Verified.index()).collect();
        assert_eq!(failing(Register::Contacts, &without_verified), ["list.csv: day last checked"]);
    }
}
