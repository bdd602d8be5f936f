//! An alert whose number is missing or is not written `CC-nnnn`.
//!
//! Numbers of other bodies (a vendor's advisory, a patient safety alert) are left alone.

use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::alert::{Alert, AlertField};
use crate::model::cell::Cell;
use crate::model::control::CAF_B4_D;
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "number of the alert is missing or malformed",
    severity: Severity::Low,
    rationale: "The number is how the CSOC, a supplier and our own records speak of the same alert; a wrong one is looked up in vain.",
    fix: "Write the number as the alert's page does: CC- and four or five digits.",
    controls: &[CAF_B4_D],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAlert(&[&[AlertField::Id]], run),
};

fn run(alert: &Alert<'_>, _: &Facts<'_>) -> Verdict {
    let verdict = match alert.id {
        Cell::Value(text) if is_well_formed(text) => return Verdict::Pass,
        Cell::Value(text) if is_a_weakness(text) => {
            Verdict::fail(format!("{} is the number of a weakness, not of an alert", quoted(text))).because("the number of a weakness")
        }
        Cell::Value(text) if is_meant(text) => {
            Verdict::fail(format!("{} is not of the form CC-nnnn", quoted(text))).because("not of the form CC-nnnn")
        }
        Cell::Value(_) => return Verdict::NotApplicable,
        Cell::Absent => Verdict::unknown("the list has no column for the number").of_whole_column(),
        gap => Verdict::fail(format!("number is {}", gap.gap())).because("no number"),
    };
    verdict.at(AlertField::Id)
}

/// `CC-` and four or five digits, in any letters; a word behind it (`CC-4828 update 2`) does no harm.
fn is_well_formed(text: &str) -> bool {
    let Some((kind, rest)) = text.split_at_checked(3) else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    kind.eq_ignore_ascii_case("CC-") && (4..=5).contains(&digits) && !rest[digits..].starts_with(|c: char| c.is_alphanumeric())
}

fn is_a_weakness(text: &str) -> bool {
    text.get(..4).is_some_and(|kind| kind.eq_ignore_ascii_case("CVE-"))
}

/// Whether it was meant to be such a number: digits alone, or `CC` and digits in some other way.
fn is_meant(text: &str) -> bool {
    let bare: String = text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let digits = bare.strip_prefix("carecert").or(bare.strip_prefix("cc")).or(bare.strip_prefix("hsa")).unwrap_or(&bare);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_alerts_of_weaknesses_and_of_others() {
        for text in ["CC-4828", "cc-3681", "CC-10482", "CC-4828 update 2", "CC-4828 (updated)"] {
            assert!(is_well_formed(text), "{text}");
        }
        for text in ["CC4828", "CC 4828", "4828", "CC-482", "CareCERT 3681", "CC-482811"] {
            assert!(!is_well_formed(text) && is_meant(text), "{text}");
        }
        for text in ["NatPSA/2026/004", "FG-IR-26-019", "advisory-7", "é"] {
            assert!(!is_well_formed(text) && !is_meant(text) && !is_a_weakness(text), "{text}");
        }
        assert!(is_a_weakness("cve-2026-1234"));
    }
}
